"""The ports: what the use cases need from a store, a device and a clock. Adapters are wired in bootstrap."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal, Protocol

from msgspec import Meta, Struct

from rekindle.app.ports_beside import Chunks


class Row(Struct, frozen=True, gc=False):
    """One sealed record as a store sees it."""

    id: bytes
    shelf: str
    change: int
    sealed: bytes


class Rows(Chunks, Protocol):
    """The sealed rows of all people. Every call names the person, but for the two that tidy what is set aside.

    `hasten` and `remove_set_aside` with no person act on all of them: a time that is over is over for everybody.
    """

    def atomically(self) -> AbstractContextManager[None]:
        """Make what happens inside happen as a whole, alone, or not at all."""
        ...

    def add(self, person: bytes, row: Row) -> bool:
        """Write a new row; False, and nothing written, when its id is there already."""
        ...

    def replace(self, person: bytes, row: Row) -> bool:
        """Write over the row of that id if its change counter is one less; False when it is not."""
        ...

    def find(self, person: bytes, row_id: bytes) -> Row | None:
        """Give a row, unless it is set aside."""
        ...

    def find_even_set_aside(self, person: bytes, row_id: bytes) -> Row | None:
        """Give a row, set aside or not."""
        ...

    def on_shelves(self, person: bytes, shelves: Collection[str]) -> Iterator[Row]:
        """Give the rows of some shelves that are not set aside, in no certain order."""
        ...

    def shelves(self, person: bytes) -> list[str]:
        """Name the shelves that hold anything that is not set aside, in order of name."""
        ...

    def count(self, person: bytes, shelf: str, up_to: int) -> int:
        """Give how many rows of a shelf are not set aside; it is not counted further than asked."""
        ...

    def set_aside(self, person: bytes, row_id: bytes, until: datetime) -> bool:
        """Hide a row until it goes for good; False when there is none."""
        ...

    def bring_back(self, person: bytes, row_id: bytes, now: datetime) -> bool:
        """Show a row again that was set aside and whose time has not come; False when it is gone."""
        ...

    def between(self, person: bytes, first: bytes, last: bytes) -> list[Row]:
        """Give the rows that are not set aside with an id from `first` to `last`, both included, in order of id."""
        ...

    def lately_set_aside(self, person: bytes, now: datetime, but: bytes | None) -> Iterator[tuple[Row, datetime]]:
        """Give the rows that can still be brought back, those of one batch left out, the one first that went last.

        Each comes with the moment at which it goes for good: what was let go together has the same.
        """
        ...

    def remove(self, person: bytes, row_id: bytes) -> bool:
        """Delete a row for good; False when there is none."""
        ...

    def find_many(self, person: bytes, row_ids: Collection[bytes]) -> Iterator[tuple[Row, bool]]:
        """Give the rows of some ids, in no certain order, each with whether it is set aside."""
        ...

    def add_many(self, person: bytes, rows: Sequence[Row], batch: bytes | None, until: datetime | None) -> None:
        """Write new rows, no id of which is there: as part of a batch, and set aside where a time is given."""
        ...

    def take_in(self, person: bytes, batch: bytes, now: datetime) -> int:
        """Show the rows of a batch that was set aside and whose time has not come; give how many."""
        ...

    def count_batch(self, person: bytes, batch: bytes) -> tuple[int, int]:
        """Give how many rows of a batch are as they came in, and how many were changed since."""
        ...

    def remove_batch(self, person: bytes, batch: bytes) -> int:
        """Delete for good the rows of a batch that are as they came in, set aside or not; give how many."""
        ...

    def hasten(self, latest: datetime, until: datetime) -> int:
        """Let what was set aside for longer than `latest` go at `until`; give how many that were."""
        ...

    def remove_set_aside(self, person: bytes | None, until: datetime | None) -> int:
        """Delete for good what was set aside: of one person or of all, up to a time or all of it."""
        ...


@dataclass(frozen=True, slots=True)
class Person:
    """A person's keyring. Both wraps hold the same key; without a passphrase wrap the key lies in the key file."""

    id: bytes
    passphrase_wrap: bytes | None = field(default=None, repr=False)
    recovery_wrap: bytes | None = field(default=None, repr=False)
    failures: int = 0
    """Wrong tries since the last right one."""
    retry_at: datetime | None = None


