"""In a real browser: whatever was written is words on every page that shows it, and no page breaks under it."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import Windows, quiet
from tests.browser.serving import serving
from tests.browser.ways import begin
from tests.web.input.naughty import STRINGS

TELLING: Final = "\n".join(
    string
    for string in STRINGS
    if "zq" in string and string.isprintable() and string.startswith(("<", '"', "'", "`"))
)
LONG: Final = f"{'w' * 3_000}\n{'🌧' * 500}\n{'Z' + chr(0x351) * 400}\n\u202eback\n{'a  b' * 20}"
NARROW: Final = (320, 640)
TOO_LONG: Final = 2_000_000
FOREIGN_ELEMENTS: Final = """() => [...document.querySelectorAll("*")].filter(each =>
    each.localName === "zq" || [...each.attributes].some(({name}) => name.startsWith("on") || name === "style")
    || (each.localName === "script" && !each.src) || each.matches("iframe, object, base, template, math"))
    .map(each => each.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def inside(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Somebody inside, on a narrow screen."""
    with serving(tmp_path_factory.mktemp("written") / "home") as server, Windows(chromium) as open_page:
        page = open_page()
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        begin(page, server)
        yield page


def write(page: Page, text: str) -> None:
    page.goto("/".join([*page.url.split("/")[:3], "write"]))
    page.locator("#text").fill(text)
    with page.expect_navigation():
        page.get_by_role("button", name="Keep", exact=True).last.click()


@pytest.mark.parametrize("text", [TELLING, LONG], ids=["markup", "long words"])
def test_words_stay_words_and_no_page_breaks(inside: Page, text: str) -> None:
    asked: list[str] = []
    inside.on("request", lambda request: asked.append(request.url))
    write(inside, text)
    expect(inside).to_have_title("Kept - Notes")
    for way in ("Read or change", "Change"):
        assert inside.evaluate(FOREIGN_ELEMENTS) == []
        assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth")
        with inside.expect_navigation():
            inside.get_by_role("link", name=way).last.click()
    assert inside.locator("#text").input_value() == text
    assert inside.evaluate(FOREIGN_ELEMENTS) == []
    assert not [url for url in asked if "zq" in url]
    quiet(inside)


def test_what_is_far_too_long_stays_in_its_field_until_it_is_shorter(inside: Page) -> None:
    inside.goto("/".join([*inside.url.split("/")[:3], "write"]))
    field, keep = inside.locator("#text"), inside.get_by_role("button", name="Keep", exact=True).last
    field.fill("a" * TOO_LONG)
    keep.click()
    assert field.evaluate("each => each.validationMessage").startswith("This is longer than one page can hold")
    assert len(field.input_value()) == TOO_LONG
    field.fill("a few words")
    with inside.expect_navigation():
        keep.click()
    expect(inside).to_have_title("Kept - Notes")
    quiet(inside)
