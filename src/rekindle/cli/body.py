"""Asking where something is in the body, in a terminal: hands first, then any other place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from rekindle.cli.answers import found
from rekindle.cli.leaving import reply
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.cli.playing import Playing
    from rekindle.method.body import Place, Sensation
    from rekindle.method.players import BodyMap
    from rekindle.method.players.step import Screen
    from rekindle.method.states import Strength


class _One(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def word(self) -> str: ...


def ask_where(playing: Playing, screen: Screen) -> None:
    """Ask where something is in the body.

    Raises:
        Left: the person leaves.
    """
    from rekindle.method.players import BodyMap

    play = playing.practice.play
    if not isinstance(play, BodyMap):
        raise TypeError(play)
    _Body(playing, play).ask(screen.say)


class _Body:
    """The marks that are made, place by place."""

    def __init__(self, playing: Playing, play: BodyMap) -> None:
        self._playing, self._play = playing, play
        self._talk, self._body = playing.talk, playing.library.body
        self._strengths = playing.library.answers.strengths
        self._marks: dict[str, str] = {}
        """The lines that were said, such as “hands: warm, faint”."""

    def ask(self, say: str) -> None:
        """Ask about the hands, and about other places until there is none.

        Raises:
            Left: the person leaves.
        """
        from rekindle.method.body import HANDS

        self._talk.say()
        self._talk.say(say)
        self._talk.aside(self._body.texts.nothing)
        self._ask_about(next(place for place in self._body.places if place.id == HANDS))
        noted = False
        question = _("Another place, ? for a list, or Enter: ")
        while typed := reply(self._talk, question):
            if not noted:
                self._talk.say(self._play.whole)
                noted = True
            place = self._body.place(found(_by_id(self._body.places), typed) or "")
            if place is None:
                self._show(self._body.places)
            else:
                self._ask_about(place)

    def _ask_about(self, place: Place) -> None:
        from rekindle.method.body import NO_MORE, NOWHERE, Mark

        if place.id == NOWHERE:
            self._put(place, place.word)
            return
        self._talk.head(place.word[:1].upper() + place.word[1:])
        self._show(self._in_order()[: len(self._body.at_once)])
        sensation = self._choose(_("A number or a word, ? for more, or Enter: "))
        if sensation is None:
            self._put(place, "")
            return
        self._put(place, self._body.said(Mark(place.id, sensation.id), self._strengths))
        if sensation.id not in NO_MORE:
            mark = Mark(place.id, sensation.id, self._ask_how_strong())
            self._put(place, self._body.said(mark, self._strengths))

    def _put(self, place: Place, line: str) -> None:
        from rekindle.method.players.step import Said

        self._marks[place.id] = line
        self._playing.now = Said(tuple(filter(None, self._marks.values())))

    def _choose(self, question: str) -> Sensation | None:
        """Ask for a sensation until there is one, or none is wanted; those at once have the first numbers."""
        sensations = self._in_order()
        while typed := reply(self._talk, question):
            sensation = self._body.sensation(found(_by_id(sensations), typed) or "")
            if sensation is not None:
                return sensation
            self._show(sensations)
        return None

    def _in_order(self) -> list[Sensation]:
        at_once = [one for name in self._body.at_once if (one := self._body.sensation(name))]
        return at_once + [one for one in self._body.sensations if one not in at_once]

    def _ask_how_strong(self) -> Strength | None:
        offered = ", ".join(f"{number} {word}" for number, word in enumerate(self._strengths.values(), 1))
        return found(self._strengths, reply(self._talk, _("How strong? %s, or Enter: ") % offered))

    def _show(self, ones: Iterable[_One]) -> None:
        self._talk.say(", ".join(f"{number} {one.word}" for number, one in enumerate(ones, 1)), indent=2)


def _by_id(ones: Iterable[_One]) -> dict[str, str]:
    return {one.id: one.word for one in ones}
