"""Words for what may be felt, in groups that are neither good nor bad; each says what it means."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from rekindle.method.decoding import decode
from rekindle.method.errors import UnreadableContent
from rekindle.method.states import STATES, State

Grade = Annotated[int, Meta(ge=-2, le=2)]
WordId = Annotated[str, Meta(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=30)]
SHOWN_FIRST = 5
"""How many words come before anything is opened: a tired person reads no more."""


class FeelingWord(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One word, what it means in plain words, and how it may feel in the body."""

    id: WordId
    word: Annotated[str, Meta(min_length=1, max_length=30)]
    meaning: Annotated[str, Meta(min_length=1, max_length=160)]
    body: Annotated[str, Meta(min_length=1, max_length=80)]
    energy: Grade
    """How much drive is in it, from hardly any (-2) to a lot (2)."""
    pleasant: Grade
    """How it is to have it, from very hard (-2) to very pleasant (2). No person is ever shown either number."""


class FeelingGroup(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that lie near each other."""

    id: WordId
    title: str
    words: Annotated[tuple[FeelingWord, ...], Meta(min_length=1)]


class FeelingWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All feeling words of one language."""

    answers: dict[WordId, str]
    """Full answers that are no feeling, such as nothing, each with its word."""
    near: dict[State, tuple[WordId, ...]]
    """The words that come first after a tile was tapped."""
    groups: tuple[FeelingGroup, ...]

    def __iter__(self) -> Iterator[FeelingWord]:
        return (word for group in self.groups for word in group.words)

    def by_id(self) -> dict[str, str]:
        """Give the word of every id, the full answers first."""
        return {**self.answers, **{word.id: word.word for word in self}}

    def shown(self, feeling: str) -> str:
        """Give the word for an id; a word of the person's own stands as it is."""
        return self.by_id().get(feeling, feeling)

    def known(self, said: str) -> str:
        """Give the id of a word as it was said, whatever its capitals; "" for a word of the person's own."""
        asked = said.strip().casefold()
        return next((name for name, word in self.by_id().items() if asked == word.casefold()), "")

    def first(self, states: Sequence[State]) -> tuple[FeelingWord, ...]:
        """Give the few words that come first after some tiles, each tile's nearest before any tile's next."""
        near = [self.near[state] for state in states or ("cant-tell",)]
        turns = (words[turn] for turn in range(max(map(len, near))) for words in near if turn < len(words))
        wanted = list(dict.fromkeys(turns))[:SHOWN_FIRST]
        words = {word.id: word for word in self}
        return tuple(words[name] for name in wanted)


def read_feelings(file: str, data: bytes) -> FeelingWords:
    """Read the feeling words.

    Raises:
        UnreadableContent: the file has the wrong shape, an id stands twice, or a tile has no word that is there.
    """
    feelings = decode(file, data, FeelingWords)
    ids = [*feelings.answers, *(word.id for word in feelings)]
    if len(ids) != len(set(ids)):
        raise UnreadableContent(file, "a feeling word stands twice", field="groups")
    for state in STATES:
        words = feelings.near.get(state, ())
        if not words or not set(words) <= set(ids) - set(feelings.answers):
            raise UnreadableContent(file, "the words that come first have to be there", field=f"near.{state}")
    return feelings
