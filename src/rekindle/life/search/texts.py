"""What of a record is looked through, as the person saw it: their own words, and the words they chose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from rekindle.life.records import (
    Attachment,
    CheckIn,
    Draft,
    Entry,
    Findable,
    Flicker,
    Import,
    Letter,
    ListItem,
    Offer,
    Openings,
    OwnFeelingWord,
    PracticeDone,
    Preferences,
    Record,
)
from rekindle.method.feelings import FeelingWords
from rekindle.method.states import AnswerWords

SEARCHED: Mapping[str, type[Findable]] = {
    "check-in": CheckIn,
    "page": Entry,
    "flicker": Flicker,
    "practice": PracticeDone,
    "list": ListItem,
    "letter": Letter,
    "drawing": Attachment,
}
"""The kinds that are looked through, by the names that a person is shown."""


@dataclass(frozen=True, slots=True)
class ShownWords:
    """The words that stand for ids, in the person's language: what was chosen is found by the word that was shown."""

    states: Mapping[str, str]
    feelings: Mapping[str, str]
    needs: Mapping[str, str]

    def by_id(self) -> Iterable[tuple[str, str]]:
        """Give every id with its word; an id stands twice where two lists know it."""
        for words in (self.states, self.feelings, self.needs):
            yield from words.items()


def shown_words(answers: AnswerWords, feelings: FeelingWords) -> ShownWords:
    """Gather the words of the tiles, the feelings and the needs."""
    return ShownWords(dict(answers.states.items()), feelings.by_id(), answers.needs)


def text_of(record: Record, shown: ShownWords) -> str:  # noqa: C901 - a line a kind
    """Give all that is looked through in a record as one text, part by part; "" where there is nothing."""
    match record:
        case CheckIn():
            parts: tuple[str, ...] = (_chosen(record, shown), record.note)
        case Entry():
            parts = (record.start, record.text)
        case Flicker():
            parts = (record.text,)
        case Attachment():
            parts = (record.words,)
        case PracticeDone():
            parts = (*record.kept, record.word)
        case ListItem():
            parts = (record.text, record.about)
        case Letter():
            parts = (record.text,) if record.opened else ()
        case Offer() | Draft() | OwnFeelingWord() | Preferences() | Import() | Openings():
            parts = ()
        case _:
            assert_never(record)
    return "\n".join(filter(None, parts))


def _chosen(check_in: CheckIn, shown: ShownWords) -> str:
    words = (
        *(shown.states.get(state, state) for state in check_in.states),
        *(shown.feelings.get(feeling.word, feeling.word) for feeling in check_in.feelings),
        *(shown.needs.get(need, need) for need in check_in.needs),
    )
    return ", ".join(words)
