"""Reads made-up files as an import does, in a place whose clocks are known."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from rekindle.app.foreign import Found, Piece, Strange
from rekindle.exchange import formats
from rekindle.exchange.dates import Order
from rekindle.exchange.shape import Reading
from rekindle.exchange.source import Source
from rekindle.life.records import Entry
from rekindle.pictures import PngPictures

BERLIN = ZoneInfo("Europe/Berlin")


def here(naive: datetime) -> datetime:
    """Give a time the offset that Berlin has then."""
    return naive.replace(tzinfo=BERLIN)


def source_of(data: str | bytes) -> Source:
    """Give the bytes as a source."""
    return Source(io.BytesIO(data.encode() if isinstance(data, str) else data))


def pieces(data: str | bytes, name: str | None = None, order: Order | None = None) -> list[Piece]:
    """Read a whole file, of the format it is recognised to be or of one that is named."""
    source = source_of(data)
    chosen = formats.named(name) if name else formats.recognise(source)
    return list(chosen.read(source, Reading(here, PngPictures().check, order)))


def entries(data: str | bytes, order: Order | None = None) -> list[Entry]:
    """Give the entries of a file in which everything is understood."""
    found = pieces(data, order=order)
    assert not [one for one in found if isinstance(one, Strange)]
    records = [one.record for one in found if isinstance(one, Found)]
    return [one for one in records if isinstance(one, Entry)]


def zipped(members: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack members into a zip."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return held.getvalue()
