"""One language everywhere: what a page says itself and what its code says come from the library's language."""

import gettext
from dataclasses import replace

import pytest

from rekindle import content
from rekindle.app.errors import PleaseWait
from rekindle.app.house import House
from rekindle.app.library import Library
from rekindle.bootstrap import served_by
from rekindle.sealed import WrongRecoveryCode
from rekindle.sealed.recovery_code import SLIP_IN_GROUP
from rekindle.web import visit
from tests.web.conftest import Visitor


class Shouting(gettext.NullTranslations):
    """A language in which everything is said in capitals."""

    def gettext(self, message: str) -> str:
        return message.upper()


@pytest.fixture
def elsewhere(house: House, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody whose library is in another language; the browser asks for a third."""
    library = Library(content.read, content.read_folder)
    library.help  # noqa: B018 - read before the language, which has no folder of its own, is named
    library.language = "xx"
    monkeypatch.setattr(content, "translations", {"xx": Shouting()}.__getitem__)
    monkeypatch.setattr(visit, "translations", {"xx": Shouting()}.__getitem__)
    served_by(replace(house, library=library))
    visitor = Visitor()
    visitor.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    return visitor


def test_a_page_and_the_code_behind_it_speak_the_librarys_language(elsewhere: Visitor) -> None:
    shown = elsewhere.get("/begin/lock").content.decode()
    assert '<html lang="xx"' in shown
    assert "PASSPHRASE" in shown
    refused = elsewhere.post("/begin/lock", {"new_passphrase": "short"}).content.decode()
    assert "THIS ONE IS SHORT." in refused


def test_the_last_pages_there_are_speak_it_too(elsewhere: Visitor) -> None:
    stranger = elsewhere.get("/", headers={"host": "elsewhere.example"}).content.decode()
    assert '<html lang="xx"' in stranger
    assert "THIS OPENS ONLY AT THE ADDRESS" in stranger


def test_what_is_filled_into_a_sentence_is_filled_in_after_it_was_looked_up() -> None:
    words = {PleaseWait.message: "Noch %(seconds)d Sekunden.", SLIP_IN_GROUP: "In Gruppe %(group)d."}
    assert PleaseWait(8).sentence(words.__getitem__) == "Noch 8 Sekunden."
    assert WrongRecoveryCode(SLIP_IN_GROUP, 3).sentence(words.__getitem__) == "In Gruppe 3."
    assert str(PleaseWait(1)) == "That was a few tries in a row. Please wait one second, then try again."
    assert str(PleaseWait(8)) == "That was a few tries in a row. Please wait 8 seconds, then try again."
