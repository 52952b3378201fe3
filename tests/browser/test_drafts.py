"""What one writes survives a closed tab, a lost connection and a lock, and never comes back once it is let go."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final, Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, StorageState, expect

from tests.browser.chromium import PHONE, Windows, noticed_on, quiet
from tests.browser.clock import pass_by
from tests.browser.serving import Server
from tests.browser.ways import begin, fresh_link

KETTLE: Final = "The kettle clicked."
KEPT: Final = "It waits as a draft, sealed."
NOT_KEPT: Final = "It does not wait as a draft just now. It is still on this page."
UNREACHED: Final = "This page cannot reach Rekindle just now. Your words are still here."

SLOW: Final = """() => {
    const fetch = window.fetch;
    window.atOnce = 0;
    window.most = 0;
    window.fetch = async (...asked) => {
        window.most = Math.max(window.most, ++window.atOnce);
        await new Promise(done => setTimeout(done, 700));
        try { return await fetch(...asked); } finally { window.atOnce--; }
    };
}"""
"""Makes every request take its time, and counts how many are under way at once."""

HURRIED: Final = """() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = milliseconds => timeout(milliseconds / 10);
}"""
"""Lets a page lose its patience in a tenth of the time."""


@pytest.fixture(scope="module")
def cleaner(shared_server: Server, chromium: Browser) -> Iterator[Page]:
    """A page of somebody who has begun, to look and to tidy with."""
    with Windows(chromium) as open_page:
        page = open_page()
        begin(page, shared_server)
        yield page


@pytest.fixture(scope="module")
def inside(cleaner: Page) -> StorageState:
    """What their browser holds."""
    return cleaner.context.storage_state()


@pytest.fixture
def writer(shared_server: Server, inside: StorageState, cleaner: Page, open_page: Windows) -> Iterator[Page]:
    """An open page to write on, whose time can be hurried; what was begun on it is let go afterwards."""
    page = open_page(storage=inside)
    page.clock.install()
    page.goto(f"{shared_server.address}/write")
    yield page
    cleaner.goto(f"{shared_server.address}/drafts")
    while cleaner.get_by_role("button", name="Let it go").count():
        with cleaner.expect_navigation():
            cleaner.get_by_role("button", name="Let it go").first.click()


def hold_still(page: Page) -> None:
    """Let no more time go by on a page."""
    page.clock.pause_at(datetime.fromtimestamp(page.evaluate("Date.now()") / 1000 + 1, UTC))


def let_it_be_saved(page: Page) -> None:
    """Let the second pass after which it is saved."""
    pass_by(page, 1.1)


def see_it_saved(page: Page) -> None:
    """Let the second pass after which it is saved, and see that said."""
    let_it_be_saved(page)
    expect(page.get_by_text(KEPT, exact=True)).to_be_visible()


def field(page: Page) -> Locator:
    return page.get_by_label("What is here, or is not")


def write(page: Page, text: str) -> None:
    """Type at the end of what stands there."""
    field(page).press("Control+End")
    page.keyboard.insert_text(text)


def fall_asleep(page: Page, server: Server) -> None:
    """Have the session end while the page stays open."""
    token = page.locator("meta[name=form-token]").get_attribute("content") or ""
    headers = {"Origin": server.address, "X-CSRFToken": token}
    assert page.context.request.post(f"{server.address}/asleep", headers=headers).status == 204


def begun(page: Page, server: Server) -> list[str]:
    """Give the first words of everything that was begun."""
    page.goto(f"{server.address}/drafts")
    return page.locator(".card .kept__text").all_inner_texts()


def wait_until_begun(page: Page, server: Server, *texts: str) -> None:
    """See that these were begun, once what a page sends as it goes has arrived: the next one may overtake it."""
    until = time.monotonic() + 10
    while sorted(begun(page, server)) != sorted(texts) and time.monotonic() < until:
        page.wait_for_timeout(100)
    assert sorted(begun(page, server)) == sorted(texts)


def test_words_in_a_closed_tab_go_on_where_they_stood(shared_server: Server, writer: Page) -> None:
    write(writer, KETTLE)
    see_it_saved(writer)
    page = writer.context.new_page()
    writer.close()
    page.goto(shared_server.address)
    expect(page.get_by_text("You began something here. It waits as a draft, sealed.")).to_be_visible()
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("button", name="Go on").click()
    expect(field(page)).to_have_value(KETTLE)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text(KETTLE)).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("It is not kept any more. It waits among what you began.")).to_be_visible()
    assert begun(page, shared_server) == [KETTLE]
    quiet(page)


def test_a_draft_that_is_gone_on_with_is_there_again_when_its_page_is_loaded_again(
    shared_server: Server, writer: Page
) -> None:
    write(writer, KETTLE)
    see_it_saved(writer)
    writer.goto(f"{shared_server.address}/write")
    writer.get_by_role("button", name="Go on").click()
    see_it_saved(writer)
    with writer.expect_response("**/draft"):
        write(writer, " Twice.")
        let_it_be_saved(writer)
    for _ in range(2):
        writer.reload()
        expect(field(writer)).to_have_value(f"{KETTLE} Twice.")
    assert begun(writer.context.new_page(), shared_server) == [f"{KETTLE} Twice."]


def test_what_was_just_typed_is_saved_as_the_page_goes_and_nothing_asks_in_between(
    shared_server: Server, writer: Page
) -> None:
    write(writer, KETTLE)
    writer.goto(f"{shared_server.address}/library")
    wait_until_begun(writer, shared_server, KETTLE)


def test_it_is_saved_a_second_after_the_last_key_and_not_before(writer: Page) -> None:
    sent: list[str] = []
    writer.on("request", lambda request: sent.append(request.url) if request.url.endswith("/draft") else None)
    hold_still(writer)
    for word in ("The kettle ", "clicked."):
        write(writer, word)
        pass_by(writer, 0.9)
    expect(writer.get_by_text(KEPT, exact=True)).to_have_count(0)
    assert sent == []
    with writer.expect_response("**/draft"):
        pass_by(writer, 0.2)


def test_it_is_saved_at_once_when_the_tab_is_hidden(shared_server: Server, writer: Page) -> None:
    hold_still(writer)  # so that nothing is saved because time goes by
    write(writer, KETTLE)
    with writer.expect_response("**/draft"):
        hide(writer)
    expect(writer.get_by_text(KEPT, exact=True)).to_be_visible()
    assert begun(writer.context.new_page(), shared_server) == [KETTLE]


@pytest.mark.parametrize("status", [400, 413, 422])
def test_what_is_refused_is_not_sent_again_before_something_changes(writer: Page, status: int) -> None:
    sent: list[Request] = []

    def refuse(route: Route) -> None:
        sent.append(route.request)
        route.fulfill(status=status)

    writer.route("**/draft", refuse)
    write(writer, KETTLE)
    pass_by(writer, 2)
    expect(writer.get_by_text(NOT_KEPT)).to_be_visible()
    pass_by(writer, 60)
    assert len(sent) == 1
    writer.unroute("**/draft")
    write(writer, " Twice.")
    pass_by(writer, 2)
    see_it_saved(writer)
    assert {failure.status for failure in noticed_on(writer).failures} == {status}


def hide(page: Page) -> None:
    """Tell the page that its tab is hidden, as the browser would."""
    page.evaluate(
        """() => {
            Object.defineProperty(document, "hidden", {value: true, configurable: true});
            document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )


