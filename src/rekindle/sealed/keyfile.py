"""The text of the key file, for a home that is kept without a passphrase.

    rekindle-key 1
    eight groups of eight hexadecimal digits (the key), and a ninth: the checksum

The checksum is the first four bytes of SHA-256 over the format line and the key: it finds damage, and does
not protect. What protects is that only the person's own account may read the file.
"""

from __future__ import annotations

import hashlib
import re

from rekindle.sealed.errors import DamagedKeyFile, UnknownFormat
from rekindle.sealed.keys import PersonKey

_FORMAT_LINE = "rekindle-key 1"
_ANY_FORMAT = re.compile(r"rekindle-key ([1-9][0-9]{0,8})", re.ASCII)
_KEY_LINE = re.compile(r"[0-9a-f]{8}( [0-9a-f]{8}){8}", re.ASCII)
_LONGEST = 4096


def to_text(key: PersonKey) -> str:
    """Write a key as the two lines of a key file."""
    digits = (key.as_bytes() + _checksum(key.as_bytes())).hex()
    return f"{_FORMAT_LINE}\n{' '.join(re.findall('.{8}', digits))}\n"


def from_text(text: str) -> PersonKey:
    """Read the two lines of a key file; line ends, blanks around them and a byte order mark do not matter.

    Raises:
        DamagedKeyFile: it is not whole, or is something else.
        UnknownFormat: a newer program wrote it.
    """
    if len(text) > _LONGEST:
        raise DamagedKeyFile
    lines = [line.strip() for line in text.removeprefix("\ufeff").splitlines() if line.strip()]
    known = _ANY_FORMAT.fullmatch(lines[0]) if lines else None
    if known is None:
        raise DamagedKeyFile
    if lines[0] != _FORMAT_LINE:
        raise UnknownFormat
    if len(lines) != 2 or _KEY_LINE.fullmatch(lines[1]) is None:
        raise DamagedKeyFile
    data = bytes.fromhex(lines[1])
    key, checksum = data[:32], data[32:]
    if checksum != _checksum(key):
        raise DamagedKeyFile
    return PersonKey(key)


def _checksum(key: bytes) -> bytes:
    return hashlib.sha256(_FORMAT_LINE.encode() + b"\n" + key).digest()[:4]
