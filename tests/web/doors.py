"""Ways into a diary that tests share."""

from django.http.response import HttpResponseBase

from rekindle.app import keys
from rekindle.app.house import House
from rekindle.life.records import Entry
from tests.keeping import all_kept
from tests.web.conftest import Visitor
from tests.web.seen import Seen

PASSPHRASE = "grey heron under seven bridges"
OTHER = "four quite different words here"


def lock_home(house: House) -> str:
    """Begin with the passphrase; give the recovery code."""
    _, code = keys.begin_locked(house, PASSPHRASE)
    return code.text


def come_in(client: Visitor, passphrase: str = PASSPHRASE) -> Visitor:
    """Unlock; give the same visitor, who is inside now."""
    client.post("/unlock", {"passphrase": passphrase})
    return client


def a_slip_in(code: str) -> str:
    """Give a code with its last sign changed."""
    return code[:-1] + ("A" if code[-1] != "A" else "B")


def unlock(client: Visitor, page: HttpResponseBase, passphrase: str = PASSPHRASE) -> HttpResponseBase:
    """Fill in the field of a lock page and send it."""
    fields = Seen(page).form("/unlock").fields
    return client.post("/unlock", {**fields, "passphrase": passphrase})


def entries(house: House) -> list[str]:
    """Give the text of every entry that is kept."""
    opened = keys.unlock(house, PASSPHRASE) if keys.is_lockable(house) else keys.open_key_file(house)
    diary = house.diary(opened.person, opened.key)
    return [kept.record.text for kept in all_kept(diary) if isinstance(kept.record, Entry)]
