"""Drawing in a terminal: cards by number, a colour for them, and words of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.answers import numbered
from rekindle.cli.asked import ask
from rekindle.cli.leaving import reply
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.ports_beside import Picture, Pictures
    from rekindle.cli.playing import Playing
    from rekindle.cli.talk import Talk
    from rekindle.method.players.draw import Draw
    from rekindle.method.players.player import Walk
    from rekindle.method.players.sheet import Ink
    from rekindle.method.players.step import Said, Screen
    from rekindle.method.practice import Practice

FIRST_INK: Ink = "ember"


def draw(playing: Playing, screen: Screen) -> None:
    """Ask what goes on the sheet, and in which colour; a card whose colour was not said has the first one.

    Raises:
        Left: the person leaves.
    """
    from rekindle.app.practising import room_of
    from rekindle.method.players import Draw

    talk, play = playing.talk, playing.practice.play
    if not isinstance(play, Draw):
        raise TypeError(play)
    talk.say()
    talk.say(screen.say)
    talk.aside(play.without_drawing)
    said = _named(play, ask(talk, screen, room_of(playing.practice, playing.walk)))
    playing.now = _inked(play, said, FIRST_INK)
    if said.picks and play.surface not in {"people", "square"}:
        playing.now = _inked(play, said, _ink(talk))


def picture_of(pictures: Pictures, practice: Practice, walk: Walk) -> Picture | None:
    """Make the picture that the cards show, to be looked at in a browser; None where nothing was drawn."""
    from rekindle.app.sheets import drawn
    from rekindle.method.players import Draw

    if not isinstance(practice.play, Draw):
        return None
    picks = tuple(pick for said in walk.said for pick in said.picks)
    return drawn(pictures, practice.play, picks, _, "light")


def _named(play: Draw, said: Said) -> Said:
    """Take a card that was called by its word for picked, as well as one that was picked by number."""
    from msgspec.structs import replace

    cards = {card.word.casefold(): card.word for card in play.cards}
    parts = [part.strip() for part in said.text.split(",") if part.strip()]
    named = tuple(cards[part.casefold()] for part in parts if part.casefold() in cards)
    own = ", ".join(part for part in parts if part.casefold() not in cards)
    return replace(said, picks=(*said.picks, *named), text=own)


def _inked(play: Draw, said: Said, ink: Ink) -> Said:
    from msgspec.structs import replace

    from rekindle.app.sheets import words_of

    return replace(said, picks=tuple(words_of(play, word, ink, "fine", _) for word in said.picks))


def _ink(talk: Talk) -> Ink:
    from rekindle.app.sheets import INKS

    inks, words = list(INKS), [_(word) for word in INKS.values()]
    talk.say(", ".join(f"{number} {word.lower()}" for number, word in enumerate(words, 1)), indent=2)
    while True:
        typed = reply(talk, _("In which colour? A number, or Enter for any: ")).strip()
        index = numbered(words, typed)
        if not typed or index is not None:
            return inks[index if index is not None else inks.index(FIRST_INK)]
