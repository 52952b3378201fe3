"""The door of a practice: one question where it matters, what follows from it, and what is read before deep ones."""

import re
from collections.abc import Callable

import pytest

from rekindle.app import keys, wishes
from rekindle.app.house import House
from rekindle.life.records import Offer, PracticeDone
from rekindle.surroundings import library
from tests.web.conftest import Say, Visitor
from tests.web.doors import come_in, lock_home
from tests.web.seen import Seen, html

Read = Callable[[str], str]
CATALOGUE = library("en").catalogue
SIGHS, CARD, SAD, COLOUR = (
    CATALOGUE.by_id(name).number
    for name in ("breath-soft-sigh", "people-near-me-card", "feel-sad-here", "ground-find-colour")
)
ASKED = re.compile(r'name="code" value="([\w-]+)"')


def test_a_door_asks_only_about_what_its_practice_carries(page: Read) -> None:
    for practice in CATALOGUE:
        if practice.inward < 2:
            text = page(f"/step/{practice.number}")
            assert set(ASKED.findall(text)) == set(practice.not_for) & set(library("en").answers.codes)
            assert text.count('id="asked"') <= 1


def test_a_door_with_a_question_can_be_passed_without_an_answer(page: Read) -> None:
    text = page(f"/step/{SIGHS}")
    assert "Any of these yours?" in text
    assert f'href="/step/{SIGHS}/small"' in text


def test_what_was_ticked_is_said_at_the_door_from_then_on_and_stands_in_the_settings(say: Say, page: Read) -> None:
    answered = Seen(say(f"/step/{SIGHS}/suits", answer="yes", code=["panic", "pain"]))
    assert "You said: panic. So this may not suit you." in answered.words
    assert "Any of these yours?" not in answered.words
    settings = suits_said(page("/settings"))
    assert settings["panic"] == "yes"
    assert settings["epilepsy"] == "no"
    assert "pain" not in settings


def test_none_of_these_is_not_asked_again_and_warns_of_nothing(say: Say, page: Read) -> None:
    say(f"/step/{SIGHS}/suits", answer="no", code=["panic"])
    text = page(f"/step/{SIGHS}")
    assert "Any of these yours?" not in text
    assert "not suit" not in text


def test_rather_not_is_heard_for_good_and_the_door_says_only_whom_it_may_not_suit(say: Say, page: Read) -> None:
    say(f"/step/{SIGHS}/suits", answer="rather-not")
    assert "It may not suit you with any of these: panic;" in page(f"/step/{SIGHS}")
    assert suits_said(page("/settings"))["panic"] == "rather-not"


def test_ticking_nothing_is_not_taken_for_a_no(say: Say, page: Read) -> None:
    assert "Nothing was ticked." in Seen(say(f"/step/{SIGHS}/suits", answer="yes")).words
    assert "Any of these yours?" in page(f"/step/{SIGHS}")


@pytest.mark.parametrize("answer", ["", "unasked", "maybe", "yes'"])
def test_an_answer_that_is_none_is_not_kept(say: Say, page: Read, answer: str) -> None:
    say(f"/step/{SIGHS}/suits", answer=answer, code=["panic"])
    assert suits_said(page("/settings")) == {}


def test_people_at_home_are_asked_about_in_one_plain_line_and_nothing_else_is_said(say: Say, page: Read) -> None:
    text = page(f"/step/{CARD}")
    assert "Leave out practices that involve people at home?" in text
    assert not re.search(r"\b(?:unsafe|safe at home|abuse|risk)\b", text)
    say(f"/step/{CARD}/suits", answer="yes", about="home")
    assert f'href="/step/{CARD}"' not in page("/library")
    assert not any(f'href="/step/{CARD}"' in page(f"/map/{number}") for number in range(1, 15))
    assert f'href="/step/{CARD}/small"' in page(f"/step/{CARD}"), "opened by hand it opens"
    assert "Leave out" not in page(f"/step/{CARD}")


def test_a_page_names_every_code_of_its_practice_in_plain_words_and_leads_elsewhere(
    begun_client: Visitor, say: Say, page: Read
) -> None:
    say(f"/step/{SAD}/before")
    answers = library("en").answers
    words = dict([*answers.codes.items(), *answers.named.items()])
    for practice in CATALOGUE:
        text = page(f"/step/{practice.number}")
        assert [code for code in practice.not_for if words[code] not in text] == []
        named = set(answers.named) & set(practice.not_for)
        assert ("Rather something else with any of these: " in text) == bool(named), practice.id
        if named:
            (instead,) = re.findall(r'Instead: <a href="/step/(\d+)"', text)
            assert set(CATALOGUE.by_number(int(instead)).not_for).isdisjoint(practice.not_for), practice.id
            assert text.index("Rather something else") < text.index(f'href="/step/{practice.number}/small"')