class People(Protocol):
    """The keyrings of all people."""

    def atomically(self) -> AbstractContextManager[None]:
        """Make what happens inside happen as a whole, alone, or not at all."""
        ...

    def in_turn(self) -> AbstractContextManager[None]:
        """Wait until nobody else in this home tries a secret, and keep others waiting meanwhile."""
        ...

    def add(self, person: Person) -> None:
        """Write a new person."""
        ...

    def only(self) -> Person | None:
        """Give the one person of a home of one's own; None when nobody began."""
        ...

    def save(self, person: Person) -> None:
        """Write a person's keyring over the one that was there; a wrap that it replaces stays in no file."""
        ...

    def remove(self, person_id: bytes) -> None:
        """Delete a person with every row, session, link and wrap, and leave no byte of it in the files."""
        ...

    def shrink(self) -> None:
        """Give the room of what was removed back to the disk, as far as that works now; nothing rests on it."""
        ...


@dataclass(frozen=True, slots=True)
class Session:
    """An open browser session: half of what opens the person's key; the cookie is the other half."""

    id: bytes
    person: bytes
    wrap: bytes = field(repr=False)
    began: datetime
    seen: datetime


class Sessions(Protocol):
    """The open sessions of all people."""

    def add(self, session: Session) -> None:
        """Write a new session."""
        ...

    def find(self, session_id: bytes) -> Session | None:
        """Give a session, or None when it has ended."""
        ...

    def see(self, session_id: bytes, now: datetime) -> None:
        """Note that a session was used."""
        ...

    def end(self, session_id: bytes) -> None:
        """End a session; its wrap stays in no file."""
        ...

    def end_all(self, person: bytes, keep: bytes | None = None) -> int:
        """End every session of a person but one; give how many ended."""
        ...

    def of(self, person: bytes) -> list[Session]:
        """Give the sessions of a person, the one first that was used last."""
        ...

    def end_idle(self, seen_before: datetime, seen_after: datetime) -> int:
        """End the sessions not used since a time, and those used or begun after one to come; give how many."""
        ...


class Links(Protocol):
    """One-time links that open a browser session in key file mode."""

    def add(self, link_id: bytes, person: bytes, until: datetime) -> None:
        """Write a new link."""
        ...

    def spend(self, link_id: bytes, now: datetime, latest: datetime) -> bool:
        """Use a link up; False when it is unknown, used, too old, or would last longer than a new one could."""
        ...

    def remove_all(self, person: bytes | None = None) -> None:
        """Make every link of a person useless, or of all."""
        ...


Theme = Literal["device", "light", "dark"]
TextSize = Literal["usual", "large", "larger"]
Motion = Literal["device", "still"]
Contrast = Literal["device", "more"]


class Device(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the locked page needs and lies in clear: how it looks, which country's help, when it locks."""

    name: str
    """Random; keeps the cookies of two homes on one computer apart."""
    country: str = ""
    theme: Theme = "device"
    text_size: TextSize = "usual"
    motion: Motion = "device"
    contrast: Contrast = "device"
    idle_minutes: Annotated[int, Meta(ge=1, le=240)] = 10
    hides: bool = False
    """Whether nothing of a page shows while its tab is hidden."""
    tab_name: str = ""
    leave_to: str = ""
    """Where Leave goes; the neutral page of the content when empty."""


class DeviceFile(Protocol):
    """The home's `device.json`."""

    def read(self) -> Device:
        """Give what is written; what held before, or at first, when it is not there or cannot be read."""
        ...

    def write(self, device: Device) -> None:
        """Write it whole or not at all."""
        ...

    def change(self, change: Callable[[Device], Device]) -> Device:
        """Read it, change it and write it, alone, so that no other change is lost; give what was written."""
        ...

    def remove(self) -> None:
        """Delete it, and what was set aside of it."""
        ...


class KeyFile(Protocol):
    """The file that holds the person's key in key file mode; only they can read it."""

    def read(self) -> str | None:
        """Give its text, or None when there is none."""
        ...

    def write(self, text: str) -> None:
        """Write it, readable by its owner alone, before anything rests on it."""
        ...

    def remove(self) -> None:
        """Delete it; nothing happens when there is none."""
        ...


class Clock(Protocol):
    """Tells the time, with the person's offset from UTC."""

    def __call__(self) -> datetime:
        """Give the moment that is now, with its offset."""
        ...
