"""Fixed keys, people and places for these tests; nothing here is a secret of anyone."""

from collections.abc import Iterator

from rekindle.sealed import PersonKey, Place

PERSON = bytes(range(100, 116))
SOMEONE_ELSE = bytes(range(101, 117))
KEY = PersonKey(bytes(range(200, 232)))
ANOTHER_KEY = PersonKey(bytes(range(201, 233)))
PLACE = Place(person=PERSON, record=bytes(range(16, 32)), shelf="2026-05", change=3)
PASSPHRASE = "river lamp slow bread"


def counted(size: int) -> bytes:
    """Stand in for randomness where a known answer is wanted: 0, 1, 2, ..."""
    return bytes(range(size))


def one_bit_flipped(data: bytes) -> Iterator[bytes]:
    """Give every byte string that differs from ``data`` in exactly one bit."""
    for position in range(8 * len(data)):
        changed = bytearray(data)
        changed[position // 8] ^= 1 << position % 8
        yield bytes(changed)
