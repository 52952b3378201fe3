"""Opens a home after a kill, as whoever comes next does, and tells what is in it and what is not in order."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from rekindle.app import keys
from rekindle.app.checking import check_records
from rekindle.app.diary import Diary, Unreadable
from rekindle.app.recounting import recount
from rekindle.bootstrap import files_of
from rekindle.life.records import Flicker, PracticeDone
from scripts.killing.book import Value
from scripts.killing.writing import house_of, open_with, texts_in


class Looked(Struct, frozen=True):
    """What was found: each thing by its name, and sentences about what is not in order."""

    found: dict[str, str]
    amiss: list[str]


def look(home: Path, round_: int, passphrases: Sequence[Value]) -> Looked:
    """Open it and look at everything, as the doctor does too."""
    files = files_of(home)
    amiss = [finding.what for finding in files.check_files() if not finding.mended]
    house = house_of(home, round_)
    list(files.check_key_file())
    amiss += [finding.what for finding in files.check_database()]
    found = {"country": house.device.read().country}
    if keys.has_begun(house):
        opened, passphrase = open_with(house, passphrases)
        found |= {"begun": "yes", **({"passphrase": passphrase} if passphrase else {})}
        amiss += [finding.what for finding in check_records(house, opened).findings]
        diary = house.diary(opened.person, opened.key)
        found |= dict(_kept(diary))
        if recount(diary, house.library.catalogue):
            amiss.append("a practice was kept and not counted, or counted and not kept")
        if passphrase and house.key_file.read() is not None:
            amiss.append("the key file lies beside the passphrase")
    amiss += [f"{finding.what} is found again" for finding in files_of(home).check_files()]
    return Looked({name: value for name, value in found.items() if value}, amiss)


def _kept(diary: Diary) -> Iterator[tuple[str, str]]:
    everything = [one for one in diary.everything() if not isinstance(one, Unreadable)]
    flickers = {one.id for one in everything if isinstance(one.record, Flicker)}
    for one in everything:
        if isinstance(one.record, PracticeDone):
            beside = diary.key.derive_id("flicker", one.id.hex())
            yield f"practice {one.id.hex()}", "whole" if beside in flickers else "half"
    for record, word in texts_in(diary):
        yield f"text {record.hex()}", word
