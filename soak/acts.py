"""What a person does in a browser without a script: each act is asked for, and noted when it was answered."""

import random
import time
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from soak.browser import Browser, NoAnswer, NotCarried
from soak.home import Broken
from soak.ledger import Ledger
from soak.pages import Form, Page, answered
from soak.practising import go_through

T = TypeVar("T")

REMEMBERED = 400
"""Entries that a hand goes back to."""
MOST_TRIES = 50
Act = Callable[[], None]


class Hand:
    """Somebody who uses one window; what they wrote last is what they go back to."""

    def __init__(self, browser: Browser, ledger: Ledger, rng: random.Random, *, goes_on: bool) -> None:
        """`goes_on` for the one window that takes up drafts: two that take up the same one would keep it twice."""
        self.browser = browser
        self.ledger = ledger
        self.rng = rng
        self._entries: deque[tuple[str, str]] = deque(maxlen=REMEMBERED)
        self.acts: dict[str, tuple[Act, int]] = {
            "tap": (self.tap, 6),
            "flicker": (self.flicker, 5),
            "page": (self.page, 6),
            "ten words": (self.ten_words, 4),
            "say more": (self.say_more, 3),
            "practice": (self.practice, 3),
            "change": (self.change, 4),
            "let go": (self.let_go, 2),
            "let go and back": (self.let_go_and_bring_back, 2),
            "read": (self.read, 3),
            "find": (self.find, 3),
            "bring a file in": (self.bring_in, 1),
            "draft": (self.draft, 3),
            **({"go on": (self.go_on, 2)} if goes_on else {}),
        }
        """Each act by name, and how often it comes beside the others."""

    def text(self, *words: str) -> str:
        """Give a text round some words, in one of several scripts, now and then long."""
        around = self.rng.choice(("It rained.", "Es war still.", "静かな朝", "مطر خفيف", "🌱 a leaf", "тихо"))
        return "\n".join((around, *words, around * (self.rng.random() < 0.05) * 400)).strip()

    def keep_on_sending(self, form: Form, words: Mapping[str, str]) -> Page:
        """Send a form, and reload when no answer came, as a person does: it is to be kept once."""
        send: Callable[[], Page] = partial(self.browser.send, form, words)
        for _try in range(MOST_TRIES):
            try:
                return send()
            except NotCarried:
                send = partial(self.browser.send, form, words)
            except NoAnswer:
                send = self.browser.reload
                time.sleep(0.2)
        raise NoAnswer

    def tap(self) -> None:
        """Tap a tile of Today."""
        form = expect(self.browser.open("/").form("/now/tap"), "Today has no tiles")
        answered(self.browser.send(form, button=self.rng.choice(form.buttons)))

    def flicker(self) -> None:
        """Keep a flicker."""
        word = self.ledger.word()
        form = expect(self.browser.open("/").form("/flicker"), "Today has no flicker")
        page = self.keep_on_sending(form, {"flicker": f"{word} on the window"})
        told(page, "Kept")
        self.ledger.keep(word)

    def page(self) -> None:
        """Write a page; sometimes press Keep twice, as a slow page makes one do."""
        self._write("/write", twice=self.rng.random() < 0.2)

    def ten_words(self) -> None:
        """Write ten words."""
        self._write("/write/ten", twice=False)

    def _write(self, address: str, *, twice: bool) -> None:
        word = self.ledger.word()
        form = expect(self.browser.open(address).form(address), f"{address} has no form")
        written, before = self.text(word), self.browser.unlocked
        page = self.keep_on_sending(form, {"text": written})
        if twice and self.browser.unlocked == before:
            page = self.keep_on_sending(form, {"text": written})
        told(page, "Kept")
        self.ledger.keep(word)
        record = self._record_of(page, word)
        if record:
            self._entries.append((word, record))

    def _record_of(self, page: Page, word: str) -> str:
        """Find the address of an entry that stands on a page of days; "" where its text was cut before the word."""
        before = page.markup.partition(word)[2]
        address = before.partition('href="/kept/')[2].partition('"')[0] if word in page.markup else ""
        return address if len(address) == 32 else ""

    def say_more(self) -> None:
        """Say a little more; what stood there stays."""
        word = self.ledger.word()
        form = expect(self.browser.open("/now").form("/now"), "there is no longer answer")
        before = form.value("note")
        if len(before) > 1_500:
            return
        page = self.browser.send(form, {"note": f"{before} {word}".strip()})
        answered(page)
        self.ledger.keep(word)

    def practice(self) -> None:
        """Do a practice to its end, and answer the question after it, where there is one."""
        doors = [link for link in self.browser.open("/library").links if link.startswith("/step/")]
        page = go_through(self.browser, self.ledger, self.rng, self.rng.choice(doors))
        ways = page.forms_to("/after/")
        if not ways:
            return
        asks = next((one for one in ways if "word" in one.texts), None)
        if asks is None:
            answered(self.browser.send(ways[0], button=self.rng.choice(ways[0].buttons)))
            return
        word = self.ledger.word()
        answered(self.browser.send(asks, {"word": word}))
        self.ledger.keep(word)

    def change(self) -> None:
        """Change an entry: its old word goes, a new one comes."""
        old, record = self._pick()
        if not record:
            return
        page = self.browser.open(f"/write/{record}")
        form = page.form(f"/write/{record}")
        if form is None:  # another window has let it go
            return
        new = self.ledger.word()
        self.ledger.exchange(old, new)
        self._entries.remove((old, record))
        page = self.browser.send(form, {"text": form.value("text").replace(old, new)})
        told(page, "Kept")
        self.ledger.keep(new)
        self.ledger.let_go(old)
        self._entries.append((new, record))

    def let_go(self) -> None:
        """Let an entry go."""
        word, record = self._pick()
        if record:
            self._let_go(word, record)

    def let_go_and_bring_back(self) -> None:
        """Let an entry go, and undo that."""
        word, record = self._pick()
        if not record:
            return
        page = self._let_go(word, record)
        form = expect(page.form("/undo/gone"), "what was let go cannot be brought back")
        self.ledger.ask(word)
        page = self.browser.send(form)
        if "It is gone" in page.words:  # a night came, or the server's own sweep: more than ten minutes
            self.ledger.let_go(word)
            return
        told(page, "It is back")
        self.ledger.keep(word)
        self._entries.append((word, record))

    def _let_go(self, word: str, record: str) -> Page:
        form = expect(self.browser.open(f"/kept/{record}").form(f"/write/{record}/gone"), "an entry cannot be let go")
        self.ledger.ask(word)
        self._entries.remove((word, record))
        page = self.browser.send(form)
        told(page, "It is let go")
        self.ledger.let_go(word)
        return page

    def read(self) -> None:
        """Read what was kept."""
        answered(self.browser.open("/kept"))
        answered(self.browser.open(self.rng.choice(("/settings", "/help", "/library", "/steady"))))

    def find(self) -> None:
        """Look for something that was kept."""
        word, record = self._pick()
        if not record:
            return
        form = expect(self.browser.open("/find").form("/find"), "there is nothing to find with")
        page = self.browser.send(form, {form.texts[0]: word})
        told(page, word)

    def bring_in(self) -> None:
        """Bring a journal in: look at what is in it, and take it in or leave it."""
        words = [self.ledger.word() for _ in range(3)]
        journal = "".join(f"[2018-03-0{day} 21:15] {word}\n" for day, word in enumerate(words, 1))
        with self.ledger.importing:
            form = expect(self.browser.open("/in-out").form("/in-out/bring"), "no file can be brought in")
            found = self.browser.upload(form, "file", journal.encode())
            takes = found.form("/in-out/take")
            if takes is None:  # locked meanwhile: a file cannot be carried
                return
            page = self.browser.send(takes)
            answered(page)
            if "It is here now" in page.words:
                self.ledger.keep(*words)

    def draft(self) -> None:
        """Begin a page and leave it, as a closed tab does."""
        word = self.ledger.word()
        form = expect(self.browser.open("/write").form("/write"), "there is no page")
        self.browser.save_draft(form, {"text": self.text(word)})
        self.ledger.keep(word)
        answered(self.browser.open("/write"))

    def go_on(self) -> None:
        """Go on with something that was begun, and keep it."""
        form = self.browser.open("/drafts").form("/drafts/go-on")
        if form is None:
            return
        again = next((one for one in self.browser.send(form).forms if "text" in one.texts), None)
        if again is not None:  # else another window has kept it meanwhile
            told(self.keep_on_sending(again, {}), "Kept")

    def _pick(self) -> tuple[str, str]:
        return self.rng.choice(self._entries) if self._entries else ("", "")


def expect(found: T | None, otherwise: str) -> T:
    """Give what was found.

    Raises:
        Broken: it was not there.
    """
    if found is None:
        raise Broken(otherwise)
    return found


def told(page: Page, words: str) -> None:
    """See that a page says something.

    Raises:
        Broken: it does not.
    """
    answered(page)
    if words not in page.words:
        raise Broken(f"{page.address} does not say “{words}”: {page.words[:300]}")
