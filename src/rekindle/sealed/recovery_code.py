"""The recovery code: 160 random bits a person can keep on paper, type back, and mistype without harm.

It is shown as nine groups of four symbols of Crockford's base32 (no I, L, O, U). The first eight groups are
the 160 bits, the last checks them: read as one number in base 32, a code is a multiple of the prime
1,048,517. That is the largest prime below 32**4 for which, in codes of this length, one wrong symbol, two
wrong symbols anywhere, and two swapped symbols anywhere are always noticed; of all else one in a million
slips through. The group in which a single slip lies can be told, too. (Alphabet: Douglas Crockford,
"Base 32"; the check of that page needs signs that are hard to read out, so this one differs.)
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterator
from typing import NoReturn

from rekindle.sealed.envelope import RandomBytes
from rekindle.sealed.errors import WrongRecoveryCode
from rekindle.sentences import N_

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK_PRIME = 1_048_517

SHORT = N_("This code is too short. A recovery code has nine groups of four.")
LONG = N_("This code is too long. A recovery code has nine groups of four.")
HAS_U = N_("A recovery code has no letter U. It may be a V.")
HAS_OTHER = N_("A recovery code has only the numbers 0 to 9 and the letters A to Z.")
SLIP = N_("A letter or number is off somewhere. The copy you kept will tell.")
SLIP_IN_GROUP = N_("A letter or number is off in group %(group)d. The copy you kept will tell.")

_SYMBOLS = 36
_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
# What people and phones put between groups: blanks, all dashes, invisible signs from copied text.
_BETWEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd", "Pc"})
_ALSO_BETWEEN = frozenset(".,:;\N{MINUS SIGN}")
_LONGEST_TYPED = 1000


class RecoveryCode:
    """A recovery code; ``text`` shows it, nothing else does."""

    __slots__ = ("_bits",)

    def __init__(self, bits: bytes) -> None:
        if len(bits) != 20:
            raise ValueError("a recovery code is 160 bits")
        self._bits = bytes(bits)

    @classmethod
    def new(cls, random_bytes: RandomBytes = secrets.token_bytes) -> RecoveryCode:
        """Make a new code."""
        return cls(random_bytes(20))

    def as_bytes(self) -> bytes:
        """Give the 160 bits, for deriving keys."""
        return self._bits

    @property
    def text(self) -> str:
        """The code as it is shown and kept: nine groups of four, joined by hyphens."""
        number = int.from_bytes(self._bits, "big") << 20
        number += -number % CHECK_PRIME
        symbols = "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (_SYMBOLS - 1), -1, -5))
        return "-".join(re.findall("....", symbols))

    def __repr__(self) -> str:
        return "RecoveryCode(hidden)"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RecoveryCode):
            return NotImplemented
        return secrets.compare_digest(self._bits, other._bits)

    __hash__ = None  # type: ignore[assignment]  # equal codes in a dict would ask for a hash of the secret

    def __reduce__(self) -> NoReturn:
        raise TypeError("a recovery code is not pickled")


def parse_recovery_code(text: str) -> RecoveryCode:
    """Read a code as a person types it: any case, blanks, dashes; O for 0, I or L for 1; any script's digits.

    Raises:
        WrongRecoveryCode: it cannot be a code; the message says what to look at, and ``group`` where.
    """
    if len(text) > _LONGEST_TYPED:
        raise WrongRecoveryCode(LONG)
    values = [_value(sign) for sign in _signs(text)]
    if len(values) != _SYMBOLS:
        raise WrongRecoveryCode(SHORT if len(values) < _SYMBOLS else LONG)
    if not _checks(values):
        group = _group_of_slip(values)
        raise WrongRecoveryCode(SLIP_IN_GROUP if group else SLIP, group)
    return RecoveryCode((_number(values) >> 20).to_bytes(20, "big"))


def _signs(text: str) -> Iterator[str]:
    """Give the signs that count, as capitals; NFKC makes the wide letters of East Asian keyboards plain."""
    for sign in unicodedata.normalize("NFKC", text).upper():
        if unicodedata.category(sign) not in _BETWEEN and sign not in _ALSO_BETWEEN:
            yield sign


def _value(sign: str) -> int:
    if sign == "U":
        raise WrongRecoveryCode(HAS_U)
    value = unicodedata.decimal(sign, _VALUES.get(sign))
    if value is None:
        raise WrongRecoveryCode(HAS_OTHER)
    return value


def _number(values: list[int]) -> int:
    number = 0
    for value in values:
        number = number << 5 | value
    return number


def _checks(values: list[int]) -> bool:
    number = _number(values)
    return number % CHECK_PRIME == 0 and number & 0xFFFFF < CHECK_PRIME


def _group_of_slip(values: list[int]) -> int | None:
    """Tell the group (1 to 9) in which one other symbol, or one swap of neighbours, would mend the code.

    None when no single slip explains it, or when it may lie in more than one group.
    """
    rest = _number(values) % CHECK_PRIME
    groups = set()
    for at, value in enumerate(values):
        weight = pow(32, _SYMBOLS - 1 - at, CHECK_PRIME)
        if any((rest + (other - value) * weight) % CHECK_PRIME == 0 for other in range(32)):
            groups.add(at // 4 + 1)
        # Swapping this symbol with the one before it, whose weight is 32 times as much.
        if at and (rest + 31 * (value - values[at - 1]) * weight) % CHECK_PRIME == 0:
            groups |= {(at - 1) // 4 + 1, at // 4 + 1}
    return groups.pop() if len(groups) == 1 else None
