"""Words for what may be felt, in groups that are neither good nor bad."""

from typing import Annotated

from msgspec import Meta, Struct

from rekindle.method.decoding import decode
from rekindle.method.errors import UnreadableContent


class FeelingWord(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One word and what it means in plain words."""

    id: Annotated[str, Meta(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=30)]
    word: Annotated[str, Meta(min_length=1, max_length=30)]
    meaning: Annotated[str, Meta(min_length=1, max_length=160)]


class FeelingGroup(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that lie near each other."""

    id: str
    title: str
    words: Annotated[tuple[FeelingWord, ...], Meta(min_length=1)]


class FeelingWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All feeling words of one language."""

    groups: tuple[FeelingGroup, ...]

    def shown(self, feeling: str) -> str:
        """Give the word for an id; a word of the person's own stands as it is."""
        return next((w.word for g in self.groups for w in g.words if w.id == feeling), feeling)


def read_feelings(file: str, data: bytes) -> FeelingWords:
    """Read the feeling words.

    Raises:
        UnreadableContent: the file has the wrong shape, or an id stands twice.
    """
    feelings = decode(file, data, FeelingWords)
    ids = [word.id for group in feelings.groups for word in group.words]
    if len(ids) != len(set(ids)):
        raise UnreadableContent(file, "a feeling word stands twice")
    return feelings
