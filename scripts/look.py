"""Takes a screenshot of every page, phone and desktop, light and dark, into look/, which git ignores."""

import argparse
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from tests.browser.chromium import DESKTOP, NOT_THERE, PHONE, launched, noticed_on
from tests.browser.executable import find_chromium
from tests.browser.places import PLACES, Place
from tests.browser.serving import ROOT
from tests.browser.visitors import Visitor, Who, everybody, seen_at

FOLDER: Final = ROOT / "look"
SCREENS: Final = {"phone": PHONE, "desktop": DESKTOP}
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


def look(names: Collection[str], visitors: Mapping[Who, Visitor]) -> Iterator[str]:
    """Go to every page, or to those that are named; take four pictures of each; give what was wrong on the way."""
    for place in PLACES:
        if names and place.name not in names:
            continue
        visitor = visitors[place.who]
        page = seen_at(visitor.come(), PHONE)
        try:
            place.go(page, visitor.home)
            for problem in noticed_on(page).problems(place.answers):
                yield f"{place.name}: {problem}"
            yield from _pictures(page, place)
        except PlaywrightError as error:  # one page that does not open leaves the others to be looked at
            yield f"{place.name}: {error.message.splitlines()[0]}"


def _pictures(page: Page, place: Place) -> Iterator[str]:
    for (device, screen), scheme in product(SCREENS.items(), SCHEMES):
        picture = FOLDER / f"{place.name}-{device}-{scheme}.png"
        seen_at(page, screen, scheme).evaluate("scrollTo(0, 0)")
        page.screenshot(path=picture, full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > screen.width:
            yield f"{picture.name}: {wide} px wide on a screen of {screen.width}"


def main() -> None:
    """Walk to the pages, on homes that are thrown away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="PAGE", help="only these pages")
    names = parser.parse_args().names
    executable = find_chromium()
    if executable is None:
        sys.exit(NOT_THERE)
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as homes,
        launched(executable) as browser,
        everybody(browser, Path(homes)) as visitors,
    ):
        wrong = list(look(names, visitors))
    print("\n".join((*wrong, f"The pictures are in {FOLDER.name}/.")))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
