"""A browser without a window: Django's test client, bound to an empty house."""

from collections.abc import Callable
from typing import Protocol

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

from rekindle.app import keys
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.bootstrap import served_by


class Visitor(Client):
    """A client that comes from this computer, as every visitor of a home of one's own does."""

    def __init__(self, *, enforce_csrf_checks: bool = False) -> None:
        super().__init__(enforce_csrf_checks=enforce_csrf_checks, HTTP_HOST="127.0.0.1")


class Say(Protocol):
    """Posts a form and follows where it leads."""

    def __call__(self, address: str, **fields: str | list[str]) -> HttpResponseBase:
        """Post."""
        ...


@pytest.fixture
def client(house: House) -> Visitor:
    """Somebody who opens the page for the first time."""
    served_by(house)
    return Visitor()


@pytest.fixture
def careful_client(house: House) -> Visitor:
    """The same, with the check that a form came from our own page."""
    served_by(house)
    return Visitor(enforce_csrf_checks=True)


@pytest.fixture
def begun_client(client: Visitor) -> Visitor:
    """Somebody who has begun, in key file mode."""
    client.post("/begin")
    return client


@pytest.fixture
def say(begun_client: Visitor) -> Say:
    """Post forms as somebody who has begun."""

    def post(address: str, **fields: str | list[str]) -> HttpResponseBase:
        return begun_client.post(address, fields, follow=True)

    return post


@pytest.fixture
def page(begun_client: Visitor) -> Callable[[str], str]:
    """Read a page as somebody who has begun."""

    def read(address: str) -> str:
        return begun_client.get(address, follow=True).content.decode()

    return read


@pytest.fixture
def diary(begun_client: Visitor, house: House) -> Diary:
    """What somebody kept who has begun."""
    opened = keys.open_key_file(house)
    return house.diary(opened.person, opened.key)
