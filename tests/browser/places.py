"""Every page there is, each with the address it belongs to, who sees it, and the way that leads there."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.hands import Hand
from tests.browser.visitors import Who
from tests.browser.ways import PASSPHRASE, play_to_the_end
from tests.method.shipped import CATALOGUE

Way = Callable[[Page], object]

LONG_WORD: Final = "abcdefghij" * 12
TOO_LONG: Final = "a" * 2_100
JOURNAL: Final = "[?] before it\n[2013-06-09 15:39] The kettle clicked.\n[2013-06-10] All day long.\n"


@dataclass(frozen=True)
class Place:
    """A page as somebody sees it.

    Attributes:
        name: What the tests call it.
        who: Who sees it.
        route: The address it belongs to, as `rekindle.web.urls` has it.
        way: What leads there from `start`; None where going to `start` is all.
        start: Where one begins, if not at the route itself.
        answers: The HTTP statuses on the way that tell of an error, as they are to do.
    """

    name: str
    who: Who
    route: str
    way: Way | None = None
    start: str | None = None
    answers: Collection[int] = ()

    def go(self, page: Page, home: str) -> None:
        """Go there."""
        page.goto(home + (self.route if self.start is None else self.start))
        if self.way is not None:
            self.way(page)
        page.wait_for_load_state()


# --- Ways ---------------------------------------------------------------------------------------------


def press(name: str) -> Way:
    """Give the way that presses the first button or link of this name."""

    def way(page: Page) -> None:
        named = page.get_by_role("button", name=name, exact=True).or_(page.get_by_role("link", name=name, exact=True))
        with page.expect_navigation():
            named.filter(visible=True).first.click()

    return way


def fill(label: str, words: str, then: str) -> Way:
    """Give the way that fills in a field and presses a button."""
    return in_turn(lambda page: page.get_by_label(label, exact=True).fill(words), press(then))


def choose(label: str, value: str, then: str) -> Way:
    """Give the way that picks from a list and presses a button."""
    return in_turn(lambda page: page.get_by_label(label).select_option(value), press(then))


def in_turn(*ways: Way) -> Way:
    """Give the way that goes several ways, one after another."""

    def way(page: Page) -> None:
        for each in ways:
            each(page)

    return way


def bring_in(content: str) -> Way:
    """Give the way that chooses a file with this content and has it looked into."""
    file = FilePayload(name="journal.txt", mimeType="text/plain", buffer=content.encode())
    return in_turn(lambda page: page.locator("#file").set_input_files(file), press("Look into it"))


def read_on(page: Page) -> None:
    """Open what was written."""
    with page.expect_navigation():
        page.get_by_role("link", name="Read or change").first.click()


def press_fold(page: Page) -> None:
    """Unfold the choices of the list."""
    page.get_by_text("Time, energy, place, or a word").click()


def those_that_wait(page: Page) -> None:
    """Unfold the letters that wait."""
    page.get_by_text("Let something go unread").click()


def scribble(page: Page) -> None:
    """Put a mark on the sheet by a card."""
    page.get_by_text("Without drawing by hand").click()
    page.get_by_role("button", name="a spiral").click()


def look_at_it(page: Page) -> None:
    """Look at the drawing that was kept."""
    page.goto(page.url.partition("after")[0] + "kept")
    with page.expect_navigation():
        page.get_by_role("link", name="Look at it").first.click()


def begin(page: Page) -> None:
    """Begin to write here, unless something was begun here before, and come back to it."""
    if page.get_by_role("button", name="Go on", exact=True).count() == 0:
        page.locator("textarea").fill(f"A cup of tea. {LONG_WORD}")
        expect(page.get_by_text("It waits as a draft, sealed.", exact=True)).to_be_visible()
    page.reload()


def come_out(page: Page) -> None:
    """End the session behind an open page, as idleness does."""
    page.context.clear_cookies(name=re.compile("^s"))


def grow_old(page: Page) -> None:
    """Make the forms of an open page too old."""
    page.context.clear_cookies()


def to_the_end(page: Page) -> None:
    """Play to the question after it."""
    play_to_the_end(Hand(page))


def to_letters(page: Page) -> None:
    """Go to the letters."""
    page.goto(page.url.partition("after")[0] + "letters")


def hold_the_light(page: Page) -> None:
    """Hold a breath where its word stands there whole: it fades in and out."""
    page.evaluate("document.getAnimations().forEach(each => { each.pause(); each.currentTime = 2000; })")


def start_the_dark(page: Page) -> None:
    """Let the time in the dark begin."""
    page.get_by_role("button", name="Start", exact=True).click()


def breathe_to_the_end(page: Page) -> None:
    """Come to the end of every breath at once."""
    page.evaluate("document.getAnimations().forEach(each => each.finish())")
    expect(page.get_by_text("That was the last one. Stay as long as you like.")).to_be_visible()


def copy_the_code(page: Page) -> None:
    """Type the code as it is shown."""
    fill("Type it or paste it here once", page.locator("#code").inner_text(), "Try it")(page)


def send_far_more_fields(page: Page) -> None:
    """Send more fields than any form of ours has."""
    with page.expect_navigation():
        page.evaluate(
            """() => {
                const form = document.querySelector("main form");
                for (let count = 0; count < 1001; count++) {
                    form.append(Object.assign(document.createElement("input"), {name: "a"}));
                }
                form.submit();
            }"""
        )


def come_from_elsewhere(page: Page) -> None:
    """Follow a link to Leave that stands on a page of another site."""
    leave = page.url + "leave"
    page.goto(f"data:text/html,<title>Elsewhere</title><a href='{leave}'>away</a>")
    press("away")(page)


TEA: Final = fill("What is here, or is not", f"A cup of tea. {LONG_WORD}", "Keep")
LEFT: Final = fill("What is here, or is not", f"A cup of tea. {LONG_WORD}", "Leave it")
PASS: Final = fill("Passphrase", PASSPHRASE, "Unlock")

HURT, GOOD, QUIET, SIGNS, LETTER, NOTE = (
    f"step/{CATALOGUE.by_id(name).number}"
    for name in (
        "say-hurt-message", "alive-small-good", "place-name-quiet", "notice-signs", "hope-letter-later",
        "hope-hard-day-note",
    )
)  # fmt: skip
LETTER_WRITTEN: Final = fill("Where I am now there is …", f"A cup of tea. {LONG_WORD}", "Keep")
NOTE_WRITTEN: Final = fill("What helped a little was …", f"A cup of tea. {LONG_WORD}", "Keep")

# --- Places -------------------------------------------------------------------------------------------

# fmt: off
PLACES: Final = (
    Place("welcome", "newcomer", ""),
    Place("lock-first", "newcomer", "begin/lock"),
    Place("lock-first-weak", "newcomer", "begin/lock", fill("Passphrase", "tea", "Lock it and begin"), answers={422}),
    Place("help-before", "newcomer", "help"),

    Place("today", "insider", ""),
    Place("today-tapped", "insider", "now/tap", press("far away"), start=""),
    Place("today-flicker-too-long", "owner", "flicker",
          fill("A flicker, if there was one", TOO_LONG, "Keep"), start="", answers={422}),
    Place("today-step-done", "insider", "step/begin",
          in_turn(press("Begin"), to_the_end, press("Skip")), start=""),
    Place("today-no-step", "owner", "step", press("Not today"), start=""),
    Place("say-more", "insider", "now"),
    Place("say-more-group", "insider", "now", press("Angry")),
    Place("after", "insider", "after/<record:record>", to_the_end, start="step/15/small"),
    Place("after-answered", "insider", "after/<record:record>",
          in_turn(to_the_end, press("A flicker")), start="step/31/small"),

    Place("today-left", "insider", "write", LEFT),
    Place("write-begun-several", "insider", "write", in_turn(LEFT, press("Write"), LEFT, press("Write"))),
    Place("today-begun", "insider", "", in_turn(begin, press("Today")), start="write/ten"),
    Place("drafts", "insider", "drafts", in_turn(begin, press("Today"), press("Go on")), start="write/ten"),
    Place("write-begun", "insider", "write/ten", begin),
    Place("write-go-on", "insider", "drafts/<record:record>", in_turn(begin, press("Go on")), start="write/ten"),
    Place("practice-begun", "insider", "step/<int:number>/<form:form>", begin, start="step/47/small"),

    Place("practices", "insider", "library"),
    Place("practices-of-a-chip", "insider", "library/<int:need>", start="library/4"),
    Place("practices-filtered", "insider", "library", start="library?t=2&e=1&w=1"),
    Place("practices-none", "insider", "library/find",
          in_turn(press_fold, fill("A word in them", LONG_WORD, "Find")), start="library"),
    Place("practices-with-wishes", "insider", "library",
          in_turn(press("Not for me"), lambda page: page.goto(page.url.replace("step/4", "library"))),
          start="step/4"),
    Place("map", "insider", "map"),
    Place("map-with-traces", "insider", "map", in_turn(
        to_the_end, lambda page: page.goto(page.url.partition("after")[0] + "map"),
        lambda page: page.get_by_role("switch").check(), press("Keep"),
    ), start="step/15/small"),
    Place("map-place", "insider", "map/<int:number>", start="map/4"),
    Place("before", "insider", "step/<int:number>/before", start="step/45/before"),
    Place("door-that-asks-about-home", "insider", "step/<int:number>", start="step/122"),
    Place("door-answered", "insider", "step/<int:number>",
          in_turn(lambda page: page.get_by_label("being pregnant").check(), press("What I ticked")), start="step/9"),
    Place("library-danger", "insider", "library/find",
          in_turn(press_fold, fill("A word in them", "unsafe at home", "Find")), start="library"),
    Place("door", "insider", "step/<int:number>", start="step/1"),
    Place("door-to-read", "insider", "step/<int:number>", start="step/45"),
    Place("door-with-care", "insider", "step/<int:number>", start="step/8"),
    Place("breath", "insider", "step/<int:number>/<form:form>", hold_the_light, start="step/8/whole"),
    Place("breath-over", "insider", "step/<int:number>/<form:form>", breathe_to_the_end, start="step/8/small"),
    Place("senses", "insider", "step/<int:number>/<form:form>", start="step/15/whole"),
    Place("senses-several", "insider", "step/<int:number>/<form:form>", start="step/1/whole"),
    Place("senses-paused", "insider", "step/<int:number>/<form:form>", press("Pause"), start="step/15/small"),
    Place("timer", "insider", "step/<int:number>/<form:form>", start="step/12/whole"),
    Place("timer-with-answers", "insider", "step/<int:number>/<form:form>", press("a foot"), start="step/13/whole"),
    Place("move", "insider", "step/<int:number>/<form:form>", start="step/29/whole"),
    Place("dark", "insider", "step/<int:number>/<form:form>", start="step/69/whole"),
    Place("dark-running", "insider", "step/<int:number>/<form:form>", start_the_dark, start="step/141/whole"),
    Place("tones", "insider", "step/<int:number>/<form:form>", start="step/98/whole"),
    Place("ten-words", "insider", "step/<int:number>/<form:form>", start="step/31/small"),
    Place("page", "insider", "step/<int:number>/<form:form>", start="step/47/whole"),
    Place("feelings", "insider", "step/<int:number>/<form:form>", start="step/37/small"),
    Place("feelings-group", "insider", "step/<int:number>/<form:form>", press("Sad"), start="step/37/small"),
    Place("hands", "insider", "step/<int:number>/<form:form>", start="step/11/small"),
    Place("outline", "insider", "step/<int:number>/<form:form>", press("Another place"), start="step/11/small"),
    Place("outline-place", "insider", "step/<int:number>/<form:form>",
          in_turn(press("Another place"), press("Head")), start="step/11/small"),
    Place("asks", "insider", "step/<int:number>/<form:form>", start=f"{HURT}/small"),
    Place("asks-trace", "insider", "step/<int:number>/<form:form>/first", press("no"), start=f"{HURT}/small"),
    Place("asks-elsewhere", "insider", "step/<int:number>/<form:form>/first", press("unsure"), start=f"{HURT}/small"),
    Place("draft", "insider", "step/<int:number>/<form:form>",
          in_turn(press("no"), press("yes"), press("That stung a little")), start=f"{HURT}/small"),
    Place("plan", "insider", "step/<int:number>/<form:form>",
          in_turn(press("make toast"), press("Half of it")), start=f"{GOOD}/small"),
    Place("list-own", "insider", "step/<int:number>/<form:form>",
          in_turn(press("a library"), lambda page: page.goto(page.url.partition("after")[0] + f"{QUIET}/small")),
          start=f"{QUIET}/small"),
    Place("list-degrees", "insider", "step/<int:number>/<form:form>", start=f"{SIGNS}/small"),
    Place("letter", "insider", "step/<int:number>/<form:form>", start=f"{LETTER}/small"),
    Place("letter-day", "insider", "step/<int:number>/<form:form>",
          fill("Where I am now there is …", f"tea {LONG_WORD}", "Next"), start=f"{LETTER}/whole"),
    Place("letters", "insider", "letters",
          in_turn(LETTER_WRITTEN, to_letters, those_that_wait), start=f"{LETTER}/small"),
    Place("letters-hard-day", "insider", "letters",
          in_turn(NOTE_WRITTEN, to_letters, press("Today is a hard day")), start=f"{NOTE}/small"),
    Place("letters-open", "insider", "letters/<record:record>",
          in_turn(NOTE_WRITTEN, to_letters, press("Today is a hard day"), press("Open it")), start=f"{NOTE}/small"),
    Place("drawing", "insider", "step/<int:number>/<form:form>", scribble, start="step/89/small"),
    Place("drawing-square", "insider", "step/<int:number>/<form:form>", start="step/90/whole"),
    Place("drawing-unseen", "insider", "step/<int:number>/<form:form>", start="step/91/small"),
    Place("drawing-people", "insider", "step/<int:number>/<form:form>", start="step/65/small"),
    Place("after-drawing", "insider", "after/<record:record>",
          in_turn(scribble, press("Keep")), start="step/89/small"),
    Place("kept-drawing", "insider", "kept/<record:record>", in_turn(scribble, press("Keep"), look_at_it),
          start="step/89/small"),
    Place("steady", "stranger", "steady"),
    Place("steady-too-much", "insider", "steady", press("Too much"), start="step/15/small"),
    Place("steady-again", "owner", "steady", in_turn(
        press("Too much"), lambda page: page.goto(page.url.replace("steady", "step/18/small")), press("Too much"),
    ), start="step/15/small"),
    Place("steady-minute", "owner", "steady/minute"),
    Place("phone-down", "owner", "steady/down"),

    Place("kept-nothing", "holder", "kept"),
    Place("write", "insider", "write"),
    Place("write-ten", "insider", "write/ten"),
    Place("kept", "insider", "kept", TEA, start="write"),
    Place("kept-month", "insider", "kept/<month:month>", start=f"kept/{datetime.now().astimezone():%Y-%m}"),
    Place("kept-entry", "insider", "kept/<record:record>", in_turn(TEA, read_on), start="write"),
    Place("kept-change", "insider", "write/<record:record>", in_turn(TEA, read_on, press("Change")), start="write"),
    Place("find", "insider", "find"),
    Place("find-hits", "insider", "find/<record:record>",
          in_turn(TEA, lambda page: page.goto(page.url.partition("kept")[0] + "find"),
                  fill("A word, or part of one", "cup abcdefghij", "Find")), start="write"),
    Place("find-nothing", "insider", "find/<record:record>",
          fill("A word, or part of one", LONG_WORD + "x", "Find"), start="find"),
    Place("find-amiss", "insider", "find", press("Find"), answers={422}),

    Place("help", "insider", "help"),
    Place("help-several-fit", "insider", "help/country",
          fill("Country", "saint", "Find"), start="help", answers={422}),
    Place("help-none-fits", "insider", "help/country", fill("Country", "xx", "Find"), start="help", answers={422}),
    Place("help-not-safe", "insider", "not-safe", press("I am not safe, or someone near me is not"), start=""),
    Place("help-at-home", "insider", "help/home"),
    Place("help-of-a-country", "owner", "help/country", press("Ireland"), start="help"),
    Place("help-at-home-of-a-country", "stranger", "help/home"),

    Place("settings", "insider", "settings"),
    Place("settings-kept", "insider", "settings",
          choose("Lock by itself after", "20", "Keep"), start="settings"),
    Place("settings-amiss", "insider", "settings",
          fill("Where Leave goes", "not an address", "Keep"), start="settings", answers={422}),
    Place("settings-locked", "owner", "settings"),
    Place("passphrase-choose", "insider", "settings/passphrase"),
    Place("passphrase-change", "owner", "settings/passphrase",
          fill("New passphrase", "tea", "Keep it"), answers={422}),
    Place("code-shown", "holder", "code"),
    Place("code-slip", "holder", "code",
          fill("Type it or paste it here once", "AAAA BBBB", "Try it"), answers={422}),
    Place("code-works", "holder", "code", copy_the_code),
    Place("code-of-settings", "owner", "settings/code", press("Make a new code"), answers={422}),
    Place("in-out", "owner", "in-out"),
    Place("in-out-amiss", "owner", "in-out/copy", press("Take a copy"), start="in-out", answers={422}),
    Place("in-out-unclear", "insider", "in-out/bring",
          bring_in("[05/06/2013 10:00] Words\n"), start="in-out", answers={422}),
    Place("in-out-found", "insider", "in-out/bring", bring_in(JOURNAL), start="in-out"),
    Place("in-out-taken", "insider", "in-out", in_turn(bring_in(JOURNAL), press("Take it in"))),
    Place("remove", "insider", "settings/remove", press("Remove everything"), answers={422}),
    Place("private", "outsider", "private"),

    Place("locked", "stranger", ""),
    Place("locked-nothing-typed", "stranger", "unlock", press("Unlock"), start="", answers={422}),
    Place("locked-with-words", "owner", "write", in_turn(come_out, TEA), answers={403, 423}),
    Place("in-the-middle", "owner", "unlock", in_turn(come_out, TEA, PASS), start="write", answers={403, 423}),
    Place("forgot", "stranger", "forgot"),
    Place("forgot-slip", "stranger", "forgot", fill("Recovery code", "AAAA BBBB", "Open it"), answers={422}),
    Place("closed", "outsider", ""),
    Place("closed-link-used", "outsider", "open/<str:token>", start="open/used-before", answers={403}),
    Place("closed-with-words", "insider", "write", in_turn(come_out, TEA), answers={403, 423}),
    Place("form-too-old", "insider", "write", in_turn(grow_old, TEA), answers={403}),
    Place("not-here", "insider", "404", answers={404}),
    Place("not-here-locked", "stranger", "404", answers={404}),
    Place("not-done", "insider", "leave", come_from_elsewhere, start="", answers={403}),
    Place("too-many-fields", "insider", "400", send_far_more_fields, start="write", answers={413}),
)
# fmt: on
