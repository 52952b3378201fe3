"""What is shown for a country: in which order, what stands apart, and what is left out."""

from datetime import date

import pytest

from rekindle.help.lines import Directory, HelpLine, parse_lines
from tests.help.shipped import DIRECTORY
from tests.help.test_lines import GOOD, written


def directory_of(*rows: dict[str, str]) -> Directory:
    return Directory(lines=parse_lines(written(*rows)), checked=date(2026, 11, 22))


def row(service: str, **cells: str) -> dict[str, str]:
    return GOOD | {"service": service} | cells


def services(lines: tuple[HelpLine, ...]) -> list[str]:
    return [line.service for line in lines]


SMALL = directory_of(
    row("listener", kind="support"),
    row("refuge", kind="domestic-violence"),
    row("first crisis line", kind="crisis"),
    row("emergency", kind="emergency", phone="999"),
    row("second crisis line", kind="crisis"),
    row("elsewhere", kind="emergency", country="FR", phone="112"),
    row("a site for all", country="INT", phone=""),
    row("a site for the young", country="INT", phone="", kind="support"),
)


def test_emergency_comes_first_then_crisis_then_support_each_in_the_order_of_the_list() -> None:
    assert services(SMALL.for_country("GB")) == [
        "emergency",
        "first crisis line",
        "second crisis line",
        "listener",
    ]


def test_lines_for_violence_at_home_stand_apart() -> None:
    assert services(SMALL.at_home("GB")) == ["refuge"]
    assert SMALL.at_home("FR") == ()


def test_no_country_shows_a_line_for_violence_at_home_among_the_others() -> None:
    shown = [line for code in DIRECTORY.countries() for line in DIRECTORY.for_country(code)]
    assert "domestic-violence" not in {line.kind for line in (*shown, *DIRECTORY.international())}


def test_every_country_of_the_list_starts_with_its_emergency_number() -> None:
    assert {DIRECTORY.for_country(code)[0].kind for code in DIRECTORY.countries()} == {"emergency"}


def test_the_emergency_numbers_can_be_had_alone() -> None:
    assert services(SMALL.emergency("GB")) == ["emergency"]


def test_what_serves_any_country_is_no_country() -> None:
    assert SMALL.countries() == ("FR", "GB")
    assert SMALL.for_country("INT") == ()
    assert services(SMALL.international()) == ["a site for all", "a site for the young"]


@pytest.mark.parametrize("code", ["", "ZZ", "United Kingdom", "gb", "\u202e", "G" * 10_000])
def test_without_a_country_there_are_still_the_links_for_any_country(code: str) -> None:
    assert DIRECTORY.for_country(code) == ()
    assert len(DIRECTORY.international()) > 0


def test_a_country_with_nobody_to_talk_to_is_known_as_such() -> None:
    assert SMALL.only_emergency("FR")
    assert not SMALL.only_emergency("GB")
    assert not SMALL.only_emergency("ZZ")


def test_a_number_from_memory_alone_is_not_shown() -> None:
    unsure = directory_of(
        row("sourced"),
        row("remembered", source="memory [fmt-ok]", verified="memory"),
        row("remembered refuge", kind="domestic-violence", source="memory", verified="memory"),
    )
    assert services(unsure.for_country("GB")) == ["sourced"]
    assert unsure.at_home("GB") == ()


def test_of_two_emergency_numbers_the_one_that_a_source_names_stays() -> None:
    half = directory_of(
        row(
            "emergency",
            kind="emergency",
            phone="192 (ambulance); 199 (police)",
            source="a list of 2024 (199)",
            verified="memory",
        )
    )
    (line,) = half.for_country("GB")
    assert line.phone == "199 (police)"
    assert line.evidence == "one-list"


def test_everything_that_ships_and_is_shown_has_a_source() -> None:
    for code in DIRECTORY.countries():
        for line in (*DIRECTORY.for_country(code), *DIRECTORY.at_home(code)):
            assert line.evidence != "none", line


def test_some_numbers_people_know_stand_where_they_belong() -> None:
    assert [n.tel for n in DIRECTORY.emergency("GB")[0].numbers] == ["999", "112"]
    assert "116123" in {n.tel for line in DIRECTORY.for_country("GB") for n in line.numbers}
    assert "sms:85258" in {t.address for line in DIRECTORY.for_country("GB") for t in line.texts}
    assert "988" in {n.tel for line in DIRECTORY.for_country("US") for n in line.numbers}
    assert "*4141" in {n.tel for line in DIRECTORY.for_country("CL") for n in line.numbers}
