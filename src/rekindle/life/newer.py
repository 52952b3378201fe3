"""What a newer program wrote inside a record: fields that are not known here, and values that are not.

A field stays, however deep it lies, when the record is written anew. Where it lies in a list it stays with the thing
that it belongs to, as long as that thing itself is as it was. A value that is not known makes the record one of a
newer program, which this one leaves as it is.
"""

from functools import cache
from typing import Any, cast

import msgspec
from msgspec import inspect

Raw = dict[str, Any]


def keep_unknown(kind: type[msgspec.Struct], made: Raw, earlier: Raw) -> bool:
    """Put into a raw record the unknown fields of an earlier one of its kind; tell whether there are any."""
    return _keep_fields(_form_of(kind), made, earlier)


def holds_newer_value(kind: type[msgspec.Struct], raw: Raw) -> bool:
    """Tell whether one of a few words, or of a few numbers, stands there that is none of those known here."""
    return _is_newer(raw, _form_of(kind))


@cache
def _form_of(kind: type[msgspec.Struct]) -> inspect.StructType:
    return cast("inspect.StructType", inspect.type_info(kind))


def _keep(form: inspect.Type, made: object, earlier: object) -> bool:
    match form:
        case inspect.UnionType():
            return any(_keep(one, made, earlier) for one in form.types)
        case inspect.StructType() if isinstance(made, dict) and isinstance(earlier, dict):
            return _keep_fields(form, made, earlier)
        case inspect.VarTupleType() if isinstance(made, list) and isinstance(earlier, list):
            return _keep_in_list(form.item_type, made, earlier)
        case inspect.DictType() if isinstance(made, dict) and isinstance(earlier, dict):
            kept = [_keep(form.value_type, made[name], earlier[name]) for name in made.keys() & earlier.keys()]
            return any(kept)
    return False


def _keep_fields(form: inspect.StructType, made: Raw, earlier: Raw) -> bool:
    known = {field.encode_name: field.type for field in form.fields}
    tag = {form.tag_field, "v"} if form.tag_field else set()
    unknown = {name: value for name, value in earlier.items() if name not in known and name not in tag}
    both = known.keys() & made.keys() & earlier.keys()
    kept = [_keep(known[name], made[name], earlier[name]) for name in both]
    made.update(unknown)
    return bool(unknown) or any(kept)


def _keep_in_list(form: inspect.Type, made: list[object], earlier: list[object]) -> bool:
    """Keep them in each thing that was there before and reads the same, as far as it is known."""
    if not isinstance(form, inspect.StructType):
        return False
    kept, left = False, [(one, _known(form, one)) for one in earlier]
    for one in made:
        itself = _known(form, one)
        match = next((pair for pair in left if pair[1] == itself), None)
        if match is not None:
            left.remove(match)
            kept |= _keep(form, one, match[0])
    return kept


def _known(form: inspect.StructType, raw: object) -> object:
    """Read it as far as it is known, to compare it; what cannot be read is compared as it stands there."""
    try:
        return msgspec.convert(raw, form.cls)
    except msgspec.ValidationError:
        return raw


def _is_newer(raw: object, form: inspect.Type) -> bool:
    match form:
        case inspect.UnionType():
            return raw is not None and any(_is_newer(raw, one) for one in form.types)
        case inspect.LiteralType():
            return raw not in form.values and type(raw) in {type(one) for one in form.values}
        case inspect.StructType():
            known = {field.encode_name: field.type for field in form.fields}
            return isinstance(raw, dict) and any(_is_newer(raw[one], known[one]) for one in known.keys() & raw.keys())
        case inspect.VarTupleType():
            return isinstance(raw, list) and any(_is_newer(one, form.item_type) for one in raw)
        case inspect.DictType():
            return isinstance(raw, dict) and any(_is_newer(one, form.value_type) for one in raw.values())
    return False
