"""A help line's hours, languages and sources, in words."""

import pytest

from rekindle.help.saying import say_evidence, say_hours, say_languages
from tests.help.shipped import DIRECTORY, HELP, LANGUAGES
from tests.help.test_lines import line_with


@pytest.mark.parametrize(
    ("hours", "url", "said"),
    [
        ("24/7", "", "Listed as open day and night"),
        ("19:00-07:00", "", "Listed hours: 19:00-07:00"),
        ("at least 18 h a day", "", "Listed hours: at least 18 h a day"),
        ("{0} {hours.x}", "", "Listed hours: {0} {hours.x}"),
        ("", "https://example.org/", "Hours not known. Check the site"),
        ("", "", "Hours not known"),
    ],
)
def test_hours_are_listed_or_not_known(hours: str, url: str, said: str) -> None:
    assert say_hours(line_with(hours=hours, url=url), HELP.hours) == said


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        ("en;cy", "English, Welsh"),
        ("fil;en", "Filipino, English"),
        ("20 languages incl. hi;en", "20 languages incl. Hindi, English"),
        ("ja + 10 others", "Japanese + 10 others"),
        ("many", "many"),
        ("xx", "xx"),
        ("", ""),
    ],
)
def test_languages_are_given_by_name(languages: str, said: str) -> None:
    assert say_languages(line_with(languages=languages), LANGUAGES) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("aidlines data.js (2024)", "one list"),
        ("page news.gov.hk 2023-12-27", "one news or official page"),
        ("first; second", "two or more sources"),
    ],
)
def test_how_well_a_number_is_known_is_said_in_words(source: str, said: str) -> None:
    assert say_evidence(line_with(source=source), HELP.sources) == said


def test_a_number_from_memory_is_said_to_have_no_source() -> None:
    assert say_evidence(line_with(source="memory", verified="memory"), HELP.sources) == "no source yet"


def test_every_shipped_line_can_be_said() -> None:
    for line in DIRECTORY.lines:
        assert say_hours(line, HELP.hours)
        assert say_evidence(line, HELP.sources)
        assert bool(say_languages(line, LANGUAGES)) == bool(line.languages)
