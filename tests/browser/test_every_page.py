"""Every page: open to everyone, quiet, in one column however narrow, and never telling what it is about."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from django.urls import URLPattern
from playwright.sync_api import Browser, Page, expect

from rekindle.web.urls import urlpatterns
from tests.browser.axe import OF_COLOURS, violations
from tests.browser.chromium import DESKTOP, PHONE, Screen, quiet
from tests.browser.focus import where_the_focus_is_lost
from tests.browser.places import PLACES, Place
from tests.browser.visitors import Visitor, Who, everybody, seen_at

ACTIONS: Final = {
    "now/undo": "now/undo",
    "undo/keep": "undo/keep",
    "undo/written": "undo/written",
    "undo/words": "undo/words",
    "undo/gone": "undo/gone",
    "undo/last": "undo/last",
    "after/let-go": "after/let-go",
    "write/<record:record>/gone": f"write/{'0' * 32}/gone",
    "kept/<record:record>/gone": f"kept/{'0' * 32}/gone",
    "letters/<record:record>/gone": f"letters/{'0' * 32}/gone",
    "begin": "begin",
    "code/on": "code/on",
    "step/<int:number>/again": "step/1/again",
    "step/<int:number>/wish": "step/1/wish",
    "step/<int:number>/suits": "step/8/suits",
    "lock": "lock",
    "awake": "awake",
    "in-out/take": "in-out/take",
    "in-out/leave": "in-out/leave",
    "in-out/back": "in-out/back",
    "asleep": "asleep",
    "draft": "draft",
    "drafts/go-on": "drafts/go-on",
    "drafts/let-go": "drafts/let-go",
    "settings/open": "settings/open",
    "settings/code/new": "settings/code/new",
    "settings/code/try": "settings/code/try",
}
"""Addresses that do something and show no page of their own, each with one that fits it."""
FILES: Final = {"help/save", "kept/<record:record>/whole", "kept/<record:record>/small"}
"""Addresses that give a file to keep, or a picture."""
MISTAKES: Final = {"400", "404"}
"""What stands at no address of its own."""
TITLES: Final = frozenset(
    {
        "After", "Closed", "Code", "Find", "Go on", "Help", "In and out", "Kept", "Locked", "Map", "New passphrase",
        "Not done", "Not here", "Once more", "Practice", "Practices", "Private", "Settings", "Steady", "Today",
        "Welcome", "Write",
    }
)  # fmt: skip
"""The names of pages that may stand in a tab. None tells what somebody wrote, feels or is afraid of."""


RUNS_OUT: Final = """() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const right = each => each.getBoundingClientRect().right;
    const out = [...document.querySelectorAll("body *")].filter(each => right(each) > innerWidth + .5);
    const innermost = out.filter(each => !out.some(other => each !== other && each.contains(other)));
    return innermost.map(each => each.outerHTML.slice(0, 120));
}"""
"""Gives what stands out of the window, where anything does."""
TOO_SMALL: Final = """() => {
    const small = ({height, width}) => height < 43.5 || width < 43.5;
    return [...document.querySelectorAll("a, button, select, summary, textarea, .input, label:has(input)")]
        .filter(each => each.checkVisibility() && !each.matches(".skip, .unseen"))
        .filter(each => getComputedStyle(each).display !== "inline" && small(each.getBoundingClientRect()))
        .map(each => each.outerHTML.slice(0, 120));
}"""
"""Gives what is smaller than 44 by 44 px; a link in a sentence is as large as its words."""
EDGELESS: Final = """() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const edgeless = ({borderTopStyle, borderTopWidth, borderTopColor, backgroundColor, textDecorationLine}) =>
        (borderTopStyle === "none" || parseFloat(borderTopWidth) === 0 || borderTopColor === ground)
        && [ground, "rgba(0, 0, 0, 0)"].includes(backgroundColor) && textDecorationLine === "none";
    return [...document.querySelectorAll("main :is(button, .button, .chip, .input, [role=switch])")]
        .filter(each => each.checkVisibility() && !each.matches(".unseen") && edgeless(getComputedStyle(each)))
        .map(each => each.outerHTML.slice(0, 120));
}"""
"""Gives what can be pressed or filled in, and has no edge, no colour and no line under it."""
LOOKS_ALIKE: Final = """() => {
    const face = each => each.matches(".pick input") ? each.nextElementSibling : each;
    const look = each => {
        const style = getComputedStyle(face(each)), knob = getComputedStyle(face(each), "::after");
        return [style.backgroundColor, style.borderTopStyle, style.borderTopColor, style.borderTopWidth,
            style.textDecorationLine, knob.backgroundColor, knob.translate].join();
    };
    const kind = each => [each.localName, each.type, face(each).className, each.closest("nav")?.className].join();
    const all = "[aria-pressed], .chip, nav a, .pick input, .switch input";
    const choices = [...document.querySelectorAll(all)].filter(each => each.checkVisibility());
    const chosen = each => each.matches("[aria-pressed=true], [aria-current], :checked");
    const twin = each => other => !chosen(other) && kind(other) === kind(each) && look(other) === look(each);
    return choices.filter(each => chosen(each) && choices.some(twin(each))).map(each => each.outerHTML.slice(0, 120));
}"""
"""Gives what is chosen and looks like another of its kind that is not; a box to tick is the browser's own."""
MOVES: Final = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
    done(document.getAnimations().map(each => each.effect.target.outerHTML.slice(0, 120))))))"""
"""Gives what moves, two pictures later: what stops is stopped by then."""
BAR: Final = """() => {
    scrollTo(0, 0);
    const at = ({top, right}) => [top, right], all = [...document.querySelectorAll("header a")];
    const named = name => all.find(each => each.textContent.trim() === name).getBoundingClientRect();
    return {"Help now": at(named("Help now")), "Leave": at(named("Leave")), leaving: named("Leave").left};
}"""
"""Gives the top and the right edge of Help now and of Leave, and where Leave begins."""
NARROW: Final = Screen(320, 640)


@pytest.fixture(scope="module")
def visitors(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[Who, Visitor]]:
    """Those who come to three homes."""
    with everybody(chromium, tmp_path_factory.mktemp("homes")) as found:
        yield found


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: place.name)
def place(request: pytest.FixtureRequest) -> Place:
    """One page after another; pytest runs all tests on a page before it goes on to the next."""
    found: Place = request.param
    return found


@pytest.fixture(scope="module")
def there(place: Place, visitors: Mapping[Who, Visitor]) -> Page:
    """The page, gone to once for all tests of it, with everything unfolded that is folded away at first."""
    visitor = visitors[place.who]
    page = seen_at(visitor.come(), PHONE)
    place.go(page, visitor.home)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    return page


def none(found: list[str]) -> None:
    """Assert that nothing was found, and say all that was."""
    assert not found, "\n".join(found)


# --- Which pages there are --------------------------------------------------------------------------


def test_no_page_is_left_out() -> None:
    addresses = {str(each.pattern) for each in urlpatterns if isinstance(each, URLPattern)}
    assert len(addresses) == len(urlpatterns)
    assert {place.route for place in PLACES} | set(ACTIONS) | FILES == addresses | MISTAKES


@pytest.mark.parametrize("address", ACTIONS.values())
def test_what_does_something_shows_no_page_of_its_own(visitors: Mapping[Who, Visitor], address: str) -> None:
    with closing(HTTPConnection(urlsplit(visitors["newcomer"].home).netloc)) as newcomer:
        newcomer.request("GET", f"/{address}")
        assert newcomer.getresponse().status in {303, 405}


# --- On every page ----------------------------------------------------------------------------------


def test_it_shuts_nobody_out(there: Page) -> None:
    none(violations(seen_at(there, PHONE)))


def test_it_can_be_read_in_the_dark_and_on_a_wide_screen(there: Page) -> None:
    none(violations(seen_at(there, DESKTOP, "dark"), OF_COLOURS))


def test_nothing_runs_out_of_a_narrow_window(there: Page) -> None:
    for text in ("100%", "200%"):
        none(seen_at(there, NARROW, text=text).evaluate(RUNS_OUT))


def test_the_focus_is_seen_wherever_it_goes(there: Page) -> None:
    none(where_the_focus_is_lost(seen_at(there, PHONE)))


def test_all_there_is_to_press_is_large_enough_for_a_thumb(there: Page) -> None:
    none(seen_at(there, PHONE).evaluate(TOO_SMALL))


def test_nothing_that_matters_vanishes_in_the_systems_own_colours(there: Page) -> None:
    page = seen_at(there, PHONE)
    page.emulate_media(forced_colors="active")
    none(page.evaluate(LOOKS_ALIKE))
    none(page.evaluate(EDGELESS))


def test_nothing_moves_where_no_motion_is_welcome(there: Page) -> None:
    page = seen_at(there, PHONE)
    page.emulate_media(reduced_motion="reduce")
    none(page.evaluate(MOVES))


def test_the_tab_says_the_name_of_a_page_and_no_more(there: Page) -> None:
    page, _, name = there.title().rpartition(" - ")
    assert page in TITLES
    assert name == "Notes"


def test_help_and_leave_stand_where_they_always_do(there: Page) -> None:
    bar = seen_at(there, PHONE).evaluate(BAR)
    assert bar["Leave"] == [7, 380]
    assert bar["Help now"] == [7, bar["leaving"] - 4]


def test_it_was_quiet_all_the_time(there: Page, place: Place) -> None:
    quiet(there, answers=place.answers)


# --- What is carried away, and what the person calls it -----------------------------------------------


def test_the_help_page_that_is_saved_opens_by_itself_for_everyone(
    visitors: Mapping[Who, Visitor], page: Page, tmp_path: Path
) -> None:
    saved = tmp_path / "notes.html"
    saved.write_bytes(page.request.get(f"{visitors['outsider'].home}help/save").body())
    page.goto(saved.as_uri())
    assert page.title() == "Notes"
    none(violations(seen_at(page, PHONE, "light")))
    none(violations(seen_at(page, DESKTOP, "dark")))
    none(seen_at(page, NARROW, text="200%").evaluate(RUNS_OUT))
    quiet(page)


def test_the_tab_is_called_what_the_person_calls_it(visitors: Mapping[Who, Visitor]) -> None:
    page = visitors["owner"].come()
    page.goto(f"{visitors['owner'].home}settings")
    page.get_by_label("Name in the browser tab").fill("Recipes")
    page.get_by_role("region", name="Lock").get_by_role("button", name="Keep").click()
    expect(page).to_have_title("Settings - Recipes")
    page.get_by_role("button", name="Undo").click()
    expect(page).to_have_title("Settings - Notes")