def test_there_is_never_more_than_one_saving_under_way_and_the_newest_text_wins(
    shared_server: Server, writer: Page
) -> None:
    writer.evaluate(SLOW)
    for word in ("one ", "two ", "three "):
        write(writer, word)
        pass_by(writer, 1.1)
    for seconds in (1, 30):  # the one that is under way, and the one that waits for it
        pass_by(writer, seconds)
        writer.wait_for_function("window.atOnce === 0")
    assert writer.evaluate("window.most") == 1
    assert begun(writer.context.new_page(), shared_server) == ["one two three"]


def test_a_text_of_a_million_letters_is_saved_and_comes_back_whole(shared_server: Server, writer: Page) -> None:
    long = "grey, quiet, some tea. " * 43_000
    field(writer).fill(long)
    see_it_saved(writer)
    page = writer.context.new_page()
    page.goto(f"{shared_server.address}/write")
    page.get_by_role("button", name="Go on").click()
    assert field(page).input_value() == long


def test_it_says_so_when_it_is_not_kept_and_keeps_it_once_it_can(shared_server: Server, writer: Page) -> None:
    writer.context.set_offline(True)
    write(writer, KETTLE)
    let_it_be_saved(writer)
    expect(writer.get_by_role("status").get_by_text(UNREACHED)).to_be_visible()
    writer.context.set_offline(False)
    write(writer, " I heard it.")
    see_it_saved(writer)
    expect(writer.get_by_text(UNREACHED)).to_have_count(0)
    assert begun(writer.context.new_page(), shared_server) == [f"{KETTLE} I heard it."]


