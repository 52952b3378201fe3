"""Time that passes on a page: a light along a line, the dark screen, the tones, and what never happens by itself."""

import re
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.chromium import DESKTOP, PHONE, Screen, Windows, motions, quiet
from tests.browser.clock import pass_by
from tests.browser.hands import Keys
from tests.browser.serving import Server
from tests.browser.visitors import Visitor
from tests.browser.ways import AFTER, begin
from tests.method.shipped import CATALOGUE

Open = Callable[..., Page]
COUNTED: Final = """
    window.counted = {contexts: 0, tones: [], awake: 0};
    window.AudioContext = class extends AudioContext { constructor() { super(); counted.contexts += 1; } };
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
        counted.tones.push(this.frequency.value);
        start.apply(this, when);
    };
    const request = async () => { counted.awake += 1; return {release: async () => { counted.awake -= 1; }}; };
    Object.defineProperty(navigator, "wakeLock", {value: {request}});
"""
"""Counts what sounds and what keeps the screen on, from the first moment of a page."""
NO_TONES: Final = (
    "Without JavaScript there are no tones on this page: a glass, a table or your own voice makes one too."
)


@pytest.fixture(scope="module")
def visitor(shared_server: Server, chromium: Browser) -> Iterator[Visitor]:
    """Somebody who has begun."""
    with Windows(chromium) as open_page:
        page = open_page()
        begin(page, shared_server)
        yield Visitor(f"{shared_server.address}/", page, page.context.cookies())


@pytest.fixture
def play(visitor: Visitor, chromium: Browser) -> Iterator[Open]:
    """Open a practice in a window of its own, with a clock that waits to be told how time goes."""
    with Windows(chromium) as open_page:

        def play(
            practice: str, form: str = "whole", *, screen: Screen = DESKTOP, still: bool = False, script: bool = True
        ) -> Page:
            page = Visitor(
                visitor.home, open_page(screen=screen, still=still, javascript=script), visitor.held
            ).come()
            if script:
                page.clock.install()
                page.add_init_script(COUNTED)
            page.goto(f"{visitor.home}step/{CATALOGUE.by_id(practice).number}/{form}")
            return page

        yield play


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def it_moves(page: Page) -> None:
    """Wait until the light goes along."""
    expect(page.locator("quiet-time")).to_have_attribute("data-state", "moving")


def lines(page: Page) -> list[str]:
    """Give what is said in the dark, line by line, shown or not."""
    return page.locator("dark-time .voice").all_text_contents()


def line(page: Page) -> Locator:
    """Give the line that stands there."""
    return page.locator("dark-time .voice:visible")


def counted(page: Page) -> dict[str, object]:
    found: dict[str, object] = page.evaluate("window.counted")
    return found


ENOUGH: Final = "That is time enough. Go on when you like."
OVER: Final = "That is the time. Stay as long as you like."

# --- A light along a line ---------------------------------------------------------------------------


def test_a_light_goes_along_and_at_the_end_it_stays(play: Open) -> None:
    page = play("body-hands-only")
    expect(page.get_by_text("About 20 seconds. Go on when you like.")).to_be_visible()
    it_moves(page)
    assert motions(page) == {"running"}
    pass_by(page, 19)
    expect(page.get_by_text(ENOUGH)).to_have_count(0)
    pass_by(page, 2)
    expect(page.get_by_role("status").filter(has_text=ENOUGH)).to_be_visible()
    pass_by(page, 300)
    expect(page.get_by_text("Look at your hands.")).to_be_visible()
    button(page, "Next").click()
    expect(page.get_by_text("A few more rubs.")).to_be_visible()
    quiet(page)


def test_one_goes_on_at_any_time(play: Open) -> None:
    page = play("body-hands-only")
    button(page, "Next").click()
    expect(page.get_by_text("A few more rubs.")).to_be_visible()


