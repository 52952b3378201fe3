"""The sixteen players: what each is told by a practice's file. What a person answers stands in `step`."""

from rekindle.method.players.body_map import BodyMap
from rekindle.method.players.breath import Breath
from rekindle.method.players.cards import Cards
from rekindle.method.players.draw import Draw
from rekindle.method.players.feelings import Feelings
from rekindle.method.players.growing import Growing
from rekindle.method.players.letter import Letter
from rekindle.method.players.message import Message
from rekindle.method.players.outside import Outside
from rekindle.method.players.plan import Plan
from rekindle.method.players.reflect import Reflect
from rekindle.method.players.senses import Senses
from rekindle.method.players.sound import Sound
from rekindle.method.players.ten_words import TenWords
from rekindle.method.players.timed import Timed
from rekindle.method.players.write import Write

Play = (
    BodyMap
    | Breath
    | Cards
    | Draw
    | Feelings
    | Growing
    | Letter
    | Message
    | Outside
    | Plan
    | Reflect
    | Senses
    | Sound
    | TenWords
    | Timed
    | Write
)

__all__ = [
    "BodyMap",
    "Breath",
    "Cards",
    "Draw",
    "Feelings",
    "Growing",
    "Letter",
    "Message",
    "Outside",
    "Plan",
    "Play",
    "Reflect",
    "Senses",
    "Sound",
    "TenWords",
    "Timed",
    "Write",
]
