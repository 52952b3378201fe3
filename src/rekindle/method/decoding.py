"""Turn the bytes of a TOML content file into typed values, with errors that name the file and the field."""

from typing import TypeVar

import msgspec
import tomli

from rekindle.method.errors import UnreadableContent

T = TypeVar("T")


def decode(file: str, data: bytes, shape: type[T]) -> T:
    """Decode one TOML file into a Struct.

    Raises:
        UnreadableContent: the bytes are not TOML in UTF-8, or a field is missing, unknown or misshapen.
    """
    try:
        raw = tomli.loads(data.decode())
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise UnreadableContent(file, str(error)) from error
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        raise UnreadableContent(file, str(error)) from error
