"""The players in a real browser: what moves, what holds it, and what stands there where nothing may move."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Screen, Windows, motions, quiet
from tests.browser.clock import pass_by
from tests.browser.face import Face, face

__all__ = ["face"]


# --- The breath -------------------------------------------------------------------------------------


def test_the_breath_turns_where_its_beats_say(face: Face, page: Page) -> None:
    page.goto(face.address + "/breath")
    course = page.evaluate(
        """document.querySelector(".b-rise").getAnimations()[0].effect.getKeyframes()
        .map(each => [each.computedOffset, each.transform === "none"])"""
    )
    assert course == [[0, False], [0.2, True], [0.5, False], [1, False]]
    assert page.evaluate("document.querySelector('.b-rise').getAnimations()[0].effect.getTiming().duration") == 20_000
    quiet(page)


def test_no_breath_is_faster_than_six_a_minute(face: Face, page: Page) -> None:
    page.goto(face.address + "/breath?tab_name=hurried")
    assert page.evaluate("document.querySelector('.b-rise').getAnimations()[0].effect.getTiming().duration") == 10_000


def test_pause_holds_the_light_where_it_is_and_goes_on_from_there(face: Face, page: Page) -> None:
    page.goto(face.address + "/breath")
    page.get_by_role("button", name="Pause").click()
    assert motions(page) == {"paused"}
    place = "getComputedStyle(document.querySelector('.b-rise')).transform"
    held = page.evaluate(place)
    page.wait_for_timeout(150)
    assert page.evaluate(place) == held
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    assert motions(page) == {"running"}
    assert face.asked == ["GET /breath"]


def test_pause_is_the_first_thing_to_reach(face: Face, page: Page) -> None:
    page.goto(face.address + "/breath")
    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText.trim()"))
    assert reached == ["Pause", "Too much", "Stop"]


def test_at_the_end_it_rests_says_so_and_stop_is_called_done(face: Face, page: Page) -> None:
    page.goto(face.address + "/breath")
    expect(page.locator("breath-player [role=status]")).to_contain_text("In through your nose: count to 4.")
    page.evaluate("document.getAnimations().forEach(each => each.finish())")
    expect(page.get_by_text("That was the last one. Stay as long as you like.")).to_be_visible()
    done = page.get_by_role("button", name="Done")
    expect(done).to_have_attribute("value", "done")
    assert page.locator("breath-player").get_attribute("data-at-end") is not None
    assert motions(page) == set()
    page.get_by_role("button", name="Once more").click()
    expect(page.get_by_role("button", name="Stop")).to_have_attribute("value", "stop")
    assert motions(page) == {"running"}


@pytest.mark.parametrize("why", ["the device", "the person", "no script"])
def test_where_nothing_may_move_the_beats_stand_there_to_count(face: Face, open_page: Windows, why: str) -> None:
    page = open_page(still=why == "the device", javascript=why != "no script")
    page.goto(f"{face.address}/breath?{'motion=still' if why == 'the person' else ''}")
    expect(page.get_by_text("Nothing here moves.")).to_be_visible()
    expect(page.locator(".steps li")).to_have_count(3)
    expect(page.locator(".steps li").first).to_be_visible()
    expect(page.locator(".scene")).to_be_hidden()
    for word in ("Stop", "Too much", "Done"):
        expect(page.get_by_role("button", name=word)).to_be_visible()
    expect(page.get_by_role("button", name="Pause")).to_be_hidden()
    assert why == "no script" or motions(page) == set()


def test_it_stops_moving_when_the_device_asks_for_it_on_the_way(face: Face, page: Page) -> None:
    page.goto(face.address + "/breath")
    assert motions(page)
    page.emulate_media(reduced_motion="reduce")
    expect(page.locator(".steps li").first).to_be_visible()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert motions(page) == set()


def test_every_key_sends_the_form_without_a_script(face: Face, open_page: Windows) -> None:
    page = open_page(javascript=False)
    for word in ("Stop", "Too much", "Done"):
        page.goto(face.address + "/breath")
        page.get_by_role("button", name=word).click()
        page.wait_for_url("**/step/10/whole")
    assert face.asked.count("POST /step/10/whole") == 3


def test_the_keys_are_in_reach_on_a_small_screen_with_large_text(face: Face, open_page: Windows) -> None:
    page = open_page(screen=Screen(360, 640, touched=True))
    page.goto(f"{face.address}/breath?text_size=larger")
    for word in ("Pause", "Too much", "Stop"):
        expect(page.get_by_role("button", name=word)).to_be_in_viewport(ratio=1)


# --- Steady -----------------------------------------------------------------------------------------

SHOWN: Final = ".steady__line:visible, .steady__end:visible"


def test_steady_says_one_line_at_a_time_each_for_its_while(face: Face, page: Page) -> None:
    page.clock.install()
    page.goto(face.address + "/steady")
    shown = page.locator(SHOWN)
    expect(shown).to_have_text("Press your feet down.")
    pass_by(page, 10.1)
    expect(shown).to_have_text("Find a corner.")
    expect(page.locator("steady-lines [role=status]")).to_have_text("Find a corner.")
    pass_by(page, 10.1)
    expect(shown).to_have_text("That was the minute.")
    expect(page.get_by_role("button")).to_have_count(0)


def test_steady_waits_as_long_as_one_likes_and_goes_on_where_it_was(face: Face, page: Page) -> None:
    page.clock.install()
    page.goto(face.address + "/steady")
    pass_by(page, 6)
    page.get_by_role("button", name="Pause").click()
    pass_by(page, 60)
    expect(page.locator(SHOWN)).to_have_text("Press your feet down.")
    page.get_by_role("button", name="Go on").click()
    pass_by(page, 3)
    expect(page.locator(SHOWN)).to_have_text("Press your feet down.")
    pass_by(page, 1.5)
    expect(page.locator(SHOWN)).to_have_text("Find a corner.")


def test_steady_goes_on_at_a_press(face: Face, page: Page) -> None:
    page.goto(face.address + "/steady")
    page.get_by_role("button", name="Next").click()
    expect(page.locator(SHOWN)).to_have_text("Find a corner.")


@pytest.mark.parametrize("why", ["the device", "the person", "no script"])
def test_where_nothing_may_move_all_lines_of_steady_stand_there(face: Face, open_page: Windows, why: str) -> None:
    page = open_page(still=why == "the device", javascript=why != "no script")
    page.goto(f"{face.address}/steady?{'motion=still' if why == 'the person' else ''}")
    expect(page.locator(SHOWN)).to_have_text(["Press your feet down.", "Find a corner.", "That was the minute."])
    expect(page.get_by_role("button")).to_have_count(0)
