"""The questions before anything that leads to other people, in a terminal. What is answered is kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.answers import numbered
from rekindle.cli.leaving import reply
from rekindle.cli.talk import Talk

if TYPE_CHECKING:
    from rekindle.app.library import Library
    from rekindle.method.asks import Ask
    from rekindle.method.practice import Practice


def ask_first(talk: Talk, library: Library, practice: Practice) -> str:
    """Ask what is asked before a practice; give the id of the practice that an answer leads to, or "" to go on.

    No answer is no plain yes: Enter alone leads where "rather not" leads.

    Raises:
        Left: the person leaves.
    """
    for name in practice.play.asks_first:
        question = library.asks.of(name)
        if question.passes(_answer(talk, question)):
            continue
        elsewhere = practice.play.elsewhere(name)
        if elsewhere:
            talk.say(question.instead)
            return elsewhere
        if practice.play.paper:
            talk.say(question.said.replace("{title}", library.catalogue.by_id(practice.play.paper).title))
    return ""


def _answer(talk: Talk, question: Ask) -> str:
    words = [answer.word for answer in question.answers]
    talk.say()
    talk.say(question.ask)
    talk.aside(question.note)
    typed = reply(talk, ", ".join(f"{number} {word}" for number, word in enumerate(words, 1)) + ": ")
    index = numbered(words, typed)
    return words[index] if index is not None else typed.casefold()
