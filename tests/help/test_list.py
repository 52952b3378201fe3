"""The list of help lines as it ships: its form, looked at without the room's own reader where that can err."""

import csv
import io
import re
from collections import Counter
from datetime import date

from babel import Locale

from tests.help.shipped import COUNTRIES, DIRECTORY, LANGUAGES, LIST

ROWS = list(csv.DictReader(io.StringIO(LIST.decode("utf-8"), newline="")))
KINDS = {"emergency", "crisis", "support", "domestic-violence"}


def named(row: dict[str, str]) -> str:
    return f"{row['country']} {row['service']}"


def test_the_list_holds_187_countries_and_the_international_rows() -> None:
    assert len(DIRECTORY.countries()) == 187
    assert {row["country"] for row in ROWS} == {*DIRECTORY.countries(), "INT"}


def test_the_reader_keeps_every_cell_as_it_stands() -> None:
    kept = [{name: getattr(line, name) for name in line.__struct_fields__} for line in DIRECTORY.lines]
    assert kept == ROWS


def test_every_country_of_the_list_has_a_name_and_every_name_has_a_country() -> None:
    assert set(COUNTRIES.names) == set(DIRECTORY.countries())
    assert set(COUNTRIES.also) <= set(COUNTRIES.names)


def test_every_country_code_is_in_common_use() -> None:
    assert set(COUNTRIES.names) <= set(Locale("en").territories)


def test_every_kind_is_known() -> None:
    assert {row["kind"] for row in ROWS} == KINDS


def test_every_row_is_verified_or_says_that_it_is_from_memory() -> None:
    assert {row["verified"] for row in ROWS} == {"yes", "memory"}
    assert [named(row) for row in ROWS if row["source"].startswith("memory") and row["verified"] == "yes"] == []


def test_every_row_leads_somewhere() -> None:
    assert [named(row) for row in ROWS if not (row["phone"] or row["sms"] or row["url"])] == []


def test_every_country_has_an_emergency_number() -> None:
    with_one = {row["country"] for row in ROWS if row["kind"] == "emergency" and row["phone"]}
    assert with_one == set(DIRECTORY.countries())


def test_every_country_shows_an_emergency_number() -> None:
    assert [code for code in DIRECTORY.countries() if not DIRECTORY.emergency(code)] == []


def test_no_row_stands_twice() -> None:
    assert [key for key, n in Counter(named(row) for row in ROWS).items() if n > 1] == []


def test_every_link_to_a_phone_holds_digits_with_a_plus_or_a_star_in_front() -> None:
    for line in DIRECTORY.lines:
        for number in line.numbers:
            assert re.fullmatch(r"tel:[+*]?[0-9]{2,15}", number.address), line


def test_every_digit_of_a_phone_cell_outside_its_labels_is_dialled() -> None:
    for line in DIRECTORY.lines:
        outside_labels = re.sub(r"\([^)]*\)", "", line.phone)
        assert "".join(number.tel for number in line.numbers) == re.sub(r"[^0-9+*]", "", outside_labels), line


def test_every_digit_of_a_text_cell_is_in_its_number() -> None:
    for line in DIRECTORY.lines:
        assert "".join(text.number for text in line.texts) == re.sub(r"[^0-9+]", "", line.sms), line


def test_every_link_to_a_text_message_holds_digits_alone() -> None:
    for line in DIRECTORY.lines:
        for text in line.texts:
            assert re.fullmatch(r"sms:[+]?[0-9]{3,15}", text.address) or text.whatsapp, line


def test_every_site_is_a_web_address() -> None:
    urls = [row["url"] for row in ROWS if row["url"]]
    assert [url for url in urls if not re.fullmatch(r"https?://[a-z0-9.-]+\.[a-z]{2,}(/[^\s]*)?", url)] == []


def test_every_international_row_has_a_site_and_no_number() -> None:
    assert len(DIRECTORY.international()) == 4
    assert all(line.url and not line.phone and not line.sms for line in DIRECTORY.international())


def test_every_row_names_who_lists_it() -> None:
    assert [named(row) for row in ROWS if not row["source"]] == []


def test_every_language_of_the_list_has_a_name() -> None:
    codes = {code for row in ROWS for code in re.findall(r"\b[a-z]{2,3}\b", row["languages"])}
    assert codes == set(LANGUAGES)


def test_every_language_code_is_in_common_use_but_the_one_for_montenegrin() -> None:
    assert set(LANGUAGES) - set(Locale("en").languages) == {"me"}


def test_no_cell_has_stray_space_around_it() -> None:
    assert [named(row) for row in ROWS for cell in row.values() if cell != cell.strip() or "  " in cell] == []


def test_the_day_of_the_list_stands_beside_it() -> None:
    assert date(2026, 11, 22) <= DIRECTORY.checked
