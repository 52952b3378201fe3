"""Records become JSON and come back; versions and unknown fields are treated with care."""

import contextlib
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec
import msgspec.inspect
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.life import codec
from rekindle.life.errors import DamagedRecord, NewerRecord, RecordError
from rekindle.life.records import (
    CheckIn,
    Entry,
    Feeling,
    Flicker,
    Import,
    Preferences,
    Record,
    shelf_of,
)
from tests.life.kinds import every_kind, one_of_each

RECORDS = every_kind()
FLICKER = Flicker(at=datetime(2026, 6, 15, 9, 30, tzinfo=timezone(timedelta(hours=2))), text="a robin")


@given(RECORDS)
def test_every_record_comes_back_as_it_was(record: Record) -> None:
    assert codec.decode(codec.encode(record)) == record


@given(RECORDS)
def test_the_offset_a_person_had_comes_back_too(record: Record) -> None:
    assert codec.decode(codec.encode(record)).at.utcoffset() == record.at.utcoffset()


def test_every_kind_is_tried_bare_and_full() -> None:
    tried = list(one_of_each(FLICKER.at))
    assert [codec.kind_of(record) for record in tried[::2]] == list(codec.CLASSES)
    for bare, full in zip(tried[::2], tried[1::2], strict=True):
        assert codec.decode(codec.encode(full)) == full
        said = json.loads(codec.encode(full))
        assert said.keys() - {"kind", "v"} == set(type(full).__struct_fields__)
        assert len(codec.encode(bare)) < len(codec.encode(full)) or bare == full


def test_a_record_reads_like_this_in_twenty_years() -> None:
    assert codec.encode(FLICKER) == b'{"kind":"flicker","v":1,"at":"2026-06-15T09:30:00+02:00","text":"a robin"}'


def test_what_holds_its_default_is_left_out() -> None:
    assert codec.encode(CheckIn(at=FLICKER.at)) == b'{"kind":"check-in","v":1,"at":"2026-06-15T09:30:00+02:00"}'


def test_fields_of_a_newer_program_survive_a_rewrite() -> None:
    earlier = b'{"kind":"flicker","v":1,"at":"2026-06-15T09:30:00+02:00","text":"a robin","where":{"tree":"ash"}}'
    after = codec.encode_over(msgspec.structs.replace(FLICKER, text="a wren"), earlier)
    assert msgspec.json.decode(after) == {
        "kind": "flicker",
        "v": 1,
        "at": "2026-06-15T09:30:00+02:00",
        "text": "a wren",
        "where": {"tree": "ash"},
    }


def test_fields_of_a_newer_program_survive_at_any_depth() -> None:
    at = '"at":"2026-06-15T09:30:00+02:00"'
    origin = '{"format":"jrnl","raw":{"date":"2013"},"device":{"name":"phone"}}'
    earlier = f'{{"kind":"entry","v":1,{at},"written":"2026-06-15T09:30:00+02:00","text":"a","origin":{origin}}}'
    read = codec.decode(earlier.encode())
    assert isinstance(read, Entry)
    after = json.loads(codec.encode_over(msgspec.structs.replace(read, text="b"), earlier.encode()))
    assert (after["text"], after["origin"]) == ("b", json.loads(origin))


def test_fields_of_a_newer_program_stay_with_the_thing_in_a_list_that_they_belong_to() -> None:
    glad = '{"word":"glad","strength":"faint","place":"hands"}'
    words = f'[{{"word":"sad","place":"chest"}},{{"word":"sad","place":"throat"}},{glad}]'
    earlier = f'{{"kind":"check-in","v":1,"at":"2026-06-15T09:30:00+02:00","feelings":{words}}}'.encode()
    read = codec.decode(earlier)
    assert isinstance(read, CheckIn)
    sad, other, third = read.feelings
    changed = msgspec.structs.replace(
        read, feelings=(Feeling("new"), msgspec.structs.replace(third, strength="strong"), sad, other)
    )
    assert json.loads(codec.encode_over(changed, earlier))["feelings"] == [
        {"word": "new"},
        {"word": "glad", "strength": "strong"},  # another word than the one that was there
        {"word": "sad", "place": "chest"},
        {"word": "sad", "place": "throat"},
    ]


@given(RECORDS, st.sampled_from([7, "ash", None, {"tree": ["ash"]}]))
def test_a_field_of_a_newer_program_survives_wherever_it_stands(record: Record, value: object) -> None:
    raw = json.loads(codec.encode(record))
    for struct in structs_in(raw, msgspec.inspect.type_info(type(record))):
        struct["of a newer program"] = value
    earlier = json.dumps(raw).encode()
    assert codec.decode(earlier) == record
    assert json.loads(codec.encode_over(record, earlier)) == raw


