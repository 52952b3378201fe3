"""Asking how it is, one question after another; any can be left out, and stopping keeps what was said."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeVar

from rekindle.cli.answers import Answers, NotAnAnswer, share
from rekindle.cli.feeling_words import Words, say_how
from rekindle.cli.layout import padded, width_of
from rekindle.cli.talk import Talk, columns
from rekindle.cli.texts import END
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.library import Library
    from rekindle.life.check_ins import More
    from rekindle.life.records import Feeling
    from rekindle.method.states import Energy, State

T = TypeVar("T")

Part = Literal["state", "feeling", "need", "note"]
"""What can be left blank in a command line, so that it is asked for."""
NOT_SAFE = "!"
COLUMNS = 3


class Enough(Exception):
    """The person has said enough; what was said is kept."""


@dataclass
class Gathered:
    """What was said so far."""

    states: tuple[State, ...] = ()
    felt: float | None = None
    connected: float | None = None
    energy: Energy | None = None
    feelings: tuple[Feeling, ...] = ()
    needs: tuple[str, ...] = ()
    note: str = ""
    not_safe: bool = False

    def more(self) -> More:
        """Give it as the longer answer of a check-in."""
        from rekindle.life.check_ins import More

        return More(self.felt, self.connected, self.energy, self.feelings, self.needs, self.note)


def ask_how_it_is(talk: Talk, library: Library, own: Sequence[str]) -> Gathered:
    """Ask everything that can be said about now, after the introduction; `own` are feeling words of one's own."""
    said = Gathered()
    with contextlib.suppress(Enough):
        _ask_all(talk, library, said, own)
    return said


def introduce(talk: Talk, library: Library) -> None:
    """Say what is asked, and which answers there are."""
    talk.head(_("How is it right now?"))
    talk.say(_("Nothing is an answer too."))
    talk.aside(_("Enter leaves a question out. A dot or Ctrl-D stops and keeps what you said."))
    talk.say()
    words = [f"{number:>2}  {word}" for number, word in enumerate(library.answers.states.values(), 1)]
    widest = max(map(width_of, words)) + 4
    beside = max(1, min(COLUMNS, (columns() - 1) // widest))
    for first in range(0, len(words), beside):
        talk.row(f" {''.join(padded(word, widest) for word in words[first : first + beside])}")
    talk.item(NOT_SAFE, _("I am not safe, or someone near me is not"), indent=2)


def _ask_all(talk: Talk, library: Library, said: Gathered, own: Sequence[str]) -> None:
    """Put each answer into `said` as it comes, so that stopping early loses nothing."""
    answers, words = Answers(library), library.answers
    ends = {"felt": (words.felt[0], words.felt[-1]), "near": (words.connected[0], words.connected[-1])}
    energies = ", ".join(f"{number} {word}" for number, word in enumerate(words.energy.values(), 1))
    said.states = _answer(talk, said, _("Numbers or words: "), answers.states) or ()
    said.felt = _answer(talk, said, _("How much is felt? 0 %s to 10 %s: ") % ends["felt"], share)
    said.connected = _answer(talk, said, _("How near? 0 %s to 10 %s: ") % ends["near"], share)
    said.energy = _answer(talk, said, _("How much energy? %s: ") % energies, answers.energy)
    offered = Words(talk, library)
    offered.offer([one.word for one in library.feelings.first(said.states)])
    offered.offer(own)
    say_how(talk)
    said.feelings = _feelings(talk, said, offered)
    said.note = _answer(talk, said, _("A line, if one comes: "), answers.line) or ""


def ask_for(talk: Talk, library: Library, parts: Collection[Part], said: Gathered) -> None:
    """Ask for the parts that were named and left blank, and put them beside what is said already."""
    answers = Answers(library)
    with contextlib.suppress(Enough):
        if "state" in parts:
            said.states += _answer(talk, said, _("Numbers or words: "), answers.states) or ()
        if "feeling" in parts:
            said.feelings += _feelings(talk, said, Words(talk, library))
        if "need" in parts:
            need = _answer(talk, said, _("What is needed: "), answers.need)
            said.needs += (need,) if need else ()
        if "note" in parts:
            said.note = _answer(talk, said, _("A line, if one comes: "), answers.line) or ""


def _answer(talk: Talk, said: Gathered, question: str, read: Callable[[str], T]) -> T | None:
    """Ask until there is an answer, or none is wanted.

    Raises:
        Enough: the person stops here, or says that they are not safe.
    """
    from rekindle.app.errors import AppError

    while typed := _typed(talk, said, question):
        try:
            return read(typed)
        except (NotAnAnswer, AppError) as error:
            talk.say(error.sentence(_) if isinstance(error, AppError) else str(error))
    return None


def _feelings(talk: Talk, said: Gathered, words: Words) -> tuple[Feeling, ...]:
    """Ask for feeling words until they read as words, or none is wanted.

    Raises:
        Enough: the person stops here, or says that they are not safe.
    """
    from rekindle.app.errors import AppError

    while typed := words.ask(_("A word that comes near, your own too: "), partial(_typed, talk, said)):
        try:
            return words.read(typed)
        except (NotAnAnswer, AppError) as error:
            talk.say(error.sentence(_) if isinstance(error, AppError) else str(error))
    return ()


def _typed(talk: Talk, said: Gathered, question: str) -> str:
    """Give what is typed without the space around it; "" where the question is left out.

    Raises:
        Enough: the person stops here, or says that they are not safe.
    """
    typed = talk.ask(question)
    if typed is None or typed.strip() == END:
        raise Enough
    if typed.strip() == NOT_SAFE:
        said.not_safe = True
        raise Enough
    return typed.strip()