def test_pause_holds_the_light_and_its_time_where_they_are(play: Open) -> None:
    page = play("body-hands-only")
    it_moves(page)
    pass_by(page, 12)
    button(page, "Pause").click()
    expect(button(page, "Go on")).to_be_focused()
    assert motions(page) == {"paused"}
    pass_by(page, 300)
    expect(page.get_by_text("About 20 seconds.")).to_be_visible()
    button(page, "Go on").click()
    assert motions(page) == {"running"}
    pass_by(page, 7)
    expect(page.get_by_text(ENOUGH)).to_have_count(0)
    pass_by(page, 2)
    expect(page.get_by_text(ENOUGH)).to_be_visible()


@pytest.mark.parametrize("why", ["the device", "no script"])
def test_where_nothing_may_move_the_words_say_how_long(play: Open, why: str) -> None:
    page = play("body-hands-only", still=why == "the device", script=why != "no script")
    expect(page.get_by_text("About 20 seconds. Go on when you like.")).to_be_visible()
    if why == "the device":
        assert motions(page) == set()
        pass_by(page, 60)
        expect(page.get_by_text("About 20 seconds. Go on when you like.")).to_be_visible()
    button(page, "Pause").click()
    expect(page.get_by_text("Paused. Nothing runs on.")).to_be_visible()
    button(page, "Go on").click()
    button(page, "Next").click()
    expect(page.get_by_text("A few more rubs.")).to_be_visible()


def test_it_stops_moving_when_the_device_asks_for_it_on_the_way(play: Open) -> None:
    page = play("body-hands-only")
    page.emulate_media(reduced_motion="reduce")
    expect(page.locator("quiet-time")).to_have_attribute("data-state", "still")
    assert motions(page) == set()
    pass_by(page, 60)
    expect(page.get_by_text(ENOUGH)).to_have_count(0)


NEAR: Final = "Half a minute there, eyes open."


def test_where_nobody_looks_the_next_line_comes_by_itself(play: Open) -> None:
    page = play("body-part-by-part")
    button(page, "a foot").click()
    expect(page.get_by_text(NEAR)).to_be_visible()
    it_moves(page)
    expect(
        page.get_by_text("About 30 seconds. Then the next comes by itself, or go on when you like.")
    ).to_be_visible()
    pass_by(page, 30.1)
    expect(page.get_by_text("Which part next?")).to_be_visible()
    pass_by(page, 300)
    expect(page.get_by_text("Which part next?")).to_be_visible()
    quiet(page)


def test_it_does_not_come_while_it_is_paused_or_once_something_was_answered(play: Open) -> None:
    page = play("body-part-by-part")
    button(page, "a foot").click()
    expect(page.get_by_text(NEAR)).to_be_visible()
    it_moves(page)
    button(page, "Pause").click()
    pass_by(page, 60)
    expect(page.get_by_text(NEAR)).to_be_visible()
    button(page, "Go on").click()
    page.get_by_label("cloth", exact=True).check()
    pass_by(page, 60)
    expect(page.get_by_text(ENOUGH)).to_be_visible()
    expect(page.get_by_text(NEAR)).to_be_visible()


# --- The dark screen --------------------------------------------------------------------------------


def test_nothing_runs_in_the_dark_before_it_is_started(play: Open) -> None:
    page = play("rest-dull-words")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    pass_by(page, 300)
    expect(line(page)).to_have_text(lines(page)[0])
    expect(button(page, "Start")).to_be_visible()
    assert counted(page) == {"contexts": 0, "tones": [], "awake": 0}


def test_one_line_after_another_comes_and_at_the_end_it_only_glows_up(play: Open) -> None:
    page = play("rest-dull-words")
    button(page, "Start").click()
    expect(button(page, "Pause")).to_be_focused()
    *words, last = lines(page)
    for seconds, word in zip((15, 57, 57, 57, 57), words, strict=True):
        expect(line(page)).to_have_text(word)
        pass_by(page, seconds)
    expect(line(page)).to_have_text(last)
    pass_by(page, 57)
    expect(page.get_by_text(OVER)).to_be_visible()
    assert motions(page) == {"running"}
    pass_by(page, 500)
    expect(line(page)).to_have_text(last)
    assert counted(page) == {"contexts": 0, "tones": [], "awake": 0}
    button(page, "Done").click()
    page.wait_for_url(AFTER)
    quiet(page)


