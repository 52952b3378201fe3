"""How somebody goes through a practice without a script: one screen after another, to whatever end it has."""

import random
import re

from soak.browser import Browser
from soak.home import Broken
from soak.ledger import Ledger
from soak.pages import Form, Page, answered

MOST_SCREENS = 60
KEEP = ("do", "keep")
ONWARD = (KEEP, ("do", "next"), ("do", "done"))


def go_through(browser: Browser, ledger: Ledger, rng: random.Random, door: str) -> Page:
    """Do a practice, with a word in what it keeps; give the page at its end.

    That is the question after it, or wherever an answer led: to what is steady, to help, to another door.

    Raises:
        Broken: a screen refuses, or the practice does not end.
        NoAnswer: the server was gone, or it was locked and nothing came along.
    """
    page = browser.open(f"{door}/{rng.choice(('small', 'whole'))}")
    words: list[str] = []
    for _screen in range(MOST_SCREENS):
        answered(page)
        form = next((one for one in page.forms if re.fullmatch(rf"{door}/(small|whole)(/first)?", one.action)), None)
        if form is None:
            ledger.keep(*words)
            return page
        page = browser.send(form, _said(form, ledger, words), _pressed(form, rng))
    raise Broken(f"the practice at {door} does not end")


def _said(form: Form, ledger: Ledger, words: list[str]) -> dict[str, str]:
    """Write where it is going to be kept, behind what stands there; what came through a lock is there already."""
    standing = form.value("answer")
    if KEEP not in form.buttons or "answer" not in form.texts or any(word in standing for word in words):
        return {}
    words.append(ledger.word())
    return {"answer": f"{standing} {words[-1]}".strip()}


def _pressed(form: Form, rng: random.Random) -> tuple[str, str]:
    """Press what goes on, or, every other time, one of the answers."""
    taps = [button for button in form.buttons if button[0] == "tap"]
    onward = next((button for button in ONWARD if button in form.buttons), None)
    if onward is None or (taps and onward != KEEP and rng.random() < 0.5):
        return rng.choice(taps or form.buttons)
    return onward
