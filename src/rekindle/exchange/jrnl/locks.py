"""Tells the files that jrnl has encrypted, of any of its generations, from those it has not.

Since version 2 such a file is one Fernet token (github.com/fernet/spec), whose first byte 0x80 and high bytes of the
time make it begin with `gAAAAA`. Before, it was bare AES-CBC: an initial vector and blocks of 16 bytes, padded with
blanks in the oldest and by PKCS7 afterwards; nothing marks it but that it looks like chance.
"""

import codecs
import re

BLOCK = 16
ENOUGH = 0.6
"""Share of the bytes (of all 256, in a long file) that occur; by chance 0.8 to 1 do, in what has a form far fewer."""
MARKED = (
    b"PK",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8",
    b"%PDF",
    b"SQLite",
    b"BZh",
    b"\xfd7zXZ",
    b"7z",
    b"Rar",
    b"GIF8",
)
"""How files begin that look like chance as well, and say what they are."""

_fernet = re.compile(rb"gAAAAA[\w=-]{60,}\s*").fullmatch


def is_locked(head: bytes, size: int) -> bool:
    """Tell by its first bytes and its size whether a file is an encrypted one."""
    return _fernet(head) is not None or _looks_like_chance(head, size)


def _looks_like_chance(head: bytes, size: int) -> bool:
    if size % BLOCK or size < 2 * BLOCK or head.startswith(MARKED):
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # which may end in the middle of a letter
    except UnicodeDecodeError:
        return len(set(head)) >= ENOUGH * min(len(head), 256)
    return False
