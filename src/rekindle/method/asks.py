"""The fixed questions before anything that leads to other people: is there a risk, and who may come to see it."""

from typing import Annotated

from msgspec import Meta, Struct

from rekindle.method.decoding import decode
from rekindle.method.players.player import AsksFirst
from rekindle.method.players.step import Label, Words


class AskAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer, and whether it goes on; any other leads elsewhere."""

    word: Label
    passes: bool = False


class Ask(Struct, frozen=True, forbid_unknown_fields=True):
    """One question. No field of any record holds what was answered to it."""

    ask: Words
    note: Words
    instead: Words
    """What is said where an answer led instead."""
    answers: Annotated[tuple[AskAnswer, ...], Meta(min_length=2, max_length=4)]
    said: str = ""
    """What is said in place of `instead` where no answer closes anything; `{title}` is the practice on paper."""

    def passes(self, word: str) -> bool:
        """Tell whether an answer goes on; what is no answer does not."""
        return any(one.word == word and one.passes for one in self.answers)

    def has(self, word: str) -> bool:
        """Tell whether it is one of the answers."""
        return any(one.word == word for one in self.answers)


class Asks(Struct, frozen=True, forbid_unknown_fields=True):
    """All of asks.toml."""

    risk: Ask
    person: Ask
    going: Ask
    stepping: Ask
    trace: Ask
    call: Ask
    card: Ask

    def of(self, question: AsksFirst) -> Ask:
        """Give one question by its name."""
        asked: Ask = getattr(self, question)
        return asked


def read_asks(file: str, data: bytes) -> Asks:
    """Give the questions.

    Raises:
        UnreadableContent: the file cannot be used; the message names file and field.
    """
    return decode(file, data, Asks)
