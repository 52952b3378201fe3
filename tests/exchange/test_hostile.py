"""Files made to break a reader: each gives one clear sentence, soon, and nothing of it is held."""

import io
import os
import stat
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.app.foreign import Piece
from rekindle.exchange import NAMES, zips
from rekindle.exchange.archive import FORMAT
from rekindle.exchange.errors import (
    Damaged,
    Encrypted,
    ExchangeError,
    NotAFile,
    NothingInIt,
    NotReachable,
    NotRecognised,
    TooLarge,
)
from rekindle.exchange.shape import Reading
from rekindle.exchange.source import LONGEST_LINE, MEGABYTE, Source, held, opened
from rekindle.pictures import PngPictures
from tests.exchange.reading import here, pieces, source_of, zipped
from tests.exchange.test_archive import ABOUT, FLICKER, GOOD, archive

WHOLE = {"about.json": ABOUT, "records.jsonl": GOOD}


def test_ten_megabytes_of_zeros_are_refused() -> None:
    with pytest.raises(Damaged, match="Line 1 "):
        pieces(zipped({"about.json": ABOUT, "records.jsonl": bytes(10_000_000)}))


def test_a_line_without_an_end_is_refused_before_it_is_held() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb:
        bomb.writestr("about.json", ABOUT)
        with bomb.open("records.jsonl", "w") as member:
            for _megabyte in range(256):
                member.write(b"w" * 2**20)
    tracemalloc.start()
    try:
        with pytest.raises(Damaged):
            pieces(packed.getvalue())
        assert tracemalloc.get_traced_memory()[1] < 6 * LONGEST_LINE
    finally:
        tracemalloc.stop()


def test_more_than_may_come_out_of_a_packed_file_is_one_sentence() -> None:
    def read(most: int) -> list[Piece]:
        return list(FORMAT.read(Source(io.BytesIO(zipped(WHOLE)), most), Reading(here, PngPictures().check, None)))

    size = sum(info.file_size for info in zipfile.ZipFile(io.BytesIO(zipped(WHOLE))).infolist())
    assert len(read(size)) == 1
    with pytest.raises(TooLarge, match="Nothing was added"):
        read(size - 1)


def read_many(most: int) -> list[Piece]:
    """Read an archive of eight files of a thousand bytes, and one record, from where so many bytes may come out."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as many:
        many.writestr("about.json", ABOUT)
        many.writestr("records.jsonl", GOOD)
        for number in range(8):
            many.writestr(f"files/{number:032x}.png", bytes(1000))
    return list(FORMAT.read(Source(packed, most), Reading(here, PngPictures().check, None)))


def test_many_small_files_are_no_way_round_that_in_a_stream() -> None:
    with pytest.raises(TooLarge, match="Nothing was added"):
        read_many(8000)


def test_a_file_of_ones_own_may_hold_as_many_drawings_as_a_life_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MOST_UNPACKED", 8000)
    assert len(read_many(8000)) == 9


def test_what_comes_in_a_stream_unpacks_to_less_than_a_file_does() -> None:
    assert held(io.BytesIO(b"w"), 16 * MEGABYTE).most_unpacked == 64 * MEGABYTE < source_of("w").most_unpacked


def test_far_more_lines_than_such_a_file_can_hold_are_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bomb:
        bomb.writestr("about.json", ABOUT)
        with bomb.open("records.jsonl", "w") as member:
            for _megabyte in range(64):
                member.write((GOOD.encode() + b"\n") * (2**20 // len(GOOD)))
    with pytest.raises(Damaged):
        pieces(packed.getvalue())


def test_a_zip_in_a_zip_is_not_opened() -> None:
    with pytest.raises(NotRecognised):
        pieces(zipped({"notes.zip": archive()}))
    with pytest.raises(Damaged):
        pieces(zipped({**WHOLE, "notes.zip": archive()}))


@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "C:\\evil", "evil", "about.json/../evil"])
def test_a_zip_with_anything_else_in_it_is_refused(name: str) -> None:
    with pytest.raises(Damaged):
        pieces(zipped({**WHOLE, name: "x"}))


def test_a_link_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as linked:
        linked.writestr("about.json", ABOUT)
        info = zipfile.ZipInfo("records.jsonl")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        linked.writestr(info, "/etc/passwd")
    with pytest.raises(Damaged):
        pieces(packed.getvalue())


def test_a_zip_with_a_password_is_refused_as_such() -> None:
    data = bytearray(zipped(WHOLE))
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            data[start + at] |= 1
    with pytest.raises(Encrypted):
        pieces(bytes(data))


def test_a_zip_of_a_hundred_thousand_members_is_not_even_listed() -> None:
    name, count = b"n", 100_000
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(entry) * count, 0, 0)
    tracemalloc.start()
    try:
        with pytest.raises(NotRecognised):
            pieces(b"PK\3\4" + entry * count + end)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_members_of_the_same_name_are_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as twice:
        twice.writestr("about.json", ABOUT)
        twice.writestr("records.jsonl", GOOD)
        with pytest.warns(UserWarning, match="Duplicate"):
            twice.writestr("records.jsonl", GOOD)
    with pytest.raises(Damaged):
        pieces(packed.getvalue())


def test_a_zip_packed_in_another_way_is_refused() -> None:
    with pytest.raises(Damaged):
        pieces(zipped(WHOLE, zipfile.ZIP_BZIP2))


@given(cut=st.integers(1, 2_000))
def test_a_zip_that_is_cut_off_is_refused(cut: int) -> None:
    whole = zipped({**WHOLE, "records.jsonl": "\n".join([GOOD] * 3)})
    with pytest.raises(ExchangeError):
        pieces(whole[: -min(cut, len(whole) - 1)])


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_zip_in_which_a_bit_has_flipped_is_read_or_refused(at: int, bit: int) -> None:
    data = bytearray(zipped({**WHOLE, "records.jsonl": "\n".join([GOOD] * 3)}))
    data[at % len(data)] ^= 1 << bit
    try:
        found = pieces(bytes(data))
    except ExchangeError:
        return
    assert len(found) == 3
    assert all(FLICKER in bytes(getattr(one, "data", b"")) for one in found)


@given(st.binary(max_size=400))
def test_any_bytes_at_all_are_read_or_refused(data: bytes) -> None:
    for name in NAMES:
        try:
            pieces(data, name)
        except ExchangeError:
            continue


# --- Places --------------------------------------------------------------------------------------------------


def test_a_folder_a_pipe_and_a_device_are_no_files(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path("/dev/zero")):
        with pytest.raises(NotAFile), opened(path):
            pass


def test_what_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "none", Path("nul\0name"), tmp_path / ("x" * 300)):
        with pytest.raises(NotReachable), opened(path):
            pass


def test_an_empty_file_has_nothing_in_it(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(NothingInIt), opened(tmp_path / "empty"):
        pass
    with pytest.raises(NothingInIt):
        held(io.BytesIO(), 10)


def test_a_stream_is_held_up_to_its_limit_and_no_further() -> None:
    assert held(io.BytesIO(b"1234567890"), 10).size == 10
    endless = io.BytesIO(b"w" * 1000)
    with pytest.raises(TooLarge):
        held(endless, 10)
    assert endless.tell() == 11


def test_a_source_is_read_from_its_start_as_often_as_needed() -> None:
    source = source_of("one\ntwo\r\n\nfour")
    for _time in range(2):
        assert list(source.lines()) == [(1, "one"), (2, "two"), (3, ""), (4, "four")]