def structs_in(raw: object, form: msgspec.inspect.Type) -> list[dict[str, Any]]:
    """Give every object of a raw record that is a Struct of ours."""
    match form:
        case msgspec.inspect.UnionType():
            return [found for one in form.types for found in structs_in(raw, one)]
        case msgspec.inspect.StructType() if isinstance(raw, dict):
            fields = [(raw[one.encode_name], one.type) for one in form.fields if one.encode_name in raw]
            return [raw, *(found for field in fields for found in structs_in(*field))]
        case msgspec.inspect.VarTupleType() if isinstance(raw, list):
            return [found for one in raw for found in structs_in(one, form.item_type)]
    return []


@given(RECORDS)
def test_a_rewrite_of_a_record_by_itself_changes_nothing(record: Record) -> None:
    assert codec.decode(codec.encode_over(record, codec.encode(record))) == record


def test_a_record_is_not_written_over_one_of_another_kind() -> None:
    with pytest.raises(DamagedRecord):
        codec.encode_over(FLICKER, codec.encode(CheckIn(at=FLICKER.at)))


@pytest.mark.parametrize(
    "newer",
    [
        b'{"kind":"flicker","v":2,"at":"2026-06-15T09:30:00+02:00"}',
        b'{"kind":"dream","v":1,"at":"2026-06-15T09:30:00+02:00"}',
        b'{"kind":"check-in","v":1,"at":"2026-06-15T09:30:00+02:00","states":["far","floating"]}',
        b'{"kind":"check-in","v":1,"at":"2026-06-15T09:30:00+02:00","energy":"some more"}',
        b'{"kind":"check-in","v":1,"at":"2026-06-15T09:30:00+02:00","feelings":[{"word":"sad","strength":"huge"}]}',
        b'{"kind":"check-in","at":"2026-06-15T09:30:00+02:00","v":1,"energy":"some more"}',
        b'{"kind":"entry","v":1,"at":"2026-06-15T09:30:00Z","written":"2026-06-15T09:30:00Z","text":"","form":"poem"}',
        b'{"kind":"openings","v":1,"at":"2026-06-15T09:30:00Z","last":[{"at":"2026-06-15T09:30:00Z","where":"car"}]}',
    ],
)
def test_what_a_newer_program_wrote_is_refused_not_guessed(newer: bytes) -> None:
    with pytest.raises(NewerRecord):
        codec.decode(newer)


def test_an_older_version_is_raised_one_version_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def say(word: str) -> codec.Upgrade:
        return lambda raw: raw | {"text": raw.get("text", "") + word}

    monkeypatch.setattr(codec, "VERSIONS", {**codec.VERSIONS, "flicker": 3})
    monkeypatch.setattr(codec, "UPGRADES", {("flicker", 1): say(" one"), ("flicker", 2): say(" two")})
    raised = codec.decode(b'{"kind":"flicker","v":1,"at":"2026-06-15T09:30:00+02:00","text":"zero"}')
    assert isinstance(raised, Flicker)
    assert raised.text == "zero one two"


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_a_record_or_refused_as_one(data: bytes) -> None:
    with contextlib.suppress(RecordError):
        codec.decode(data)


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{}",
        b"null",
        b"[]",
        b'{"kind":"flicker"}',
        b'{"kind":"flicker","v":"1"}',
        b'{"kind":"flicker","v":1}',
        b'{"kind":[],"v":1}',
        b'{"kind":"check-in","v":1,"at":"2026-06-15T09:30:00+02:00","energy":7}',
        b'{"kind":"check-in","v":1,"at":"2026-06-15T09:30:00+02:00","feelings":"sad"}',
        b'{"kind":"flicker","v":1,"at":"yesterday"}',
        b'{"kind":"flicker","v":1,"at":"2026-06-15T09:30:00"}',
        b'{"kind":"flicker","v":0,"at":"2026-06-15T09:30:00+02:00"}',
        b'{"kind":"check-in","v":1,"at":"2026-06-15T09:30:00+02:00","felt":2}',
    ],
)
def test_damaged_records_are_called_damaged(damaged: bytes) -> None:
    with pytest.raises(DamagedRecord):
        codec.decode(damaged)


def test_a_record_lies_on_the_shelf_of_its_local_month() -> None:
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert shelf_of(Flicker(at=new_year)) == "2026-12"
    assert shelf_of(Flicker(at=new_year.astimezone(timezone(timedelta(hours=1))))) == "2027-01"
    assert shelf_of(Preferences(at=new_year)) == "standing"
    assert shelf_of(Import(at=new_year, format="jrnl", batch="")) == "standing"


def test_json_too_deep_to_be_read_is_damage() -> None:
    deep = (
        b'{"kind":"flicker","v":1,"at":"2026-06-15T09:30:00+02:00","else":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    )
    with pytest.raises(DamagedRecord):
        codec.decode(deep)
    with pytest.raises(DamagedRecord):
        codec.encode_over(FLICKER, deep)
