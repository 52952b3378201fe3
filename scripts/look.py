"""Takes a screenshot of every page, phone and desktop, light and dark, into look/, which git ignores."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from tests.browser.chromium import DESKTOP, NOT_THERE, PHONE, Windows, launched, noticed_on
from tests.browser.executable import find_chromium
from tests.browser.serving import ROOT, Server, serving

# A page is an address, or a walk that leads there: it gets the browser's page and the server's address.
Walk = Callable[[Page, str], object]
Pages = Sequence[tuple[str, str | Walk]]

BEFORE_BEGINNING: Pages = (
    ("welcome", "/"),
    ("lock-first", "/begin/lock"),
    ("help-before", "/help"),
)


def after_a_practice(page: Page, address: str) -> None:
    """Play the smallest form of a practice to its question."""
    page.goto(f"{address}/step/15/small")
    page.get_by_role("button", name="something humming").click()
    page.get_by_role("button", name="A flicker").click()


def paused(page: Page, address: str) -> None:
    """Write two words, then pause."""
    page.goto(f"{address}/step/31/whole")
    page.get_by_role("textbox").fill("grey, tea")
    page.get_by_role("button", name="Pause").click()


def an_entry(page: Page, address: str) -> None:
    """Open the newest page that is kept."""
    page.goto(f"{address}/kept")
    page.get_by_role("link", name="Read or change").first.click()


def found(page: Page, address: str) -> None:
    """Find a word in what is kept."""
    page.goto(f"{address}/find")
    page.get_by_label("A word, or part of one").fill("gla")
    page.get_by_role("button", name="Find", exact=True).click()


def looked_into(page: Page, address: str) -> None:
    """Look into a file with two entries and a line that belongs to none."""
    page.goto(f"{address}/in-out")
    content = b"[?] before\n[2013-06-09 15:39] The kettle clicked.\n[2013-06-10] Rain all day long.\n"
    page.locator("#file").set_input_files({"name": "journal.txt", "mimeType": "text/plain", "buffer": content})
    page.get_by_role("button", name="Look into it").click()
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")


def taken(page: Page, address: str) -> None:
    """Take it in; from the second time on it is here already."""
    looked_into(page, address)
    take = page.get_by_role("button", name="Take it in")
    if take.count():
        take.click()
    else:
        page.goto(f"{address}/in-out")


PAGES: Pages = (
    ("today", "/"),
    ("more", "/now"),
    ("practices", "/library"),
    ("practices-of-a-chip", "/library/4"),
    ("map", "/map"),
    ("map-place", "/map/4"),
    ("practice", "/step/7"),
    ("before", "/step/45/before"),
    ("breath", "/step/7/whole"),
    ("senses", "/step/15/whole"),
    ("ten-words", "/step/31/whole"),
    ("paused", paused),
    ("page", "/step/83/whole"),
    ("after", after_a_practice),
    ("write", "/write"),
    ("write-ten", "/write/ten"),
    ("kept", "/kept"),
    ("entry", an_entry),
    ("find", "/find"),
    ("found", found),
    ("help", "/help"),
    ("help-home", "/help/home"),
    ("steady", "/steady"),
    ("phone-down", "/steady/down"),
    ("private", "/private"),
    ("settings", "/settings"),
    ("passphrase", "/settings/passphrase"),
    ("in-out", "/in-out"),
    ("in-out-found", looked_into),
    ("in-out-taken", taken),
    ("remove", "/settings/remove"),
    ("not-there", "/no-such-page"),
)
ERRORS = {404}
"""HTTP statuses of the pages above that tell of an error."""
FOLDER = ROOT / "look"
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def begin(page: Page) -> None:
    """Go from the welcome page to Today, without a passphrase, and keep a few things."""
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("button", name="far away").click()
    page.get_by_role("link", name="Write ten words").click()
    page.get_by_role("textbox").first.fill("standing behind glass while the others talk")
    with page.expect_navigation():
        page.get_by_role("button", name="Keep", exact=True).last.click()


def shoot(pages: Pages, open_page: Windows, server: Server, opened: Page) -> list[str]:
    """Take four pictures of each page, in the session of the page `opened`; give what was wrong on them."""
    wrong = []
    storage = opened.context.storage_state()
    for (name, way), (device, screen), scheme in product(pages, SCREENS.items(), SCHEMES):
        picture = FOLDER / f"{name}-{device}-{scheme}.png"
        page = open_page(screen=screen, scheme=scheme, still=True, storage=storage)
        try:
            problems = _picture(page, server.address, way, picture)
        except PlaywrightError as error:
            # One page that does not open leaves the others to be looked at.
            problems = [error.message.splitlines()[0]]
        wrong += [f"{picture.name}: {problem}" for problem in problems]
        page.context.close()
    return wrong


def _picture(page: Page, address: str, way: str | Walk, picture: Path) -> list[str]:
    if isinstance(way, str):
        page.goto(address + way)
    else:
        way(page, address)
    problems = noticed_on(page).problems(ERRORS)
    page.screenshot(path=picture, full_page=True)
    wide, screen = page.evaluate("[document.documentElement.scrollWidth, screen.width]")
    return [*problems, f"{wide} px wide on a screen of {screen}"] if wide > screen else problems


def main() -> None:
    """Start a server on a home that is thrown away, begin there, and walk the pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="PAGE", help="only these pages")
    names = parser.parse_args().names
    executable = find_chromium()
    if executable is None:
        sys.exit(NOT_THERE)
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        serving(Path(home) / "home") as server,
        launched(executable) as browser,
        Windows(browser) as open_page,
    ):
        opened = open_page()
        opened.goto(server.link)
        wrong = shoot(_chosen(BEFORE_BEGINNING, names), open_page, server, opened)
        begin(opened)
        wrong += shoot(_chosen(PAGES, names), open_page, server, opened)
    if wrong:
        print("The server said:", server.log, sep="\n")
    print("\n".join((*wrong, f"The pictures are in {FOLDER.name}/.")))
    sys.exit(1 if wrong else 0)


def _chosen(pages: Pages, names: Sequence[str]) -> Pages:
    return [(name, way) for name, way in pages if not names or name in names]


if __name__ == "__main__":
    main()