@pytest.mark.parametrize("saved", [False, True], ids=["not saved yet", "saved before"])
def test_where_nobody_answers_keep_stays_on_the_page_with_the_words_until_somebody_does(
    writer: Page, saved: bool
) -> None:
    write(writer, KETTLE)
    if saved:
        see_it_saved(writer)
    writer.context.set_offline(True)
    keep = writer.get_by_role("button", name="Keep", exact=True)
    keep.click()
    expect(writer.get_by_role("status").get_by_text(UNREACHED)).to_be_visible()
    keep.click()
    expect(field(writer)).to_have_value(KETTLE)
    writer.context.set_offline(False)
    keep.click()
    expect(writer).to_have_title("Kept - Notes")
    expect(writer.get_by_text(KETTLE)).to_have_count(1)
    assert {failure.status for failure in noticed_on(writer).failures} == {0}
    writer.get_by_role("button", name="Undo").click()


def flicker(page: Page) -> Locator:
    """Give the field for a flicker, which is folded away on some days."""
    folded = page.locator("details:not([open]) > summary", has_text="Keep a flicker")
    if folded.count():
        folded.click()
    return page.get_by_label("A flicker, if there was one")


LEADS_AWAY: Final = pytest.mark.parametrize(
    ("role", "name", "title"),
    [
        ("button", "far away", "Today - Notes"),
        ("button", "Something else", "Today - Notes"),
        ("link", "Help now", "Help - Notes"),
        ("link", "Kept", "Kept - Notes"),
        ("link", "Say a little more", "Today - Notes"),
    ],
)


@LEADS_AWAY
def test_where_nobody_answers_nothing_else_on_the_page_takes_the_words_away(
    shared_server: Server, writer: Page, role: Literal["button", "link"], name: str, title: str
) -> None:
    writer.goto(shared_server.address)
    writer.context.set_offline(True)
    flicker(writer).fill(KETTLE)
    away = writer.get_by_role(role, name=name, exact=True).first
    for _ in range(2):
        away.click()
        expect(writer.get_by_role("status").get_by_text(UNREACHED)).to_be_in_viewport()
        expect(flicker(writer)).to_have_value(KETTLE)
    writer.context.set_offline(False)
    with writer.expect_navigation():
        away.click()
    expect(writer).to_have_title(title)
    assert begun(writer.context.new_page(), shared_server) == [KETTLE]


def test_where_it_was_locked_meanwhile_the_words_stay_and_help_is_still_in_reach(
    shared_server: Server, inside: StorageState, open_page: Windows
) -> None:
    assert inside
    page = open_page()
    page.goto(fresh_link(shared_server))
    page.goto(shared_server.address)
    fall_asleep(page, shared_server)
    flicker(page).fill(KETTLE)
    page.get_by_role("button", name="far away").click()
    expect(page.get_by_role("status").get_by_text("It is locked. Press Keep")).to_be_in_viewport()
    expect(flicker(page)).to_have_value(KETTLE)
    page.get_by_role("button", name="I am not safe, or someone near me is not").click()
    expect(page).to_have_title("Help - Notes")


