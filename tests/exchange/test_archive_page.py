"""docs/archive-format.md says what is written: every member, every key, every kind and each of its fields."""

import io
import re
import zipfile

import msgspec

from rekindle.exchange.archive.layout import FORMAT, MEMBERS, VERSION, Line
from rekindle.life.codec import CLASSES, VERSIONS
from tests.exchange.test_archive import archive
from tests.house.repository import ROOT

PAGE = (ROOT / "docs" / "archive-format.md").read_text("utf-8")
ROW = re.compile(r"^\| `([\w.-]+)` \| (.*) \|$", re.MULTILINE)


def rows() -> dict[str, str]:
    return dict(ROW.findall(PAGE))


def test_the_page_names_every_member_and_no_other() -> None:
    with zipfile.ZipFile(io.BytesIO(archive())) as opened:
        assert tuple(opened.namelist()) == MEMBERS
        about = msgspec.json.decode(opened.read("about.json"))
    assert [name for name in rows() if "." in name] == list(MEMBERS)
    assert f"`format` is `{FORMAT}`, `version` is {VERSION}" in rows()["about.json"]
    assert set(about) == set(re.findall(r"`(\w+)`", rows()["about.json"])) - {FORMAT}


def test_the_page_names_every_key_of_a_line() -> None:
    assert set(Line.__struct_fields__) <= rows().keys()


def test_the_page_names_every_kind_with_each_of_its_fields() -> None:
    named = {kind: re.findall(r"`(\w+)`", fields) for kind, fields in rows().items() if kind in CLASSES}
    assert named == {
        kind: [name for name in record.__struct_fields__ if name != "at"] for kind, record in CLASSES.items()
    }
    assert set(VERSIONS.values()) == {1}
