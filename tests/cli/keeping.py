"""What lies in a house, read back with its key file."""

from typing import TypeVar

from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.app.keys import open_key_file
from rekindle.life.records import Record
from tests.keeping import all_kept

R = TypeVar("R", bound=Record)


def diary_of(house: House) -> Diary:
    """Open the diary with the key file."""
    opened = open_key_file(house)
    return house.diary(opened.person, opened.key)


def kept(house: House, kind: type[R]) -> list[R]:
    """Give every record of a kind, the newest first."""
    return [one.record for one in all_kept(diary_of(house)) if isinstance(one.record, kind)]
