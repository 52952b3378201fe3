"""Turn the bytes of a TOML content file into typed values, with errors that name the file and the field."""

import re
from collections.abc import Iterator
from typing import TypeVar

import msgspec
import tomli

from rekindle.method.errors import UnreadableContent

T = TypeVar("T")

_PLACE = re.compile(r" - at (?:`key` in )?`\$\.?(?P<path>.*)`$", re.DOTALL)
_NAMED = re.compile(r"field `(?P<name>[^`]*)`")
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What nobody sees in a text, yet it steers a terminal, ends a line or turns one about."""


def decode(file: str, data: bytes, shape: type[T]) -> T:
    """Decode one TOML file (UTF-8) into a value of type `shape`; `file` is its name for messages.

    Raises:
        UnreadableContent: the bytes are not TOML in UTF-8, a field is missing, unknown or misshapen, or a text has
            a character in it that nobody sees.
    """
    try:
        text = data.decode("utf-8-sig")
        told = tomli.loads(text)
        if "\\" in text or _UNSEEN.search(text):  # only then it is worth a walk through all that is told
            _refuse_unseen(file, told)
        return msgspec.convert(told, shape)
    except UnicodeDecodeError as error:
        raise UnreadableContent(file, "this is not text in UTF-8.") from error
    except msgspec.ValidationError as error:
        field, why = _explain(str(error))
        raise UnreadableContent(file, why, field=field) from error
    except RecursionError as error:
        raise UnreadableContent(file, "this is nested too deep.") from error
    except ValueError as error:
        raise UnreadableContent(file, f"this is not TOML ({error}).") from error


def _explain(message: str) -> tuple[str, str]:
    """Give the dotted path of the field and the complaint, from msgspec's one sentence."""
    place = _PLACE.search(message)
    named = _NAMED.search(message)
    path = [place["path"]] if place and place["path"] else []
    path += [named["name"]] if named else []
    return ".".join(path), _PLACE.sub("", message).replace("`", "") + "."


def _refuse_unseen(file: str, told: object) -> None:
    for field, text in _texts(told):
        if found := _UNSEEN.search(text):
            raise UnreadableContent(
                file, f"it has a character that nobody sees (U+{ord(found[0]):04X}).", field=field
            )


def _texts(told: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Give every text with its field, as msgspec names it."""
    if isinstance(told, str):
        yield field, told
    elif isinstance(told, dict):
        for name, inner in told.items():
            yield from _texts(inner, f"{field}.{name}".lstrip("."))
    elif isinstance(told, list):
        for number, inner in enumerate(told):
            yield from _texts(inner, f"{field}[{number}]")
