"""What sealing and opening cost beside the bare cipher."""

import random
from secrets import token_bytes

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.figure import Figure, against
from bench.measuring import cpu_of, median_of
from bench.registry import row
from rekindle.sealed import Box, PersonKey, Place
from rekindle.sealed.box import STEP

RECORDS = 18_000
"""A check-in and a line a day for 25 years."""
LENGTH = (150, 450)
"""Bytes of a record, evenly spread: 300 in the middle."""


@row
def sealing() -> Figure:
    """Seal and open every record once, each at a place of its own."""
    rng = random.Random(18_000)  # noqa: S311 - texts to measure with, not keys
    plain = [rng.randbytes(rng.randint(*LENGTH)) for _ in range(RECORDS)]
    first = Place(person=bytes(16), record=bytes(16), shelf="2026-11", change=1)
    places = [first._replace(record=number.to_bytes(16)) for number in range(RECORDS)]
    key = PersonKey.new().records
    box, cipher = Box(key), AESGCM(key)
    padded = [text.ljust(-(-(len(text) + 4) // STEP) * STEP, b"\0") for text in plain]

    def ours() -> None:
        for text, place in zip(plain, places, strict=True):
            box.open(box.seal(text, place), place)

    def bare() -> None:
        for text in padded:
            nonce = token_bytes(12)
            cipher.decrypt(nonce, cipher.encrypt(nonce, text, None), None)

    return against(
        f"seal and open {RECORDS:,} records of 300 bytes",
        1000 * median_of(lambda: cpu_of(ours)),
        "ms CPU",
        floor=1000 * median_of(lambda: cpu_of(bare)),
        floor_what="AES-256-GCM alone over the padded bytes",
        limit=3,
    )