def test_pause_holds_the_dark_as_well_and_lets_the_screen_sleep(play: Open) -> None:
    page = play("rest-dull-words")
    button(page, "Start").click()
    assert counted(page)["awake"] == 1
    pass_by(page, 10)
    button(page, "Pause").click()
    assert counted(page)["awake"] == 0
    pass_by(page, 300)
    expect(line(page)).to_have_text(lines(page)[0])
    button(page, "Go on").click()
    assert counted(page)["awake"] == 1
    pass_by(page, 5.1)
    expect(line(page)).to_have_text(lines(page)[1])


def test_next_goes_on_in_the_dark_and_too_much_leaves_it_from_any_line(play: Open) -> None:
    page = play("rest-dull-words")
    button(page, "Start").click()
    button(page, "Next").click()
    expect(line(page)).to_have_text(lines(page)[1])
    button(page, "Too much").click()
    page.wait_for_url("**/steady")
    quiet(page)


@pytest.mark.parametrize("still", [False, True])
def test_the_length_that_was_chosen_is_the_length_it_takes(play: Open, still: bool) -> None:
    page = play("notice-phone-down", still=still)
    expect(page.get_by_label("10 minutes")).to_be_checked()
    page.get_by_label("2 minutes").check()
    button(page, "Start").click()
    pass_by(page, 30.1)
    expect(line(page)).to_have_text(lines(page)[1])
    pass_by(page, 89)
    expect(page.get_by_text(OVER)).to_have_count(0)
    pass_by(page, 1)
    expect(page.get_by_text(OVER)).to_be_visible()
    assert not still or motions(page) == set()


def test_without_a_script_a_length_is_chosen_too_and_no_sound_is_promised(play: Open) -> None:
    page = play("notice-phone-down", script=False)
    expect(page.get_by_text("Sound")).to_be_hidden()
    expect(button(page, "Start")).to_be_hidden()
    page.get_by_label("2 minutes").check()
    button(page, "Pause").click()
    button(page, "Go on").click()
    expect(page.get_by_label("2 minutes")).to_be_checked()
    button(page, "Next").click()
    expect(page.get_by_text("About 2 minutes. Go on when you like.")).to_be_visible()
    button(page, "Done").click()
    page.wait_for_url(AFTER)


def test_enter_on_a_length_starts_it(play: Open) -> None:
    page = play("notice-phone-down")
    page.get_by_label("5 minutes").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(button(page, "Start")).to_be_hidden()
    expect(line(page)).to_have_text(lines(page)[0])
    pass_by(page, 301)
    expect(page.get_by_text(OVER)).to_be_visible()


def test_a_sound_comes_only_where_it_was_asked_for_there_and_then(play: Open) -> None:
    page = play("move-slow-walk")
    for _ in range(2):
        button(page, "Next").click()
    page.get_by_label("a soft end").check()
    assert counted(page)["contexts"] == 0
    button(page, "Start").click()
    assert counted(page) == {"contexts": 1, "tones": [], "awake": 1}
    pass_by(page, 299)
    assert counted(page)["tones"] == []
    pass_by(page, 2)
    expect(page.get_by_text("Half the time is gone.")).to_be_visible()
    half = counted(page)["tones"]
    assert isinstance(half, list)
    assert len(half) == 2
    pass_by(page, 300)
    expect(page.get_by_text(OVER)).to_be_visible()
    last = counted(page)["tones"]
    assert isinstance(last, list)
    assert len(last) == 4
    assert counted(page)["awake"] == 0
    button(page, "Next").click()
    expect(page.get_by_text("What was there on the way?")).to_be_visible()
    expect(page.locator("html")).not_to_have_attribute("data-theme", "dark")
    quiet(page)


