"""Taking everything along, and removing everything."""

from collections.abc import Iterator

from rekindle.app.diary import Diary, Unreadable
from rekindle.app.house import House
from rekindle.life.records import Record
from rekindle.life.timeline import Kept


def take_everything(diary: Diary) -> Iterator[Kept[Record] | Unreadable]:
    """Give every record, the newest first, one month in memory at a time; also those that cannot be read."""
    return diary.everything()


def remove_everything(house: House, person: bytes) -> None:
    """Delete a person's rows, keys, sessions and links, the key file and the settings. Nothing brings them back."""
    house.links.remove_all()
    house.people.remove(person)
    house.key_file.remove()
    house.device.remove()
    house.people.shrink()
