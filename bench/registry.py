"""The rows of the table: a function that gives a figure becomes one by `@row`."""

import pkgutil
from collections.abc import Callable, Mapping
from importlib import import_module

from bench import rows
from bench.figure import Figure

Row = Callable[[], Figure]

_rows: dict[str, Row] = {}


def row(measure: Row) -> Row:
    """Register a row under its function's name."""
    if measure.__name__ in _rows:
        raise ValueError(f"there are two rows named {measure.__name__}")
    _rows[measure.__name__] = measure
    return measure


def all_rows() -> Mapping[str, Row]:
    """Give every row by name: module by module, and within a module in the order in which they stand."""
    for module in sorted(pkgutil.iter_modules(rows.__path__), key=lambda module: module.name):
        import_module(f"{rows.__name__}.{module.name}")
    return _rows
