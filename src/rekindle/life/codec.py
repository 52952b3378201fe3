"""Records as JSON and back: the kind and its version first, older versions raised, unknown fields kept."""

from collections.abc import Callable, Collection, Mapping
from typing import get_args

import msgspec

from rekindle.life.errors import DamagedRecord, NewerRecord, RecordError
from rekindle.life.newer import Raw, holds_newer_value, keep_unknown
from rekindle.life.records import Record

Upgrade = Callable[[Raw], Raw]

CLASSES: Mapping[str, type[Record]] = {cls.__struct_config__.tag: cls for cls in get_args(Record)}
VERSIONS: Mapping[str, int] = dict.fromkeys(CLASSES, 1)
"""The newest version of each kind; the writer writes it."""
UPGRADES: Mapping[tuple[str, int], Upgrade] = {}
"""(kind, version) -> what turns a raw record of that version into the next one."""


class _Header(msgspec.Struct):
    kind: str
    v: int


_read_header = msgspec.json.Decoder(_Header).decode
_read_raw = msgspec.json.Decoder(Raw).decode
_readers = {kind: msgspec.json.Decoder(cls).decode for kind, cls in CLASSES.items()}
_heads = {
    kind: (f'{{"kind":"{kind}"'.encode(), f'{{"kind":"{kind}","v":{version}'.encode())
    for kind, version in VERSIONS.items()
}

_KIND_AT = len(b'{"kind":"')
_newest = {kind.encode(): (head + b",", _readers[kind], kind, VERSIONS[kind]) for kind, (_, head) in _heads.items()}
"""Kind -> how its newest version begins, the reader, the kind, the version."""


def encode(record: Record) -> bytes:
    """Give the JSON of a record: kind, version, then its fields; fields that hold their default are left out."""
    head, versioned_head = _heads[kind_of(record)]
    return versioned_head + msgspec.json.encode(record).removeprefix(head)


def encode_over(record: Record, earlier: bytes) -> bytes:
    """Give the JSON of a record that replaces `earlier`, keeping the fields this program does not know, at any depth.

    Raises:
        DamagedRecord: `earlier` is not a record.
        NewerRecord: `earlier` was written by a newer program.
    """
    kind, raw = _raised(earlier)
    if kind != kind_of(record):
        raise DamagedRecord
    data = encode(record)
    made = _read_raw(data)
    return msgspec.json.encode(made) if keep_unknown(CLASSES[kind], made, raw) else data


def decode(data: bytes) -> Record:
    """Read a record of any version up to the newest.

    Raises:
        DamagedRecord: the bytes are not a record.
        NewerRecord: its kind, its version or a value in it is from a newer program.
    """
    try:
        # The kind stands at the same place in what `encode` wrote: most records need no reading of their head alone.
        newest = _newest.get(data[_KIND_AT : data.find(b'"', _KIND_AT)])
        if newest is not None and data.startswith(newest[0]) and VERSIONS[newest[2]] == newest[3]:
            return newest[1](data)
        header = _read_header(data)
        if header.v == VERSIONS.get(header.kind):
            return _readers[header.kind](data)
    except msgspec.ValidationError as error:
        raise _refusal_of(data) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedRecord from error
    kind, raw = _raised(data)
    try:
        return msgspec.convert(raw, CLASSES[kind])
    except msgspec.ValidationError as error:
        raise _refusal_of(data) from error


def heads_of(kinds: Collection[type[Record]]) -> tuple[bytes, ...]:
    """Give what the JSON of each of these kinds begins with, as `encode` writes it: kind and newest version."""
    return tuple(_heads[kind][1] + b"," for kind, cls in CLASSES.items() if cls in kinds)


def kind_of(record: Record) -> str:
    """Give the tag of a record's kind, such as `check-in`."""
    return str(record.__struct_config__.tag)


def _refusal_of(data: bytes) -> RecordError:
    """Say why a record that is JSON is not what it ought to be: it is newer, or it is damaged."""
    try:
        kind, raw = _raised(data)
    except RecordError as error:
        return error
    return NewerRecord() if holds_newer_value(CLASSES[kind], raw) else DamagedRecord()


def _raised(data: bytes) -> tuple[str, Raw]:
    """Read a raw record and raise it to the newest version, one version at a time."""
    try:
        raw = _read_raw(data)
        kind, version = raw["kind"], raw["v"]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError) as error:
        raise DamagedRecord from error
    if not isinstance(kind, str) or not isinstance(version, int):
        raise DamagedRecord
    if kind not in CLASSES or version > VERSIONS[kind]:
        raise NewerRecord
    while version < VERSIONS[kind]:
        upgrade = UPGRADES.get((kind, version))
        if upgrade is None:
            raise DamagedRecord
        raw = upgrade(raw)
        version += 1
    return kind, raw
