"""The stable shape of ``rekindle help-lines --json``."""

import json

import msgspec

from rekindle.help.as_json import as_json, at_home_as_json
from tests.help.shipped import DIRECTORY

LINE_KEYS = ["service", "kind", "phone", "sms", "url", "hours", "languages", "source", "checked"]


def test_a_country_gives_its_lines_and_what_serves_any_country() -> None:
    shape = as_json(DIRECTORY, "GB")
    assert list(shape) == ["country", "lines", "international"]
    assert shape["country"] == "GB"
    assert [line["service"] for line in shape["lines"]] == [x.service for x in DIRECTORY.for_country("GB")]
    assert [line["service"] for line in shape["international"]] == [x.service for x in DIRECTORY.international()]


def test_a_line_has_its_nine_keys_as_text() -> None:
    shape = as_json(DIRECTORY, "GB")
    for line in (*shape["lines"], *shape["international"]):
        assert list(line) == LINE_KEYS
        assert all(isinstance(cell, str) for cell in line.values())


def test_numbers_stand_as_the_list_prints_them_and_the_day_is_iso() -> None:
    emergency, samaritans, shout, *_ = as_json(DIRECTORY, "GB")["lines"]
    assert (emergency["kind"], emergency["phone"]) == ("emergency", "999; 112")
    assert (samaritans["phone"], samaritans["url"]) == ("116 123", "https://www.samaritans.org/")
    assert (shout["phone"], shout["sms"]) == ("", "SHOUT to 85258")
    assert shout["checked"] == DIRECTORY.checked.isoformat()


def test_without_a_country_what_serves_any_country_is_still_there() -> None:
    for country in (None, "ZZ"):
        shape = as_json(DIRECTORY, country)
        assert (shape["country"], shape["lines"]) == (country, [])
        assert len(shape["international"]) == 4


def test_violence_at_home_is_only_in_what_was_asked_for_by_name() -> None:
    assert "domestic-violence" not in {line["kind"] for line in as_json(DIRECTORY, "GB")["lines"]}
    assert {line["kind"] for line in at_home_as_json(DIRECTORY, "GB")["lines"]} == {"domestic-violence"}


def test_any_writer_of_json_gives_the_same() -> None:
    shape = as_json(DIRECTORY, "IS")
    assert json.loads(json.dumps(shape)) == msgspec.json.decode(msgspec.json.encode(shape)) == shape
