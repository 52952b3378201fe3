"""One way from the bytes of a TOML file to a typed value, with an error that names file and field."""

import re
from typing import TypeVar

import msgspec
import tomli

from rekindle.help.errors import TextsError

T = TypeVar("T")

_PLACE = re.compile(r" - at (?:`key` in )?`\$\.?(?P<path>.*)`$", re.DOTALL)
_NAMED = re.compile(r"field `(?P<name>[^`]*)`")


def decode_toml(data: bytes, shape: type[T], *, file: str) -> T:
    """The TOML text in ``data`` (UTF-8) as a value of type ``shape``; ``file`` is its name for messages.

    Raises TextsError when the bytes are not UTF-8 or not TOML, or when a field is missing, unknown, or of
    the wrong kind.
    """
    try:
        return msgspec.convert(tomli.loads(data.decode("utf-8-sig")), type=shape)
    except UnicodeDecodeError as error:
        raise TextsError("this is not text in UTF-8.", file=file) from error
    except msgspec.ValidationError as error:
        field, why = _explain(str(error))
        raise TextsError(why, file=file, field=field) from error
    except RecursionError as error:
        raise TextsError("this is nested too deep.", file=file) from error
    except ValueError as error:
        raise TextsError(f"this is not TOML ({error}).", file=file) from error


def _explain(message: str) -> tuple[str, str]:
    """The dotted path of the field and the complaint, from msgspec's one sentence."""
    place = _PLACE.search(message)
    named = _NAMED.search(message)
    path = [place["path"]] if place and place["path"] else []
    path += [named["name"]] if named else []
    return ".".join(path), _PLACE.sub("", message).replace("`", "") + "."
