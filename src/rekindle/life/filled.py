"""A form as it was filled in: where it goes to and what stands in it, so that it can be shown again as it was."""

import re
from collections.abc import Iterator

from msgspec import Struct

_LOCAL = re.compile(r"/(?![/\\])[!-\[\]-~]*")
"""An address on this site: one slash first, then ASCII without blanks and without what a browser reads as a slash."""
_MARKER = re.compile(r"(?=.{1,80}$)(?:[\w-]*\d[\w-]*|/\S*)")
"""An id, a day, a number or an address: nothing that a person would miss."""
_BESIDE = re.compile(
    r"once|resumes|seen|drafted|leave|let-go|change|at|id|day|turn|back(?:-to)?|asked|start(?:-\d+)?|minutes|sound|"
    r"do|stir|how-[\w-]+|degree-\d+|own-strength-\d+|place|strength|whole|colour|pen"
)
"""Names of fields that hold ids, or stand in a form by themselves, and of buttons, by which a form goes at once."""
DRAWN = "picture"
"""Name of the field that holds what was drawn: no words, and still nothing to lose."""
_PICKED = re.compile(rf"tap|picked-\d+|felt|connected|energy|need|word-[\w-]+|mine-\d+|sensation|mark|{DRAWN}")
"""Names of the fields that hold picks. In any other a person writes: a field nobody named here is kept."""


def is_local(address: str) -> bool:
    """Tell whether an address leads to a page of this site, however a browser reads it."""
    return _LOCAL.fullmatch(address) is not None


class Filled(Struct, frozen=True):
    """A form's address and its fields in order, without token and secrets."""

    to: str
    fields: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        if not is_local(self.to):
            raise ValueError("a form goes to a page of this site alone")

    def holding(self, once: str) -> "Filled":
        """Give the same form with another `once` in it."""
        return Filled(self.to, (("once", once), *((name, value) for name, value in self.fields if name != "once")))

    @property
    def words(self) -> str:
        """What a person wrote in it, or what they picked where they wrote nothing; without the ids beside it."""
        said = (value for name, value in self.fields if name != DRAWN and value.strip())
        return self.written or "\n\n".join(value for value in said if not _MARKER.fullmatch(value))

    @property
    def written(self) -> str:
        """What a person wrote in it; "" when they only picked, or emptied it again."""
        return "\n\n".join(value for name, value in self._answers if not _PICKED.fullmatch(name))

    @property
    def is_drawn_on(self) -> bool:
        """Whether something was drawn by hand in it."""
        return any(name == DRAWN for name, _value in self._answers)

    @property
    def is_answered(self) -> bool:
        """Whether a person wrote, picked or drew anything in it."""
        return any(self._answers)

    @property
    def _answers(self) -> Iterator[tuple[str, str]]:
        return ((name, value) for name, value in self.fields if value.strip() and not _BESIDE.fullmatch(name))
