"""SQL written by hand: no alias is a word that SQL keeps for itself, for PostgreSQL refuses what SQLite lets pass."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.repository import expect_none, files_ending, name_of

ALIAS = re.compile(r"\bAS\s+(\w+)")
RESERVED = """
all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
collation column concurrently constraint create cross current_catalog current_date current_role current_schema
current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch
for foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral
leading left like limit localtime localtimestamp natural not notnull null offset on only or order outer
overlaps placing primary references returning right select session_user similar some symmetric system_user
table tablesample then to trailing true union unique user using variadic verbose when where window with
"""
"""The words that PostgreSQL takes for no name of a table (postgresql.org/docs, SQL Key Words)."""


def reserved_aliases(code: str) -> Iterator[str]:
    """Give the aliases in the texts of a module that are such words."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (alias for alias in ALIAS.findall(node.value) if alias.lower() in RESERVED.split())


def test_no_alias_is_a_word_that_sql_keeps_for_itself() -> None:
    expect_none(
        f"{name_of(file)}: AS {alias}"
        for file in files_ending(".py", under="src/rekindle/store")
        for alias in reserved_aliases(file.read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('"SELECT count(*) FROM (" "SELECT 1) AS some"', ["some"]),
        ('f"SELECT {what} FROM record AS User"', ["User"]),
        ('"SELECT shelf FROM (SELECT shelf FROM record) AS named"', []),
    ],
)
def test_such_an_alias_is_seen(code: str, found: list[str]) -> None:
    assert list(reserved_aliases(code)) == found
