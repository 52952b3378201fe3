"""Tells the rows that are read out of a damaged database apart by their shape, and says how many are missing."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rekindle.store.carving import Value, Values, keys_in, rows_in
from rekindle.store.pages import Pages

Row = Mapping[str, Value]
ID_BYTES = 16

_KINDS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("blob", (bytes,)),
    ("char", (str,)),
    ("text", (str,)),
    ("date", (str,)),
    ("int", (int,)),
    ("bool", (int,)),
    ("real", (float, int)),
)
"""What a column holds, by a piece of the name of its type."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the database describes it."""

    name: str
    type: str
    may_lack: bool
    """It may be empty, or has a value by itself."""
    in_key: bool

    def takes(self, value: Value) -> bool:
        """Tell whether a value can stand in it."""
        if value is None:
            return self.may_lack
        kinds = next((kinds for piece, kinds in _KINDS if piece in self.type.lower()), (object,))
        return isinstance(value, kinds)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in their order, and whether its rows are worth saving."""

    name: str
    columns: Sequence[Column]
    saved: bool

    def takes(self, values: Values) -> bool:
        """Tell whether a row can be one of this table; columns that came later may be missing at its end."""
        rest = self.columns[len(values) :]
        fits = all(column.takes(value) for column, value in zip(self.columns, values, strict=False))
        return len(values) <= len(self.columns) and fits and all(column.may_lack for column in rest)

    def key_of(self, row: Row) -> Values:
        """Give what tells a row from the others."""
        return tuple(row.get(column.name) for column in self.columns if column.in_key)


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was read: the rows by table, and how many things an index names of which no row was read."""

    rows: Mapping[str, Sequence[Row]]
    missing: int


def migrations_in(pages: Pages) -> frozenset[str]:
    """Name the migrations that made the tables, as far as Django's list of them can be read."""
    return frozenset(str(values[2]) for values in rows_in(pages) if len(values) == 4 and values[1] == "store")


def salvage(pages: Pages, tables: Sequence[Table]) -> Salvage:
    """Read what can be read of some tables."""
    found: dict[str, dict[Values, Row]] = {table.name: {} for table in tables}
    for values in rows_in(pages):
        fitting = [table for table in tables if table.takes(values)]
        if fitting:
            table = min(fitting, key=lambda one: len(one.columns))
            row = {column.name: value for column, value in zip(table.columns, values, strict=False)}
            _take(found[table.name], table.key_of(row), row)
    read = {key for rows in found.values() for key in rows}
    batches = {(row.get("person"), row.get("batch")) for rows in found.values() for row in rows.values()}
    rows = {table.name: tuple(found[table.name].values()) for table in tables if table.saved}
    return Salvage(rows, _missing(pages, read, batches))


def _missing(pages: Pages, read: AbstractSet[Values], batches: AbstractSet[Values]) -> int:
    """Count the rows that an index names and that were not read.

    The index of the batches has keys of the same shape as that of the ids: its key of a row is known by standing
    beside another of the same row, or by the batches of the rows that were read.
    """
    by_row: dict[Value, set[Values]] = {}
    for *key, row in keys_in(pages):
        if _names_a_thing(tuple(key)) and tuple(key) not in batches:
            by_row.setdefault(row, set()).add(tuple(key))
    return sum(keys.isdisjoint(read) for keys in by_row.values())


def _take(rows: dict[Values, Row], key: Values, row: Row) -> None:
    """Take a row; of two with one key, which a page that is no longer in use can hold, the one changed later."""
    there = rows.get(key)
    if there is None or _changes(row) > _changes(there):
        rows[key] = row


def _changes(row: Row) -> int:
    changes = row.get("change", 0)
    return changes if isinstance(changes, int) else 0


def _names_a_thing(key: Values) -> bool:
    """Tell whether a key is a person and the id of something they keep."""
    return len(key) == 2 and all(isinstance(part, bytes) and len(part) == ID_BYTES for part in key)
