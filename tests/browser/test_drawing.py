"""Drawing in a real browser: by hand, by keys, without a script; what is kept is what was on the sheet."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chromium import Windows, quiet
from tests.browser.clock import pass_by
from tests.browser.hands import Keys
from tests.browser.serving import Server
from tests.browser.visitors import Visitor
from tests.browser.ways import AFTER, begin

SCRIBBLE, COLOUR, UNSEEN, PEOPLE = (f"step/{number}/small" for number in (89, 90, 91, 65))
NO_WORDS: Final = "Your drawing: nothing on it yet"
Colour = tuple[int, int, int]
PAPER: Final[Colour] = (255, 255, 255)
EMBER: Final[Colour] = (180, 88, 26)
SLATE: Final[Colour] = (103, 121, 143)


@pytest.fixture(scope="module")
def visitor(shared_server: Server, chromium: Browser) -> Iterator[Visitor]:
    """Somebody who has begun."""
    with Windows(chromium) as open_page:
        page = open_page()
        begin(page, shared_server)
        yield Visitor(f"{shared_server.address}/", page, page.context.cookies())


@pytest.fixture
def page(visitor: Visitor) -> Page:
    page = visitor.come()
    page.emulate_media(color_scheme="light")
    return page


@pytest.fixture
def at(visitor: Visitor) -> str:
    return visitor.home


def sheet(page: Page) -> Locator:
    return page.locator("canvas")


def draw(page: Page, *points: tuple[float, float]) -> None:
    """Draw a line through points of the sheet, each a share of its width and of its height."""
    sheet(page).scroll_into_view_if_needed()
    box = sheet(page).bounding_box()
    assert box
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=8)
    page.mouse.up()


def choose(page: Page, group: str, word: str) -> None:
    page.get_by_role("group", name=group).get_by_label(word, exact=True).check(force=True)


def card(page: Page, word: str) -> Locator:
    return page.get_by_role("button", name=word, exact=True)


def open_cards(page: Page) -> None:
    page.get_by_text("Without drawing by hand").click()


def dot(page: Page, x: float, y: float) -> Colour:
    """Give the colour of one place of the sheet as it is shown now."""
    red, green, blue, _ = sheet(page).evaluate(
        """(canvas, [x, y]) => [...canvas.getContext("2d").getImageData(
            Math.round(x * canvas.width), Math.round(y * canvas.height), 1, 1).data]""",
        [x, y],
    )
    return red, green, blue


def keep(page: Page) -> Image.Image:
    """Keep it, and give the picture that stands on the page afterwards, the whole of it."""
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page).to_have_url(AFTER)
    shown = page.get_by_role("img", name=re.compile("^Your drawing"))
    expect(shown).to_be_visible()
    address = shown.get_attribute("src")
    assert address
    small = page.request.get(page.url.partition("/after")[0] + address)
    assert max(Image.open(io.BytesIO(small.body())).size) == 320
    whole = page.request.get(re.sub("small$", "whole", page.url.partition("/after")[0] + address))
    return Image.open(io.BytesIO(whole.body())).convert("RGB")


def seen_at(image: Image.Image, x: float, y: float) -> Colour:
    found = image.getpixel((round(x * image.width), round(y * image.height)))
    assert isinstance(found, tuple)
    red, green, blue = found
    return red, green, blue


# --- By hand ----------------------------------------------------------------------------------------


def test_a_line_lies_where_the_hand_went_and_is_kept_to_the_dot(page: Page, at: str) -> None:
    page.goto(at + SCRIBBLE)
    expect(sheet(page)).to_have_attribute("aria-label", NO_WORDS)
    draw(page, (0.2, 0.5), (0.8, 0.5))
    assert (dot(page, 0.5, 0.5), dot(page, 0.5, 0.2)) == (EMBER, PAPER)
    expect(sheet(page)).to_have_attribute("aria-label", "Your drawing: lines by hand: 1")
    image = keep(page)
    assert (seen_at(image, 0.5, 0.5), seen_at(image, 0.5, 0.2)) == (EMBER, PAPER)
    assert image.size == (1280, 1040)
    quiet(page)


def test_a_press_without_a_move_makes_a_dot(page: Page, at: str) -> None:
    page.goto(at + SCRIBBLE)
    draw(page, (0.3, 0.3))
    assert dot(page, 0.3, 0.3) == EMBER


def test_colours_and_lines_are_those_that_were_chosen_and_a_pale_one_is_even(page: Page, at: str) -> None:
    page.goto(at + SCRIBBLE)
    choose(page, "Colour", "Slate")
    choose(page, "Line", "Soft")
    draw(page, (0.2, 0.2), (0.8, 0.8), (0.8, 0.2), (0.2, 0.8))
    crossing, side = dot(page, 0.5, 0.5), dot(page, 0.8, 0.5)
    assert crossing == side
    assert SLATE < side < PAPER
    choose(page, "Line", "Broad")
    draw(page, (0.1, 0.9), (0.9, 0.9))
    assert dot(page, 0.5, 0.9 + 0.02) != PAPER


def test_a_pen_that_is_pressed_harder_draws_wider(page: Page, at: str) -> None:
    page.goto(at + SCRIBBLE)

    def stroke(pressure: float, y: float) -> None:
        sheet(page).evaluate(
            """(canvas, [pressure, y]) => {
                const {left, top, width, height} = canvas.getBoundingClientRect();
                canvas.setPointerCapture = () => {};
                const send = (kind, x) => canvas.dispatchEvent(new PointerEvent(kind, {
                    pointerType: "pen", pressure, clientX: left + x * width, clientY: top + y * height, bubbles: true,
                }));
                send("pointerdown", 0.2), send("pointermove", 0.5), send("pointermove", 0.8), send("pointerup", 0.8);
            }""",
            [pressure, y],
        )

    stroke(0.1, 0.3)
    stroke(1, 0.7)
    beside = 3.6 / 520
    assert dot(page, 0.5, 0.3) == dot(page, 0.5, 0.7) == EMBER
    assert dot(page, 0.5, 0.3 + beside) == PAPER
    assert dot(page, 0.5, 0.7 + beside) == EMBER


def test_undo_takes_the_last_line_back_and_clear_all_and_that_can_be_undone_too(page: Page, at: str) -> None:
    page.goto(at + SCRIBBLE)
    draw(page, (0.2, 0.3), (0.8, 0.3))
    draw(page, (0.2, 0.7), (0.8, 0.7))
    card(page, "Undo").click()
    assert (dot(page, 0.5, 0.3), dot(page, 0.5, 0.7)) == (EMBER, PAPER)
    card(page, "Clear").click()
    assert dot(page, 0.5, 0.3) == PAPER
    expect(sheet(page)).to_have_attribute("aria-label", NO_WORDS)
    card(page, "Undo").click()
    assert dot(page, 0.5, 0.3) == EMBER
    card(page, "Undo").click()
    card(page, "Undo").click()
    expect(sheet(page)).to_have_attribute("aria-label", NO_WORDS)


def test_a_sheet_that_was_wiped_keeps_no_picture(page: Page, at: str) -> None:
    page.goto(at + SCRIBBLE)
    draw(page, (0.2, 0.3), (0.8, 0.3))
    card(page, "Clear").click()
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page).to_have_url(AFTER)
    expect(page.get_by_role("img", name=re.compile("^Your drawing"))).to_have_count(0)


def test_by_night_the_paper_is_dark_and_stays_as_it_was_drawn_on(page: Page, at: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(at + SCRIBBLE)
    draw(page, (0.2, 0.5), (0.8, 0.5))
    paper = dot(page, 0.5, 0.2)
    assert max(paper) < 80
    assert seen_at(keep(page), 0.5, 0.2) == paper


def test_what_is_drawn_without_looking_does_not_show_until_one_looks(page: Page, at: str) -> None:
    page.goto(at + UNSEEN)
    expect(sheet(page)).to_have_css("opacity", "0")
    draw(page, (0.2, 0.5), (0.8, 0.5))
    expect(sheet(page)).to_have_css("opacity", "0")
    look = card(page, "Look at the page")
    look.click()
    expect(sheet(page)).to_have_css("opacity", "1")
    expect(look).to_have_attribute("aria-pressed", "true")
    look.click()
    expect(sheet(page)).to_have_css("opacity", "0")
    assert seen_at(keep(page), 0.5, 0.5) == EMBER


def test_a_touch_puts_somebody_where_it_is_and_says_how_near_that_is(page: Page, at: str) -> None:
    page.goto(at + PEOPLE)
    draw(page, (0.58, 0.5))
    draw(page, (0.02, 0.5))
    expect(sheet(page)).to_have_attribute("aria-label", "Your drawing: someone near, someone at the edge")
    image = keep(page)
    expect(page.get_by_text("someone near, someone at the edge")).to_be_visible()
    assert seen_at(image, 0.58, 0.5) == seen_at(image, 0.02, 0.5) == (37, 34, 44)


# --- By cards, with a script and without ---------------------------------------------------------------


def test_a_card_draws_the_same_mark_with_a_script_and_without(
    page: Page, at: str, chromium: Browser, visitor: Visitor
) -> None:
    said = "Your drawing: a spiral (ink, fine), boxes (ink, fine)"

    def pick(page: Page) -> None:
        choose(page, "Colour", "Ink")
        for word in ("a spiral", "boxes"):
            card(page, word).click()

    page.goto(at + SCRIBBLE)
    open_cards(page)
    pick(page)
    expect(sheet(page)).to_have_attribute("aria-label", said)
    by_hand = keep(page)
    with Windows(chromium) as open_page:
        plain = replace(visitor, page=open_page(javascript=False)).come()
        plain.goto(at + SCRIBBLE)
        pick(plain)
        expect(plain.get_by_role("img", name=said)).to_be_visible()
        by_server = keep(plain)
        quiet(plain)
    one, other = (image.resize((80, 65)).convert("L").tobytes() for image in (by_hand, by_server))
    assert min(one) < 120
    assert sum(abs(a - b) > 60 for a, b in zip(one, other, strict=True)) < 20


def test_the_keys_alone_make_a_drawing_and_keep_it(page: Page, at: str) -> None:
    page.goto(at + SCRIBBLE)
    keys = Keys(page)
    keys.put_on(page.locator("summary").filter(has_text="Without drawing by hand"))
    page.keyboard.press("Enter")
    if not card(page, "zigzag").is_visible():
        page.keyboard.press("Enter")
    keys.put_on(card(page, "zigzag"))
    expect(sheet(page)).to_have_attribute("aria-label", "Your drawing: zigzag (ember, fine)")
    expect(page.get_by_role("status").filter(has_text="zigzag")).to_have_count(1)
    page.get_by_role("button", name="Keep", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Your drawing")).to_be_visible()


def test_the_square_takes_the_colour_at_once(page: Page, at: str) -> None:
    page.goto(at + COLOUR)
    card(page, "moss green").click()
    expect(page.locator("[data-square]")).to_have_attribute("fill", "#6f7f45")
    expect(card(page, "moss green")).to_have_attribute("aria-pressed", "true")
    card(page, "plum").click()
    expect(card(page, "moss green")).to_have_attribute("aria-pressed", "false")
    assert seen_at(keep(page), 0.5, 0.5) == (0x6D, 0x46, 0x62)
    expect(page.get_by_text("plum", exact=True)).to_be_visible()


# --- Nothing is lost ------------------------------------------------------------------------------------


def test_a_pause_gives_the_drawing_back(page: Page, at: str) -> None:
    page.goto(at + SCRIBBLE)
    draw(page, (0.2, 0.5), (0.8, 0.5))
    card(page, "Pause").click()
    expect(page.get_by_text("Paused. Nothing runs on.")).to_be_visible()
    card(page, "Go on").click()
    expect(sheet(page)).to_have_attribute("aria-label", "Your drawing")
    assert dot(page, 0.5, 0.5) == EMBER
    draw(page, (0.2, 0.2), (0.8, 0.2))
    image = keep(page)
    assert seen_at(image, 0.5, 0.5) == seen_at(image, 0.5, 0.2) == EMBER


def test_a_drawing_is_kept_as_a_draft_while_one_draws(open_page: Windows, visitor: Visitor, at: str) -> None:
    page = replace(visitor, page=open_page()).come()
    page.clock.install()
    page.goto(at + SCRIBBLE)
    draw(page, (0.2, 0.5), (0.8, 0.5))
    pass_by(page, 1.1)
    expect(page.get_by_text("It waits as a draft, sealed.", exact=True)).to_be_visible()
    page.goto(at + "drafts")
    expect(page.get_by_text("A drawing", exact=True).first).to_be_visible()
    page.get_by_role("button", name="Go on").first.click()
    expect(sheet(page)).to_have_attribute("aria-label", "Your drawing")
    assert dot(page, 0.5, 0.5) == EMBER
    card(page, "Let it go").click()
