"""All practices at once: read from their files, found by id or by number."""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath

from rekindle.method.decoding import decode
from rekindle.method.errors import UnknownPractice, UnreadableContent
from rekindle.method.players import Reflect
from rekindle.method.players.checking import Complaint
from rekindle.method.practice import Naming, Practice
from rekindle.method.soundness import complaints_about, complaints_between


class Catalogue:
    """The practices in the order of their numbers."""

    def __init__(self, practices: Iterable[Practice]) -> None:
        self._by_number: Mapping[int, Practice] = {p.number: p for p in sorted(practices, key=lambda p: p.number)}
        self._by_id: Mapping[str, Practice] = {p.id: p for p in self._by_number.values()}

    def __iter__(self) -> Iterator[Practice]:
        return iter(self._by_number.values())

    def __len__(self) -> int:
        return len(self._by_number)

    def __contains__(self, practice_id: object) -> bool:
        return practice_id in self._by_id

    def by_id(self, practice_id: str) -> Practice:
        """Find a practice by its id.

        Raises:
            UnknownPractice: there is none.
        """
        try:
            return self._by_id[practice_id]
        except KeyError:
            raise UnknownPractice(practice_id) from None

    def by_number(self, number: int) -> Practice:
        """Find a practice by the number it has in addresses.

        Raises:
            UnknownPractice: there is none.
        """
        try:
            return self._by_number[number]
        except KeyError:
            raise UnknownPractice(str(number)) from None

    @cached_property
    def looking_again(self) -> tuple[tuple[Practice, str], ...]:
        """The practices that look again at what was kept in another, each with the id of that one."""
        reflecting = ((one, one.play) for one in self if isinstance(one.play, Reflect))
        return tuple((one, play.beside) for one, play in reflecting if play.beside)

    def outward_of(self, practice: Practice) -> Practice:
        """Give where one looks outward instead of going on: its twin, or else the one that is named for it."""
        if practice.outward_twin in self:
            return self.by_id(practice.outward_twin)
        return self.named_for("outward") or practice

    def named_for(self, naming: Naming) -> Practice | None:
        """Give the practice that is named for something, the first where several are; None where none is."""
        return next((one for one in self if naming in one.named_for), None)


def read_catalogue(files: Iterable[tuple[str, bytes]], elements: Container[str]) -> Catalogue:
    """Read practices from (file name, TOML bytes); `elements` are the ids that the method knows.

    Raises:
        UnreadableContent: a file has the wrong shape, is not named after its practice, repeats a number or
            an id, says what could not be done, or names a practice that is not there.
    """
    practices: dict[str, Practice] = {}
    numbers: set[int] = set()
    read: list[tuple[str, Practice]] = []
    for file, data in files:
        practice = decode(file, data, Practice)
        if PurePosixPath(file).name != f"{practice.id}.toml":
            raise UnreadableContent(file, f"the practice in it is called {practice.id}", field="id")
        if practice.id in practices:
            raise UnreadableContent(file, f"the id {practice.id} is used twice", field="id")
        if practice.number in numbers:
            raise UnreadableContent(file, f"the number {practice.number} is used twice", field="number")
        _refuse(file, complaints_about(practice, elements))
        practices[practice.id] = practice
        numbers.add(practice.number)
        read.append((file, practice))
    for file, practice in read:
        _refuse(file, complaints_between(practice, practices))
    return Catalogue(practices.values())


def _refuse(file: str, complaints: Iterable[Complaint]) -> None:
    for field, why in complaints:
        raise UnreadableContent(file, why, field=field)