def test_leave_waits_for_nobody(writer: Page, shared_server: Server) -> None:
    writer.goto(shared_server.address)
    writer.route("**/draft", lambda _: None)
    flicker(writer).fill(KETTLE)
    writer.route("**/leave", lambda route: route.fulfill(body="elsewhere"))
    writer.get_by_role("link", name="Leave").click()
    expect(writer.locator("body")).to_have_text("elsewhere")


def test_a_server_that_says_nothing_at_all_is_waited_for_in_vain_and_then_that_is_said(writer: Page) -> None:
    writer.route("**/draft", lambda _: None)
    writer.evaluate(HURRIED)
    write(writer, KETTLE)
    writer.get_by_role("button", name="Keep", exact=True).click()
    expect(writer.get_by_role("status").get_by_text(UNREACHED)).to_be_visible(timeout=20_000)
    expect(field(writer)).to_have_value(KETTLE)
    writer.unroute("**/draft")
    writer.get_by_role("button", name="Keep", exact=True).click()
    expect(writer).to_have_title("Kept - Notes")
    writer.get_by_role("button", name="Undo").click()


def test_keep_pressed_twice_keeps_once(writer: Page) -> None:
    writer.evaluate(SLOW)
    write(writer, KETTLE)
    sent: list[str] = []
    writer.on("request", lambda request: sent.append(request.url) if request.is_navigation_request() else None)
    keep = writer.get_by_role("button", name="Keep", exact=True)
    keep.click(no_wait_after=True)
    keep.click(no_wait_after=True)
    expect(writer).to_have_title("Kept - Notes")
    expect(writer.get_by_text(KETTLE)).to_have_count(1)
    assert [url.rpartition("/")[2] for url in sent[:1]] == ["write"]
    assert len(sent) == 2, "the form, and the page that it leads to"
    writer.get_by_role("button", name="Undo").click()


def test_answers_without_a_word_wait_as_words_do_and_that_is_said(shared_server: Server, writer: Page) -> None:
    writer.goto(f"{shared_server.address}/now")
    writer.get_by_label("a trace").first.check(force=True)
    see_it_saved(writer)
    assert begun(writer.context.new_page(), shared_server) == ["Answers, and no words yet."]


def test_answers_that_are_taken_back_wait_no_more(shared_server: Server, writer: Page) -> None:
    writer.goto(f"{shared_server.address}/now")
    writer.get_by_label("a trace").first.check(force=True)
    see_it_saved(writer)
    writer.get_by_label("leave out").first.check(force=True)
    let_it_be_saved(writer)
    expect(writer.get_by_text(KEPT, exact=True)).to_have_count(0)
    assert begun(writer.context.new_page(), shared_server) == []


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_beside_keep_one_leaves_it_as_a_draft_or_lets_it_go_with_its_draft(
    shared_server: Server, inside: StorageState, open_page: Windows, javascript: bool
) -> None:
    page = open_page(storage=inside, javascript=javascript)
    page.goto(f"{shared_server.address}/write")
    field(page).fill(KETTLE)
    page.get_by_role("button", name="Leave it").click()
    expect(page.get_by_role("status").get_by_text("It waits as a draft, sealed.")).to_be_visible()
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("button", name="Go on").click()
    expect(field(page)).to_have_value(KETTLE)
    page.get_by_role("button", name="Let it go").click()
    expect(page.get_by_text("It is let go. For ten minutes it can come back.")).to_be_visible()
    expect(page.get_by_text("You began something here.")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".card .kept__text")).to_have_text([KETTLE])
    page.get_by_role("button", name="Let it go").click()
    expect(page.get_by_text("Nothing waits here.")).to_be_visible()
    quiet(page)


