"""What must be in a home: kept beside while processes write into it, and compared with what is found there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct

Value = str | None
"""What a thing is, as one word; None when it is not there."""


class Said(Struct, frozen=True, omit_defaults=True):
    """One line of a process that writes: what it is about to do, then the same again with `done` once it is done."""

    name: str
    value: Value
    done: bool = False


@dataclass
class Book:
    """For each thing by its name the values it may have: one, or more while a change may have come through or not."""

    may_be: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    acknowledged: int = 0

    def note(self, said: Said) -> None:
        """Take in what a process said."""
        if said.done:
            self.acknowledged += 1
            self.may_be[said.name] = (said.value,)
        else:
            self.may_be[said.name] = (*self.values_of(said.name), said.value)

    def values_of(self, name: str) -> tuple[Value, ...]:
        """Give the values that a thing may have."""
        return self.may_be.get(name, (None,))

    def compare(self, found: Mapping[str, str]) -> list[str]:
        """Say in what a home differs from what must be there; from here on what was found is what must be there."""
        amiss = [
            f"{name} is {found.get(name)}, and not {' or '.join(map(str, self.values_of(name)))}"
            for name in sorted({*self.may_be, *found})
            if found.get(name) not in self.values_of(name)
        ]
        self.may_be = {name: (value,) for name, value in found.items()}
        return amiss
