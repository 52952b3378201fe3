"""Records of every kind there is, made from what the kinds say of themselves: a new kind is in every test at once."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any, cast

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from rekindle.life import codec
from rekindle.life.filled import Filled
from rekindle.life.records import Findable, Record
from rekindle.life.search.texts import ShownWords, text_of

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=OFFSETS)  # noqa: DTZ001
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
LETTERS = st.characters(exclude_categories=["Cs"])
MOST = 99_999
WORD = "heron"
"""Stands in every text of the records that `one_of_each` gives."""
PRACTICE = "words-ten"
NO_WORDS = {"media_type", "digest", "list"}
"""Fields with a text that no person wrote."""

NOTHING_CHOSEN = ShownWords({}, {}, {})

Strategy = st.SearchStrategy[Any]


def records_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Give records of one kind, with anything in their fields that may stand there."""
    return cast("st.SearchStrategy[Record]", _any(inspect.type_info(kind)))


def every_kind() -> st.SearchStrategy[Record]:
    """Give records of every kind."""
    return st.one_of([records_of(kind) for kind in codec.CLASSES.values()])


def one_of_each(at: datetime) -> Iterator[Record]:
    """Give two records of every kind at a moment: a bare one, and one in which every field says something."""
    for kind in codec.CLASSES.values():
        form = inspect.type_info(kind)
        assert isinstance(form, inspect.StructType)
        for full in (False, True):
            yield cast("Record", _struct(form, at, full=full))


def to_be_found(at: datetime) -> list[Record]:
    """Give those of them in which Find finds the word: a letter that waits is not looked into."""
    return [one for one in one_of_each(at) if isinstance(one, Findable) and WORD in text_of(one, NOTHING_CHOSEN)]


def _any(form: inspect.Type) -> Strategy:  # noqa: C901, PLR0911, PLR0912 - a line a form
    match form:
        case inspect.StructType(cls=cls) if cls is Filled:
            pairs = st.lists(st.tuples(st.text(LETTERS), st.text(LETTERS)), max_size=3).map(tuple)
            return st.builds(Filled, st.sampled_from(["/write", "/now"]), pairs)
        case inspect.StructType():
            return st.builds(form.cls, **{field.name: _any(field.type) for field in form.fields})
        case inspect.UnionType():
            return st.one_of([_any(one) for one in form.types])
        case inspect.VarTupleType():
            return st.lists(_any(form.item_type), max_size=3).map(tuple)
        case inspect.DictType():
            return st.dictionaries(_any(form.key_type), _any(form.value_type), max_size=2)
        case inspect.LiteralType():
            return st.sampled_from(form.values)
        case inspect.StrType():
            return st.text(LETTERS, max_size=min(200, form.max_length or 200))
        case inspect.IntType():
            return st.integers(form.ge or 0, MOST if form.le is None else form.le)
        case inspect.FloatType():
            return st.floats(_least(form), form.le, exclude_min=form.gt is not None)
        case inspect.BoolType():
            return st.booleans()
        case inspect.DateTimeType():
            return MOMENTS
        case inspect.DateType():
            return DAYS
        case inspect.NoneType():
            return st.none()
    raise TypeError(f"no strategy yet for {form}")


def _least(form: inspect.FloatType) -> float | None:
    return form.gt if form.ge is None else form.ge


def _struct(form: inspect.StructType, at: datetime, *, full: bool) -> msgspec.Struct:
    fields: Mapping[str, object] = {
        field.name: _example(field.type, field.name, at, full=full) for field in form.fields if full or field.required
    }
    made: msgspec.Struct = form.cls(**fields)
    return made


def _example(form: inspect.Type, name: str, at: datetime, *, full: bool) -> object:  # noqa: C901, PLR0911, PLR0912
    match form:
        case inspect.StructType(cls=cls) if cls is Filled:
            return Filled("/write", (("text", WORD),))
        case inspect.StructType():
            return _struct(form, at, full=full)
        case inspect.UnionType():
            said = next(one for one in form.types if not isinstance(one, inspect.NoneType))
            return _example(said, name, at, full=full)
        case inspect.VarTupleType():
            return (_example(form.item_type, name, at, full=full),)
        case inspect.DictType():
            return {PRACTICE: _example(form.value_type, name, at, full=full)}
        case inspect.LiteralType():
            return form.values[-1 if full else 0]
        case inspect.StrType() if name == "practice":
            return PRACTICE
        case inspect.StrType() if name in NO_WORDS:
            return name
        case inspect.StrType():
            return f"a {WORD} in {name}"
        case inspect.IntType():
            return max(form.ge or 0, 1)
        case inspect.FloatType():
            return 0.5
        case inspect.BoolType():
            return True
        case inspect.DateTimeType():
            return at
        case inspect.DateType():
            return at.date()
    raise TypeError(f"no example yet for {form}")