def test_on_a_phone_a_long_note_stands_beside_its_tick_and_not_below_it(writer: Page) -> None:
    writer.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    write(writer, KETTLE)
    writer.get_by_role("button", name="Leave it").click()
    note = writer.get_by_role("status").filter(has_text="It waits as a draft")
    tick, words = note.locator("svg").bounding_box(), note.locator("span").bounding_box()
    assert tick is not None
    assert words is not None
    assert words["y"] <= tick["y"] < words["y"] + words["height"]
    assert tick["x"] + tick["width"] <= words["x"]


def test_a_flicker_in_a_closed_tab_goes_on_on_today(shared_server: Server, writer: Page) -> None:
    writer.goto(shared_server.address)
    flicker(writer).fill("light on the wall")
    see_it_saved(writer)
    page = writer.context.new_page()
    page.goto(shared_server.address)
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("button", name="Go on").click()
    expect(flicker(page)).to_have_value("light on the wall")
    flicker(page).press("Enter")
    expect(page.get_by_text("The flicker is kept.")).to_be_visible()
    expect(page.get_by_text("You began something here.")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    quiet(page)


def test_two_windows_with_the_same_words_never_write_over_each_other(shared_server: Server, writer: Page) -> None:
    write(writer, KETTLE)
    see_it_saved(writer)
    other = writer.context.new_page()
    other.goto(f"{shared_server.address}/write")
    other.get_by_role("button", name="Go on").click()
    write(other, " Here.")
    see_it_saved(other)
    write(writer, " There.")
    see_it_saved(writer)
    look = writer.context.new_page()
    wait_until_begun(look, shared_server, f"{KETTLE} Here.", f"{KETTLE} There.")


def test_a_page_that_was_kept_and_is_written_on_is_a_draft_of_its_own(shared_server: Server, writer: Page) -> None:
    write(writer, KETTLE)
    see_it_saved(writer)
    once = writer.locator("[name=once]").input_value()
    kept = writer.context.request.post(
        f"{shared_server.address}/write",
        form={
            "csrfmiddlewaretoken": writer.locator("main form [name=csrfmiddlewaretoken]").first.input_value(),
            "once": once, "text": KETTLE, "drafted": "1",
        },
        headers={"Origin": shared_server.address},
    )  # fmt: skip
    assert kept.ok
    write(writer, " And more.")
    with writer.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        let_it_be_saved(writer)
        expect(writer.locator("[name=once]")).not_to_have_value(once)
        let_it_be_saved(writer)
    assert begun(writer.context.new_page(), shared_server) == [f"{KETTLE} And more."]


def test_the_change_of_a_kept_page_is_saved_too(shared_server: Server, writer: Page) -> None:
    write(writer, "before")
    writer.get_by_role("button", name="Keep", exact=True).click()
    writer.get_by_role("link", name="Read or change").first.click()
    writer.get_by_role("link", name="Change").click()
    writer.get_by_role("textbox").first.fill("after")
    see_it_saved(writer)
    assert begun(writer.context.new_page(), shared_server) == ["after"]


@pytest.mark.usefixtures("inside")
def test_where_it_locked_meanwhile_it_says_so_and_keep_carries_the_words_through_the_lock(
    shared_server: Server, open_page: Windows
) -> None:
    page = open_page()
    page.clock.install()
    page.goto(fresh_link(shared_server))
    page.goto(f"{shared_server.address}/write")
    fall_asleep(page, shared_server)
    write(page, KETTLE)
    let_it_be_saved(page)
    expect(
        page.get_by_role("status").get_by_text("It is locked. Press Keep: what you wrote comes along.")
    ).to_be_visible()
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("heading", name="What you just sent is not kept yet")).to_be_visible()
    expect(page.locator("#sent")).to_have_value(KETTLE)
    assert {failure.status for failure in noticed_on(page).failures} == {403, 423}
