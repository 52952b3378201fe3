"""The chips of the library: what it is like, or where one is, and the practices that go with it."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from rekindle.method.catalogue import Catalogue
from rekindle.method.decoding import decode
from rekindle.method.errors import UnreadableContent
from rekindle.method.map import listed
from rekindle.method.players import Outside
from rekindle.method.practice import Practice

Rule = Literal["five-minutes", "small-hours", "quiet", "outside", "with-someone"]


def is_outside(practice: Practice) -> bool:
    """Tell whether a practice is meant for out of doors."""
    return practice.place == "outside" or isinstance(practice.play, Outside)


RULES: Mapping[Rule, Callable[[Practice], bool]] = {
    "five-minutes": lambda practice: practice.minutes_usual <= 5,
    "small-hours": lambda practice: practice.small_hours,
    "quiet": lambda practice: practice.quiet,
    "outside": is_outside,
    "with-someone": lambda practice: practice.place == "with-someone",
}


class NeedChip(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One chip: its word, and which practices it leaves, by name or by a rule."""

    number: Annotated[int, Meta(ge=1, le=99)]
    """Stands for the chip in addresses, which tell nothing; never used twice."""
    id: Annotated[str, Meta(pattern=r"^[a-z]+(-[a-z]+)*$")]
    word: Annotated[str, Meta(min_length=1, max_length=30)]
    said: Annotated[str, Meta(min_length=1, max_length=120)]
    """What is said above its list."""
    practices: tuple[str, ...] = ()
    rule: Rule | None = None

    def names(self, practice: Practice) -> bool:
        """Tell whether the practice goes with it.

        What is there only for whoever asks for it goes with no rule, for a rule offers.
        """
        if practice.id in self.practices:
            return True
        return self.rule is not None and "asked-for" not in practice.needs and RULES[self.rule](practice)

    def place_of(self, practice: Practice) -> int:
        """Give the place of a practice among those named; all others share the last."""
        return self.practices.index(practice.id) if practice.id in self.practices else len(self.practices)


class NeedChips(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All chips, in the order in which they are shown."""

    chips: tuple[NeedChip, ...]

    def __iter__(self) -> Iterator[NeedChip]:
        return iter(self.chips)

    def by_number(self, number: int) -> NeedChip | None:
        """Find a chip by the number it has in addresses."""
        return next((chip for chip in self.chips if chip.number == number), None)

    def that_fit(self, typed: str) -> tuple[NeedChip, ...]:
        """Find what a person may mean: the one whose id or word they typed, else all of which they typed a part.

        Capitals, apostrophes and dashes make no difference. A part begins where a word does.
        """
        said = _bare(typed)
        named = {chip.number: (_bare(chip.id), _bare(chip.word)) for chip in self.chips}
        meant = tuple(chip for chip in self.chips if said in named[chip.number])
        if meant or not said:
            return meant or self.chips
        return tuple(chip for chip in self.chips if any(f" {said}" in f" {one}" for one in named[chip.number]))


def _bare(typed: str) -> str:
    """Give the words of what was typed, as a hand in a hurry types them."""
    return " ".join(re.sub(r"[^\w\s-]", "", typed).casefold().replace("-", " ").split())


def read_needs(file: str, data: bytes, catalogue: Catalogue) -> NeedChips:
    """Read the chips.

    Raises:
        UnreadableContent: the file has the wrong shape, repeats a number or an id, has a chip that leaves nothing, or
            names a practice that is not there or that stands in no list.
    """
    found = decode(file, data, NeedChips)
    for at, chip in enumerate(found):
        if len({chip.number, chip.id} & {x for one in found if one is not chip for x in (one.number, one.id)}):
            raise UnreadableContent(
                file, f"the number {chip.number} or the id {chip.id} stands there twice", field="chips"
            )
        if not chip.practices and chip.rule is None:
            raise UnreadableContent(file, f"{chip.id} names neither practices nor a rule", field=f"chips[{at}]")
        listed(file, catalogue, chip.practices, f"chips[{at}].practices")
    return found
