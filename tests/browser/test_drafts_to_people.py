"""A draft to a person in a real browser: its ways out hold the words as they stand, with a script and without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import Windows
from tests.browser.serving import Server
from tests.browser.visitors import Visitor
from tests.browser.ways import begin
from tests.method.shipped import CATALOGUE

HURT, SIGNS = (f"step/{CATALOGUE.by_id(name).number}/small" for name in ("say-hurt-message", "notice-signs"))
TOLD = "It stung.\nNo need to answer & all."


@pytest.fixture(scope="module")
def visitor(shared_server: Server, chromium: Browser) -> Iterator[Visitor]:
    """Somebody who has begun."""
    with Windows(chromium) as open_page:
        page = open_page()
        begin(page, shared_server)
        yield Visitor(f"{shared_server.address}/", page, page.context.cookies())


@pytest.fixture(params=[True, False], ids=["with script", "without"])
def drafting(request: pytest.FixtureRequest, visitor: Visitor, chromium: Browser) -> Iterator[Page]:
    """The page of a draft, past the questions before it."""
    with Windows(chromium) as open_page:
        page = open_page(javascript=request.param)
        page.context.add_cookies(visitor.page.context.cookies())  # type: ignore[arg-type]
        page.goto(visitor.home + HURT)
        for answer in ("no", "yes", "That stung a little"):
            page.get_by_role("button", name=answer, exact=True).click()
        expect(page.get_by_label("The whole of it. Change any word.")).to_be_visible()
        if request.param:  # once the script is there, the two buttons hold what stands in the field
            expect(page.get_by_role("button", name="Show it whole again")).to_be_hidden()
        yield page


def test_the_ways_out_hold_the_words_as_they_stand(drafting: Page) -> None:
    drafting.get_by_label("The whole of it. Change any word.").fill(TOLD)
    again = drafting.get_by_role("button", name="Show it whole again")
    if again.is_visible():  # without a script
        again.click()
    else:
        # Taken as it is opened; nothing is opened here.
        drafting.evaluate("addEventListener('click', (event) => event.preventDefault())")
        for name in ("Open in your messages", "Open as a mail"):
            drafting.get_by_role("link", name=name).click()
    told = "It%20stung.%0ANo%20need%20to%20answer%20%26%20all."
    expect(drafting.get_by_role("link", name="Open in your messages")).to_have_attribute("href", f"sms:?body={told}")
    expect(drafting.get_by_role("link", name="Open as a mail")).to_have_attribute(
        "href", f"mailto:?body={told.replace('%0A', '%0D%0A')}"
    )


def test_how_often_is_asked_only_beside_what_is_ticked(visitor: Visitor) -> None:
    page = visitor.come()
    page.goto(visitor.home + SIGNS)
    often = page.get_by_role("radiogroup", name="Joy hardly reaches me")
    expect(often).to_be_hidden()
    page.get_by_role("checkbox", name="Joy hardly reaches me").check()
    expect(often).to_be_visible()
    often.get_by_label("now and then").check()
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on").click()
    expect(often.get_by_label("now and then")).to_be_checked()
