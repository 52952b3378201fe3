"""The feeling words as a form asks for them: a few at first, the others by group, and those of the person's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rekindle.app import feelings
from rekindle.life.records import Feeling
from rekindle.method.feelings import FeelingGroup, FeelingWord
from rekindle.method.states import STRENGTHS, Strength
from rekindle.web.visit import Visit

MOST_OWN_WORDS = 100
CLOSE = "-"
"""Stands before the id of the open group in its button, so that the few words of the beginning come back."""


@dataclass(frozen=True, slots=True)
class Row:
    """One word to tick, in the field `word-…` or `mine-…`; how strong it is stands in `how-` and the same name."""

    field: str
    value: str
    word: str
    meaning: str = ""
    body: str = ""
    chosen: bool = False
    strength: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The words as they stand in the form."""

    answers: Sequence[Row]
    """Full answers that are no feeling."""
    rows: Sequence[Row]
    """The words of the open group, or the few that come first."""
    own: Sequence[Row]
    groups: Sequence[FeelingGroup]
    open: str
    """Id of the open group; "" for the few that come first."""
    turned: str
    """Id of the group that was opened or closed just now: there the person is, and the page shows itself there."""
    carried: Sequence[Row]
    """What is ticked and stands in no group that is open."""
    strengths: Sequence[tuple[str, str]]
    removable: Sequence[tuple[str, str]]
    """Id and word of each word of the person's own that can be taken off the list."""


def read_ticked(visit: Visit) -> list[Feeling]:
    """Read the words that were ticked; a field that holds nothing we know counts as not said."""
    words = visit.library.feelings
    ticked = [Feeling(name) for name in words.answers if visit.said(f"word-{name}")]
    for word in words:
        said = visit.said(f"word-{word.id}")
        # A form of earlier days sent how strong it is in the field of the word itself.
        if said and (said == "yes" or strength_of(said)):
            ticked.append(Feeling(word.id, strength_of(visit.said(f"how-{word.id}")) or strength_of(said)))
    own = ((visit.text(f"mine-{index}").strip(), index) for index in range(MOST_OWN_WORDS))
    ticked += [Feeling(mine, strength_of(visit.said(f"how-mine-{index}"))) for mine, index in own if mine]
    return ticked


def words_to_ask(visit: Visit, said: Sequence[Feeling]) -> Asked:
    """Give the words of a form in which some are said already."""
    words, timeline = visit.library.feelings, visit.diary.recent()
    chosen = {one.word: one for one in said}
    turned = visit.said("group")
    group = next((one for one in words.groups if one.id == turned), None)
    shown = group.words if group else feelings.first_words(timeline, visit.diary, words)
    ids, own_words = {word.id for word in shown}, feelings.own_words(timeline)
    rows = [_row(word, chosen) for word in words if word.id in ids or word.id in chosen]
    own = list(dict.fromkeys((*(one.record.word for one in own_words), *_own_among(visit, said))))
    return Asked(
        answers=[_answer(name, word, chosen) for name, word in words.answers.items()],
        rows=[row for word in shown for row in rows if row.field == f"word-{word.id}"],
        own=[_own(index, word, chosen) for index, word in enumerate(own[:MOST_OWN_WORDS])],
        groups=words.groups,
        open=group.id if group else "",
        turned=turned.removeprefix(CLOSE),
        carried=[row for row in rows if row.chosen and row.field.removeprefix("word-") not in ids],
        strengths=[(strength, visit.library.answers.strengths[strength]) for strength in STRENGTHS],
        removable=[(one.id.hex(), one.record.word) for one in own_words],
    )


def strength_of(text: str) -> Strength | None:
    """Read a strength; None for what is none."""
    return next((strength for strength in STRENGTHS if strength == text), None)


def _own_among(visit: Visit, said: Sequence[Feeling]) -> list[str]:
    known = visit.library.feelings.by_id()
    return [one.word for one in said if one.word not in known]


def _row(word: FeelingWord, chosen: Mapping[str, Feeling]) -> Row:
    return _ticked(Row(f"word-{word.id}", "yes", word.word, word.meaning, word.body), chosen.get(word.id))


def _answer(name: str, word: str, chosen: Mapping[str, Feeling]) -> Row:
    return _ticked(Row(f"word-{name}", "yes", word), chosen.get(name))


def _own(index: int, word: str, chosen: Mapping[str, Feeling]) -> Row:
    return _ticked(Row(f"mine-{index}", word, word), chosen.get(word))


def _ticked(row: Row, said: Feeling | None) -> Row:
    if said is None:
        return row
    return Row(row.field, row.value, row.word, row.meaning, row.body, chosen=True, strength=said.strength or "")
