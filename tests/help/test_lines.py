"""Reading a list of help lines: what is kept, what is refused, and where the error points."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.help.errors import HelpError, LinesError
from rekindle.help.lines import FIELDS, LONGEST_FILE, HelpLine, parse_checked, parse_lines
from rekindle.method.errors import UnreadableContent
from tests.help.shipped import LIST

GOOD = {
    "country": "GB",
    "service": "Samaritans",
    "kind": "crisis",
    "phone": "116 123",
    "sms": "",
    "url": "https://www.samaritans.org/",
    "hours": "24/7",
    "languages": "en;cy",
    "source": "one list; another list [short-ok]",
    "verified": "yes",
}


def written(*rows: dict[str, str]) -> bytes:
    """A list in CSV with these rows."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, FIELDS)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def line_with(**cells: str) -> HelpLine:
    return parse_lines(written(GOOD | cells))[0]


def test_a_row_is_kept_cell_for_cell() -> None:
    assert parse_lines(written(GOOD)) == (HelpLine(**GOOD),)  # type: ignore[arg-type]


def test_a_list_saved_by_a_spreadsheet_reads_the_same() -> None:
    plain = written(GOOD).replace(b"\r\n", b"\n")
    assert parse_lines(b"\xef\xbb\xbf" + written(GOOD)) == parse_lines(plain)


def test_blank_rows_and_space_around_cells_do_not_matter() -> None:
    spaced = {field: f"  {cell} " for field, cell in GOOD.items()}
    assert parse_lines(written(spaced) + b"\r\n,,,,,,,,,\r\n\r\n") == parse_lines(written(GOOD))


def test_names_in_any_script_are_kept() -> None:
    for name in ("いのちの電話", "ערן", "සුමිත්\u200dරයෝ", "हेल्प\u200dलाइन"):
        assert line_with(service=name).service == name


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("country", "Great Britain"),
        ("country", "gb"),
        ("country", ""),
        ("service", ""),
        ("service", "Samaritans\u202e321"),
        ("service", "two\nrows"),
        ("kind", "chat"),
        ("phone", "call us"),
        ("phone", "*#21#"),
        ("sms", "SHOUT"),
        ("url", "javascript:alert(1)"),
        ("url", "www.samaritans.org"),
        ("url", "https://"),
        ("url", "https://www.samaritans.org@example.org/"),
        ("url", 'https://example.org/" onclick="x'),
        ("url", "http://[::1"),
        ("hours", "24/7\x00"),
        ("source", ""),
        ("verified", "no"),
    ],
)
def test_an_error_names_the_row_and_the_field(field: str, cell: str) -> None:
    second = GOOD | {"service": "Second", field: cell}
    with pytest.raises(LinesError) as caught:
        parse_lines(written(GOOD, second).replace(b"two\nrows", b"two\trows"))
    assert (caught.value.row, caught.value.field) == (3, field)
    assert f"row 3, {field}: " in str(caught.value)


def test_a_row_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(LinesError, match="row 2, phone: there is no number, no text number and no site"):
        line_with(phone="", sms="", url="")


def test_an_emergency_row_without_a_number_is_refused() -> None:
    with pytest.raises(LinesError, match="row 2, phone: an emergency row needs a number"):
        line_with(kind="emergency", phone="")


def test_a_number_from_memory_alone_is_not_taken_for_verified() -> None:
    with pytest.raises(LinesError, match="row 2, verified"):
        line_with(source="memory [fmt-ok]")


def test_the_same_line_twice_is_refused_and_both_rows_are_named() -> None:
    with pytest.raises(LinesError, match="row 4, service: the same line stands in row 2"):
        parse_lines(written(GOOD, GOOD | {"service": "Another"}, GOOD))


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(LinesError, match="row 2: there are 3 cells, not 10"):
        parse_lines(written() + b"GB,Samaritans,crisis\r\n")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "first row does not read"),
        (b"country,service\r\nGB,Samaritans\r\n", "first row does not read"),
        (written(), "holds no lines"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (written() + b'"GB', "not CSV"),
        (written() + b'"' + b"x" * 200_000 + b'"\r\n', "not CSV"),
        (b"x" * (LONGEST_FILE + 1), "too long"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(data: bytes, why: str) -> None:
    with pytest.raises(LinesError, match=why) as caught:
        parse_lines(data)
    assert "\n" not in str(caught.value)


def test_a_long_wrong_cell_is_quoted_short() -> None:
    with pytest.raises(LinesError) as caught:
        line_with(phone="x" * 100_000)
    assert len(str(caught.value)) < 250


@given(st.binary())
def test_no_bytes_raise_anything_but_the_rooms_own_error(data: bytes) -> None:
    for whole in (data, LIST[:300] + data, LIST[: LIST.index(b"\n") + 1] + data):
        try:
            parse_lines(whole)
        except HelpError:
            continue


CELLS = st.sampled_from([*GOOD.values(), "INT", "memory", "emergency", "*1"]) | st.text(max_size=12)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, CELLS)), max_size=3))
def test_no_row_raises_anything_but_the_rooms_own_error(rows: list[dict[str, str]]) -> None:
    try:
        data = written(*rows)
    except UnicodeEncodeError:
        return
    try:
        lines = parse_lines(data)
    except HelpError:
        return
    assert all(line.numbers or line.texts or line.url for line in lines)


def test_sources_are_given_without_the_tag_about_the_form() -> None:
    assert line_with().sources == ("one list", "another list")
    assert not line_with().form_unsure
    assert line_with(source="one list [fmt-?;short-ok]").form_unsure


@pytest.mark.parametrize(
    ("source", "verified", "evidence"),
    [
        ("aidlines data.js (2024)", "yes", "one-list"),
        ("page news.gov.hk 2023-12-27 [short-unlisted]", "yes", "page"),
        ("phonenumbers (112,999); Naga Hotlines.json (112)", "yes", "several"),
        ("memory [fmt-ok]", "memory", "none"),
    ],
)
def test_two_sources_weigh_more_than_one_and_memory_is_none(source: str, verified: str, evidence: str) -> None:
    assert line_with(source=source, verified=verified).evidence == evidence


def test_the_day_of_the_list_is_read_from_beside_it() -> None:
    assert parse_checked(b"checked = 2026-11-22").isoformat() == "2026-11-22"


@pytest.mark.parametrize("data", [b"", b"checked = 5", b"checked = 2026-13-01", b"checked = 2026-11-22\nby = 1"])
def test_a_day_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableContent, match=r"^help-lines\.toml"):
        parse_checked(data)