def test_a_door_of_what_was_left_out_says_so_and_leads_elsewhere(say: Say, page: Read) -> None:
    said = "You left out practices that involve people at home, and this one does."
    tears, hurt = (CATALOGUE.by_id(name).number for name in ("feel-tears-allowed", "say-hurt-message"))
    say(f"/step/{SAD}/before")
    assert said not in page(f"/step/{tears}") + page(f"/step/{hurt}")
    say("/settings", **{"unsafe-home": "yes"})
    for number in (tears, hurt, CARD):
        text = page(f"/step/{number}")
        assert said in text
        assert "Instead:" in text.partition(said)[2]
        assert f'href="/step/{number}/small"' in text, "opened by hand it opens"
        assert "button--act" not in text
    assert said not in page(f"/step/{COLOUR}") + page(f"/step/{SIGHS}")
    say("/settings", **{"unsafe-home": "no"})
    assert "at home" not in page(f"/step/{tears}")


def test_settings_show_only_what_was_said_and_each_answer_can_be_changed_and_undone(say: Say, page: Read) -> None:
    assert "It is asked at the door of a practice" in page("/settings")
    say(f"/step/{SIGHS}/suits", answer="yes", code=["panic"])
    changed = Seen(say("/settings", **{"panic": "no", "unsafe-home": "no", "pain'": "yes"}))
    assert "Kept." in changed.words
    assert suits_said(page("/settings"))["panic"] == "no"
    undo = next(form for form in changed.forms if "undo" in form.fields)
    say("/settings", **undo.fields)
    said = suits_said(page("/settings"))
    assert said["panic"] == "yes"
    assert "unsafe-home" not in said
    assert "Nothing changed." in Seen(say("/settings", panic="yes")).words


def test_what_is_read_before_the_deeper_ones_stands_on_their_pages_until_it_was_read(say: Say, page: Read) -> None:
    words, other = library("en").before, CATALOGUE.by_id("feel-anger-flicker").number
    for number in (SAD, other, SAD):
        door = page(f"/step/{number}")
        assert words.first in door
        assert all(line in door for line in words.lines)
        assert f'href="/step/{number}/small"' in door, "it never stands in the way"
    assert words.first not in html(say(f"/step/{SAD}/before"))
    for number in (SAD, other):
        door = page(f"/step/{number}")
        assert words.first not in door
        assert f'href="/step/{number}/before"' in door, "it can be read again"
    text = page(f"/step/{SAD}/before")
    twin = CATALOGUE.by_id(CATALOGUE.by_id("feel-sad-here").outward_twin).number
    assert words.first in text
    assert f'href="/step/{twin}"' in text
    assert "button--act" not in text


def test_that_it_was_read_is_known_of_the_person_whatever_browser_they_come_with(
    client: Visitor, house: House
) -> None:
    lock_home(house)
    come_in(client)
    client.post(f"/step/{SAD}/before")
    client.get("/leave")
    for visitor in (client, Visitor()):
        assert library("en").before.first not in html(come_in(visitor).get(f"/step/{SAD}"))


def test_a_light_practice_has_nothing_to_read_before(begun_client: Visitor) -> None:
    assert library("en").before.first not in html(begun_client.get(f"/step/{COLOUR}"))


def test_a_step_whose_door_has_a_question_begins_at_its_door(say: Say, house: House) -> None:
    opened = keys.open_key_file(house)
    diary = house.diary(opened.person, opened.key)
    step = CATALOGUE.by_id("breath-soft-sigh")
    _offer(house, step.id)
    assert "Any of these yours?" in Seen(say("/step/begin")).words
    wishes.say_at_the_door(diary, step, "no")
    assert "Any of these yours?" not in Seen(say("/step/begin")).words


def _offer(house: House, practice: str) -> None:
    """Let a practice with a question stand for today: seven were done, and this is the one that came."""
    opened = keys.open_key_file(house)
    diary = house.diary(opened.person, opened.key)
    for _ in range(7):
        diary.keep(PracticeDone(at=diary.now(), practice="gone", version=1, form="usual", ended="done"))
    diary.keep(
        Offer(
            at=diary.now(), day=diary.now().date(), number=1, practice=practice, form="smallest", probability=0.5,
            why="short",
        ),
        diary.key.derive_id("offer", diary.now().date().isoformat(), "1"),
    )  # fmt: skip


def suits_said(page: str) -> dict[str, str]:
    """Give what is chosen in the group of the settings on what may not suit."""
    group = page.partition('id="suits"')[2].partition("</section>")[0]
    return dict(re.findall(r'name="([\w-]+)" value="([\w-]+)" checked', group))