def test_what_was_begun_and_runs_counts_as_being_here_and_no_longer_than_it_runs(play: Open) -> None:
    page = play("nature-bigger-than-me")
    for _ in range(2):
        button(page, "Next").click()
    button(page, "Start").click()
    for _ in range(29):
        pass_by(page, 30)
    expect(page.get_by_text("Stay beside it for a while")).to_be_visible()
    pass_by(page, 31)
    expect(page.get_by_text(OVER)).to_be_visible()
    pass_by(page, 590)
    expect(page.get_by_role("alert")).to_contain_text("This closes in 20 seconds.")


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_dark_shuts_nobody_out_while_it_runs_and_when_it_is_over(play: Open, screen: Screen) -> None:
    page = play("notice-phone-down", "small", screen=screen)
    button(page, "Start").click()
    assert violations(page) == []
    for word in ("Pause", "Too much", "Done"):
        expect(button(page, word)).to_be_in_viewport(ratio=1)
    pass_by(page, 31)
    expect(page.get_by_text(OVER)).to_be_visible()
    page.evaluate("document.getAnimations().forEach(each => each.finish())")
    assert violations(page) == []


def test_the_keys_alone_lead_through_the_dark(play: Open) -> None:
    page = play("notice-phone-down", "small")
    hand = Keys(page)
    hand.put_on(page.get_by_label("off"))
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("a soft end")).to_be_checked()
    hand.put_on(button(page, "Start"))
    pass_by(page, 31)
    hand.press(button(page, "Done"))
    assert AFTER.search(page.url)


# --- Tones ------------------------------------------------------------------------------------------


def test_no_tone_comes_before_one_is_made_and_each_is_lit_until_it_is_gone(play: Open) -> None:
    page = play("music-few-tones")
    pass_by(page, 60)
    assert counted(page)["contexts"] == 0
    pad = button(page, "Tone 3 of 7")
    pad.click()
    expect(pad).to_have_attribute("data-sounding", "")
    button(page, "Tone 5 of 7").click()
    assert counted(page)["contexts"] == 1
    pass_by(page, 5.1)
    expect(page.locator("[data-sounding]")).to_have_count(0)
    quiet(page)


def test_quiet_is_a_pad_like_the_others_and_ends_what_sounds(play: Open) -> None:
    page = play("music-few-tones", screen=PHONE)
    boxes = [one.bounding_box() for one in page.locator(".pad").all()]
    assert len({(box["width"], box["height"]) for box in boxes if box}) == 1
    button(page, "Tone 1 of 7").click()
    button(page, "quiet").click()
    expect(page.locator("[data-sounding]")).to_have_count(0)


def test_the_number_keys_play_while_a_tone_has_the_focus_and_nowhere_else(play: Open) -> None:
    page = play("music-few-tones")
    page.keyboard.press("4")
    assert counted(page)["contexts"] == 0
    Keys(page).put_on(button(page, "Tone 1 of 7"))
    page.keyboard.press("4")
    expect(button(page, "Tone 4 of 7")).to_have_attribute("data-sounding", "")
    page.keyboard.press("0")
    expect(page.locator("[data-sounding]")).to_have_count(0)


def test_where_nothing_may_move_a_tone_is_lit_without_fading(play: Open) -> None:
    page = play("music-few-tones", still=True)
    button(page, "Tone 2 of 7").click()
    expect(button(page, "Tone 2 of 7")).to_have_attribute("data-sounding", "")
    assert motions(page) == set()


def test_without_a_script_there_are_no_tones_and_the_words_lead_to_a_glass(play: Open) -> None:
    page = play("music-few-tones", script=False)
    expect(page.get_by_role("group", name="Tones")).to_be_hidden()
    expect(page.get_by_text(re.compile("on a glass, a table"))).to_be_visible()
    expect(page.get_by_text(NO_TONES)).to_be_visible()
    button(page, "Next").click()
    expect(page.get_by_text("Now the next one.")).to_be_visible()


def test_with_a_script_nothing_is_said_of_one(play: Open) -> None:
    page = play("music-few-tones")
    expect(button(page, "Tone 1 of 7")).to_be_visible()
    expect(page.get_by_text(NO_TONES)).to_be_hidden()


# --- A song -----------------------------------------------------------------------------------------


def test_the_name_of_a_song_is_kept_where_it_was_given(play: Open) -> None:
    page = play("move-one-song")
    while page.get_by_label("The song").count() == 0:
        with page.expect_navigation():
            button(page, "Next").click()
    page.get_by_label("The song").fill("Grey Harbour")
    button(page, "Done").click()
    page.wait_for_url(AFTER)
    expect(page.get_by_text("Song: Grey Harbour")).to_be_visible()
