"""A paced breath: beats that come round again. One's own pace always wins."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from rekindle.method.players.player import Player
from rekindle.method.players.step import Words


class Beat(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One part of a breath: the words said, how long it lasts, and what the light does meanwhile."""

    cue: Words
    seconds: Annotated[int, Meta(ge=2, le=20)]
    light: Literal["rises", "settles", "rests"]


class Breath(Player, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="player", tag="breath"):
    """Beats, how many rounds of them, and how to do without counting."""

    beats: Annotated[tuple[Beat, ...], Meta(min_length=2, max_length=4)]
    rounds_smallest: Annotated[int, Meta(ge=1, le=5)]
    rounds_usual: Annotated[int, Meta(ge=1, le=60)]
    without_counting: Words
