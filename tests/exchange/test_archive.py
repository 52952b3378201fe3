"""The archive: a small zip, written piece by piece, that gives back every record as it was sealed."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.app.diary import Unreadable, Unsealed
from rekindle.app.foreign import Returned, Strange
from rekindle.exchange.archive.writer import write
from rekindle.exchange.errors import Damaged, MadeByNewer
from rekindle.life import codec
from rekindle.life.errors import DamagedRecord
from rekindle.life.records import Flicker
from tests.exchange.reading import pieces, zipped
from tests.life.kinds import every_kind

NOW = datetime(2026, 6, 15, 10, 0, 0, 5, tzinfo=timezone(timedelta(hours=2)))
FLICKER = codec.encode(
    Flicker(at=NOW, text='a "quote", ein Wörtchen, \u4e00, \N{RIGHT-TO-LEFT OVERRIDE}, </script>\n')
)
IDS = st.binary(min_size=16, max_size=16)
ABOUT = '{"format":"rekindle-archive","version":1,"made":"2026-06-15T10:00:00+02:00"}\n'


def archive(*records: Unsealed | Unreadable) -> bytes:
    return b"".join(write(records, NOW))


def test_an_archive_of_nothing_is_a_whole_file() -> None:
    with zipfile.ZipFile(io.BytesIO(archive())) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["about.json", "records.jsonl", "readme.txt"]
        assert opened.read("about.json").decode() == ABOUT
        assert opened.read("records.jsonl") == b""
        assert "It is not locked." in opened.read("readme.txt").decode()
    assert pieces(archive()) == []


def test_one_record_stands_on_one_line_exactly_as_it_was_sealed() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(Unsealed(b"a" * 16, 3, FLICKER)))) as opened:
        (line,) = opened.read("records.jsonl").splitlines()
    assert line == b'{"id":"' + b"61" * 16 + b'","record":' + FLICKER + b"}"


def test_what_could_not_be_opened_has_a_line_and_is_told_when_it_is_read() -> None:
    file = archive(Unsealed(b"a" * 16, 0, FLICKER), Unreadable(b"b" * 16))
    assert pieces(file) == [
        Returned(1, b"a" * 16, FLICKER),
        Strange(2, "This could not be opened when the copy was made."),
    ]


@given(st.lists(st.tuples(IDS, every_kind().map(codec.encode)), max_size=5))
def test_what_goes_in_comes_out_byte_for_byte(records: list[tuple[bytes, bytes]]) -> None:
    file = archive(*(Unsealed(one, 0, data) for one, data in records))
    assert [(one.id, one.data) for one in pieces(file) if isinstance(one, Returned)] == records


def test_fields_and_kinds_of_a_newer_program_come_out_byte_for_byte() -> None:
    newer = b'{"kind":"dream","v":7, "id":"mine","at":"2026-06-15T10:00:00Z","far":[1e99, {"a":null}]}'
    assert pieces(archive(Unsealed(b"a" * 16, 0, newer))) == [Returned(1, b"a" * 16, newer)]


def test_it_is_written_piece_by_piece_and_never_lies_in_memory_whole() -> None:
    asked = 0

    def many() -> Iterator[Unsealed]:
        nonlocal asked
        for number in range(20_000):
            asked += 1
            yield Unsealed(number.to_bytes(16), 0, FLICKER)

    writing = write(many(), NOW)
    next(writing)
    assert asked < 3_000
    rest = sum(1 for _piece in writing)
    assert asked == 20_000
    assert rest > 5


# --- What 0.1.0 wrote ----------------------------------------------------------------------------------------


def plain(*lines: str, end: str = "\n]}\n", version: int = 1) -> str:
    head = f'{{"format":"rekindle-plain","version":{version},"made":"2026-06-15T10:00:00+02:00","records":['
    return head + "\n" + ",\n".join(lines) + end


OLD = '{"id":"' + "61" * 16 + '","kind":"flicker","v":1,"at":"2026-06-15T09:30:00.5+02:00","text":"a robin","x":1.0}'


def test_the_copy_that_0_1_0_wrote_is_read_as_it_was_sealed() -> None:
    unreadable = '{"id":"' + "62" * 16 + '","unreadable":true}'
    sealed = b'{"kind":"flicker","v":1,"at":"2026-06-15T09:30:00.5+02:00","text":"a robin","x":1.0}'
    returned, strange = pieces(plain(OLD, unreadable))
    assert returned == Returned(2, b"a" * 16, sealed)
    assert strange == Strange(3, "This could not be opened when the copy was made.")
    assert pieces(plain(end="]}\n")) == []


@pytest.mark.parametrize("file", [plain(OLD, end=""), plain(OLD) + "more", plain(OLD).replace('"made"', "made")])
def test_such_a_copy_that_is_cut_off_or_changed_is_refused(file: str) -> None:
    with pytest.raises(Damaged):
        pieces(file)


def test_a_copy_of_a_newer_program_is_refused() -> None:
    with pytest.raises(MadeByNewer):
        pieces(plain(OLD, version=2))
    newer = ABOUT.replace('"version":1', '"version":2')
    with pytest.raises(MadeByNewer):
        pieces(zipped({"about.json": newer, "records.jsonl": ""}))


# --- Lines that are none -------------------------------------------------------------------------------------

GOOD = '{"id":"' + "61" * 16 + '","record":' + FLICKER.decode() + "}"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "null",
        '{"id":"61"}',
        '{"id":"zz","record":{}}',
        '{"id":"' + "61" * 16 + '"}',
        '{"id":1,"record":{}}',
        "[" * 100_000,
        '{"id":"' + "61" * 16 + '","record":' + "[" * 100_000 + "]" * 100_000 + "}",
    ],
)
def test_a_line_that_cannot_be_read_takes_no_other_with_it(line: str) -> None:
    read = pieces(zipped({"about.json": ABOUT, "records.jsonl": f"{line}\n{GOOD}\n"}))
    assert isinstance(read[0], Strange) or _is_no_record(read[0])
    assert read[1] == Returned(2, b"a" * 16, FLICKER)


def _is_no_record(piece: object) -> bool:
    """Tell whether a piece is refused when it is to be kept: JSON, and no record."""
    assert isinstance(piece, Returned)
    with pytest.raises(DamagedRecord):
        codec.decode(piece.data)
    return True


def test_an_archive_that_was_packed_anew_is_read_too() -> None:
    for packed in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        assert len(pieces(zipped({"records.jsonl": GOOD, "about.json": ABOUT}, packed))) == 1
