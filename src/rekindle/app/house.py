"""The house: every port and all content in one place, as bootstrap wires them."""

from dataclasses import dataclass

from rekindle.app.diary import Diary
from rekindle.app.library import Library
from rekindle.app.ports import Clock, DeviceFile, KeyFile, Links, People, Rows, Sessions
from rekindle.app.ports_beside import Pictures
from rekindle.sealed import CURRENT, Argon2Parameters, PersonKey


@dataclass(frozen=True)
class House:
    """What use cases work with. One for a process."""

    people: People
    rows: Rows
    sessions: Sessions
    links: Links
    device: DeviceFile
    key_file: KeyFile
    clock: Clock
    library: Library
    pictures: Pictures
    stretching: Argon2Parameters = CURRENT
    """Cost of a passphrase set from now on; wraps made at a lower cost are raised when they are next opened."""

    def diary(self, person: bytes, key: PersonKey) -> Diary:
        """Open a person's diary with their key."""
        return Diary(person, key, self.rows, self.clock)
