"""The catalogue of the interface words holds every sentence that code says to a person."""

import importlib
import io
import pkgutil
from collections.abc import Iterator

from babel.messages.pofile import read_po

import rekindle
from rekindle.method.errors import UnreadableContent
from rekindle.sentences import Spoken
from scripts.words import CATALOGUE, extract
from tests.house.repository import expect_none

FOR_WHO_EDITS_CONTENT = {UnreadableContent}


def every_module() -> None:
    for module in pkgutil.walk_packages(rekindle.__path__, "rekindle."):
        if module.name != "rekindle.__main__" and ".migrations" not in module.name:
            importlib.import_module(module.name)


def below(kind: type[Spoken]) -> Iterator[type[Spoken]]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def test_every_error_that_a_person_reads_stands_in_the_catalogue() -> None:
    every_module()
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file)
    errors = {one for one in below(Spoken) if one.__module__.startswith("rekindle.")} - FOR_WHO_EDITS_CONTENT
    assert len(errors) > 20
    expect_none(
        f"{one.__name__} says {one.message!r}" for one in errors if not one.message or one.message not in catalogue
    )


def test_the_catalogue_says_where_a_number_or_a_name_is_filled_in() -> None:
    catalogue = read_po(io.BytesIO(extract()))
    filled = [message for message in catalogue if "%(seconds)d" in str(message.id)]
    assert [message.python_format for message in filled] == [True]
