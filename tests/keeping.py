"""What lies in a diary, for tests to look at, and to damage."""

from msgspec.structs import replace

from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.life.records import Record
from rekindle.life.timeline import Kept


def all_kept(diary: Diary) -> list[Kept[Record]]:
    """Give everything that is kept, the newest first; nothing of it is damaged."""
    everything = list(diary.everything())
    kept = [one for one in everything if isinstance(one, Kept)]
    assert len(kept) == len(everything)
    return kept


def damage(house: House, person: bytes, row_id: bytes) -> None:
    """Flip the last bit of a row, which is there."""
    row = house.rows.find(person, row_id)
    assert row is not None
    put_in_its_place(house, person, row_id, row.sealed[:-1] + bytes([row.sealed[-1] ^ 1]))


def put_in_its_place(house: House, person: bytes, row_id: bytes, sealed: bytes) -> None:
    """Put other sealed bytes into a row, which is there."""
    row = house.rows.find(person, row_id)
    assert row is not None
    house.rows.remove(person, row_id)
    house.rows.add(person, replace(row, sealed=sealed))
