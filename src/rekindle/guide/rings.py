"""The four rings that the families of practices lie in: offers move outward slowly and come back at any strain.

Source: the practices document, section 1. No ring is ever finished, and none is ever locked.
"""

from collections.abc import Mapping
from enum import IntEnum

from rekindle.method.practice import Family


class Ring(IntEnum):
    """How far out a family lies."""

    STEADY = 0
    SELF = 1
    ALIVE = 2
    OTHERS = 3


RINGS: Mapping[Family, Ring] = {
    "grounding": Ring.STEADY,
    "senses": Ring.STEADY,
    "rest": Ring.STEADY,
    "care": Ring.STEADY,
    "noticing": Ring.SELF,
    "kindness-to-self": Ring.SELF,
    "understanding": Ring.SELF,
    "breath": Ring.SELF,
    "body": Ring.SELF,
    "movement": Ring.SELF,
    "nature": Ring.SELF,
    "words": Ring.SELF,
    "feelings": Ring.SELF,
    "making": Ring.ALIVE,
    "music": Ring.ALIVE,
    "alive": Ring.ALIVE,
    "meaning": Ring.ALIVE,
    "places": Ring.ALIVE,
    "hope": Ring.ALIVE,
    "people": Ring.OTHERS,
    "trust": Ring.OTHERS,
    "expression": Ring.OTHERS,
}
