"""Turn the bytes of a TOML content file into typed values, with errors that name the file and the field."""

import re
from typing import TypeVar

import msgspec
import tomli

from rekindle.method.errors import UnreadableContent

T = TypeVar("T")

_PLACE = re.compile(r" - at (?:`key` in )?`\$\.?(?P<path>.*)`$", re.DOTALL)
_NAMED = re.compile(r"field `(?P<name>[^`]*)`")


def decode(file: str, data: bytes, shape: type[T]) -> T:
    """Decode one TOML file (UTF-8) into a value of type `shape`; `file` is its name for messages.

    Raises:
        UnreadableContent: the bytes are not TOML in UTF-8, or a field is missing, unknown or misshapen.
    """
    try:
        return msgspec.convert(tomli.loads(data.decode("utf-8-sig")), shape)
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
