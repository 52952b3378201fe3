"""Ways into a diary that tests share."""

from rekindle.app import keys
from rekindle.app.house import House
from tests.web.conftest import Visitor

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
