"""A form as it was filled in: where it goes to and what stands in it, so that it can be shown again as it was."""

import re

from msgspec import Struct

_LOCAL = re.compile(r"/(?![/\\])[!-\[\]-~]*")
"""An address on this site: one slash first, then ASCII without blanks and without what a browser reads as a slash."""
_MARKER = re.compile(r"(?=.{1,80}$)(?:[\w-]*\d[\w-]*|/\S*)")
"""An id, a day, a number or an address: nothing that a person would miss."""
_PICKED = re.compile(
    r"once|seen|drafted|leave|let-go|change|at|id|day|turn|back|asked|start(?:-\d+)?|minutes|sound|tap|picked-\d+|"
    r"degree-\d+|do|stir|felt|connected|energy|need|word-[\w-]+|how-[\w-]+|mine-\d+|own-strength-\d+|place|"
    r"sensation|strength|whole|mark|colour|line|picture"
)
"""Names of the fields that hold picks and ids. In any other a person writes: a field nobody named here is kept."""

DRAWN = "picture"
"""Name of the field that holds what was drawn: no words, and still nothing to lose."""


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

    @property
    def holds_anything(self) -> bool:
        """Whether a person wrote or drew in it, so that it is worth keeping."""
        return bool(self.written) or any(name == DRAWN and value for name, value in self.fields)

    @property
    def words(self) -> str:
        """What a person wrote in it, or what they picked where they wrote nothing; without the ids beside it."""
        said = (value for name, value in self.fields if name != DRAWN and value.strip())
        return self.written or "\n\n".join(value for value in said if not _MARKER.fullmatch(value))

    @property
    def written(self) -> str:
        """What a person wrote in it; "" when they only picked, or emptied it again."""
        return "\n\n".join(value for name, value in self.fields if value.strip() and not _PICKED.fullmatch(name))
