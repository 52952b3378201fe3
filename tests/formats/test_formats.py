"""What every released Rekindle wrote opens in this one, whole, and goes on from there."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from rekindle import __version__
from rekindle.app.ports import Device
from rekindle.app.settings import new_device
from rekindle.life import codec
from rekindle.store.home import HomeDeviceFile
from tests.cli.forking import run_forked
from tests.cli.processes import rekindle, surroundings
from tests.formats import making
from tests.formats.making import FILES, FORMATS, LET_GO, MODES, SECRETS
from tests.formats.opening import NEW, open_and_write, try_the_code

RELEASED = sorted(folder.name for folder in FORMATS.iterdir() if folder.is_dir() and folder.name[0].isdigit())
HOMES = [f"{release}/{mode}" for release in RELEASED for mode in MODES]


@pytest.fixture(params=HOMES)
def released(request: pytest.FixtureRequest) -> Path:
    """A home as a release left it."""
    return FORMATS / str(request.param)


@pytest.fixture
def home(released: Path, tmp_path: Path) -> Path:
    """A copy of it, closed to others as a home is."""
    copy = Path(shutil.copytree(released, tmp_path / "home"))
    copy.chmod(0o700)
    for file in copy.iterdir():
        file.chmod(0o600)
    return copy


def secrets_of(home: Path) -> dict[str, str]:
    """Give passphrase and recovery code of a locked home; nothing of another."""
    file = home / SECRETS
    found: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    return found


def environment_of(home: Path) -> dict[str, str]:
    """Give what opens it without asking."""
    secrets = secrets_of(home)
    return {"REKINDLE_PASSPHRASE": secrets["passphrase"]} if secrets else {}


def opened(home: Path) -> dict[str, Any]:
    """Open it in a process of its own, which writes into it too."""
    passphrase = secrets_of(home).get("passphrase", "")
    ended = run_forked(open_and_write, str(home), *filter(None, [passphrase]), typed="", env=surroundings(home))
    assert ended.returncode == 0, ended.stderr
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


def copied(home: Path) -> dict[str, str]:
    """Give the records of its copy by their ids, raised to this version and encoded anew."""
    raised = {record_id: codec.decode(json.dumps(record).encode()) for record_id, record in in_copy(copy_of(home))}
    return {record_id: codec.encode(record).decode() for record_id, record in raised.items()}


def copy_of(home: Path) -> Path:
    """Give the copy of everything that a release took out of a home."""
    return next(home.glob("notes.*"))


def in_copy(copy: Path) -> Iterator[tuple[str, Any]]:
    """Give every record in a copy by its id; 0.1.0 wrote one JSON file, every later release an archive."""
    if copy.suffix == ".json":
        yield from ((one.pop("id"), one) for one in json.loads(copy.read_text(encoding="utf-8"))["records"])
        return
    with ZipFile(copy) as archive, archive.open("records.jsonl") as lines:
        yield from ((line["id"], line["record"]) for line in map(json.loads, lines))


def test_there_is_one_home_of_each_kind_for_the_first_release() -> None:
    assert {"0.1.0/with-key", "0.1.0/with-passphrase"} <= set(HOMES)


def test_this_version_has_its_homes() -> None:
    assert __version__ in RELEASED


def test_a_home_is_made_with_a_record_of_every_kind() -> None:
    assert making.kinds_without_a_record() == []


def test_the_homes_of_the_next_release_can_be_made_and_are_not_made_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "FORMATS", tmp_path)
    monkeypatch.setattr(making, "__version__", "9.9.9")
    making.main()
    made = {home: sorted(file.name for file in (tmp_path / "9.9.9" / home).iterdir()) for home in MODES}
    assert made == {"with-key": sorted(FILES - {SECRETS}), "with-passphrase": sorted(FILES - {"key"})}
    for home in MODES:
        kinds = {record["kind"] for _id, record in in_copy(copy_of(tmp_path / "9.9.9" / home))}
        assert kinds == set(codec.CLASSES)
    with pytest.raises(SystemExit, match=r"9\.9\.9 are there already"):
        making.main()


def test_every_word_in_it_is_read_as_it_was_written_and_more_can_be_kept(home: Path) -> None:
    expected = copied(home)
    told = opened(home)
    assert len(expected) > 30
    assert told["before"] == expected
    assert told["after"].items() >= expected.items()
    assert NEW in told["after"][told["new"]]
    assert opened(home)["before"] == told["after"]


def test_the_doctor_is_content_with_it(home: Path) -> None:
    looked = rekindle(home, "doctor", "--json", env=environment_of(home))
    report = json.loads(looked.stdout)
    assert (looked.returncode, report["findings"]) == (0, [])
    assert report["records"] == len(copied(home)) + 1  # and that it was opened now


def test_what_was_let_go_does_not_come_back(home: Path) -> None:
    assert LET_GO not in json.dumps(opened(home))


def test_its_copy_comes_into_an_empty_home(released: Path, tmp_path: Path) -> None:
    brought = rekindle(tmp_path / "empty", "import", str(copy_of(released)), "--yes", "--json")
    told, records = json.loads(brought.stdout), copied(released).values()
    comes = sum(json.loads(record)["kind"] != "openings" for record in records)
    assert (told["format"], told["found"], told["not_understood"]) == ("archive", comes, [])
    assert (told["added"], told["already"]) == (comes, 0)


def test_its_settings_are_read(released: Path) -> None:
    device = HomeDeviceFile(released / "device.json").read()
    assert device == Device(name=device.name, country="DE", theme="dark", idle_minutes=20)
    assert device != new_device()


@pytest.mark.parametrize("release", RELEASED)
def test_its_recovery_code_opens_it_too(release: str, tmp_path: Path) -> None:
    home = Path(shutil.copytree(FORMATS / release / "with-passphrase", tmp_path / "home"))
    code = secrets_of(home)["code"]
    for typed in (code, code.lower().replace("-", " ")):
        told = run_forked(try_the_code, str(home), typed, typed="", env=surroundings(home))
        assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
