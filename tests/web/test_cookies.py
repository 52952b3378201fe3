"""Every cookie of ours: neutral names, closed to scripts and other sites, and bound to the host under TLS."""

import re
from collections.abc import Iterable
from http.cookies import Morsel
from pathlib import Path

import pytest
from django.test import override_settings

from rekindle.app.settings import new_device
from rekindle.bootstrap import django_settings
from rekindle.web import cookies
from tests.django_settings import HOME
from tests.web.conftest import Visitor

PHRASE = "lantern mossy thursday kettle"
KINDS = {"f", "s", "sn", "sc", "sk", "sh", "sl"}
"""Of the form, the session, a note, a code, a browser's half of what was sent, what to say on the help page, and what
was looked for."""


GIVES_OR_TAKES = re.compile(r"\b(?:set_cookie|set_signed_cookie|delete_cookie|SimpleCookie)\b|\.cookies\[")


class Collector:
    """Walks through everything that gives or takes back a cookie, and keeps every one that was sent."""

    def __init__(self, client: Visitor, *, encrypted: bool) -> None:
        self._client, self._encrypted = client, encrypted
        self.sent: list[Morsel[str]] = []

    def walk(self) -> None:
        self._get("/begin/lock")
        self._post("/begin")
        self._post("/flicker", flicker="light on the wall")
        self._get("/")
        self._post("/find", find="light")
        self._post("/settings/passphrase", new_passphrase=PHRASE)
        self._post("/code/on")
        self._post("/not-safe")
        self._get("/help")
        self._post("/lock")
        self._post("/write", text="sent too late")

    def _get(self, address: str) -> None:
        self._keep(self._client.get(address, secure=self._encrypted).cookies.values())

    def _post(self, address: str, **fields: str) -> None:
        self._keep(self._client.post(address, fields, secure=self._encrypted).cookies.values())

    def _keep(self, cookies: "Iterable[Morsel[str]]") -> None:
        self.sent += cookies


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "tls"])
def test_every_cookie_is_closed_to_scripts_and_other_sites_and_bound_to_the_host_under_tls(
    client: Visitor, encrypted: bool
) -> None:
    device = new_device()
    made = django_settings(HOME, device, encrypted=encrypted)
    collector = Collector(client, encrypted=encrypted)
    with override_settings(**{name: value for name, value in made.items() if "COOKIE" in name}):
        collector.walk()
    prefix = "__Host-" if encrypted else ""
    assert {one.key.removeprefix(prefix).replace(device.name, "") for one in collector.sent} == KINDS
    for cookie in collector.sent:
        assert cookie.key.startswith("__Host-") is encrypted
        assert bool(cookie["secure"]) is encrypted
        assert (cookie["path"], cookie["domain"], cookie["samesite"]) == ("/", "", "Strict")
        assert cookie["httponly"]


def test_cookies_are_given_and_taken_back_in_one_place_alone() -> None:
    one_place = Path(cookies.__file__)
    by_hand = {
        path.name
        for path in one_place.parent.rglob("*.py")
        if GIVES_OR_TAKES.search(path.read_text(encoding="utf-8"))
    }
    assert by_hand == {one_place.name}
