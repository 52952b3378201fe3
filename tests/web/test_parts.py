"""The templates: the frame round every page, and the parts that pages are made of."""

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Final

import pytest
from jinja2 import Environment, UndefinedError

from rekindle.web.build import build
from rekindle.web.frame import KEPT, TODAY, Frame
from rekindle.web.jinja import environment
from rekindle.web.static_files import HASHED

OPEN: Final = Frame(
    open=True, current="today", idle_seconds=600, idle_left=600, here="/write", privacy_address="/private"
)
CLOSED: Final = Frame()

PAGE: Final = (
    '{% extends "base.html" %}{% block title %}Today{% endblock %}{% block main %}<p>Here.</p>{% endblock %}'
)
ALONE: Final = (
    '{% extends "alone.html" %}{% block title %}Welcome{% endblock %}{% block main %}<p>Here.</p>{% endblock %}'
)


@pytest.fixture(scope="module")
def pages() -> Environment:
    build()
    return environment()


def shown(pages: Environment, source: str, frame: Frame = OPEN, **model: object) -> str:
    return pages.from_string(source).render(frame=frame, csrf_token="a-token", **model)


def part(pages: Environment, file: str, call: str, **model: object) -> str:
    """What one call of a macro of parts/`file`.html gives."""
    name = call.partition("(")[0]
    source = f'{{% from "parts/{file}.html" import {name} with context %}}{{{{ {call} }}}}'
    return shown(pages, source, OPEN, **model).strip()


# --- Strictness -----------------------------------------------------------------------------------


def test_a_name_that_nobody_handed_in_is_an_error_and_never_an_empty_place(pages: Environment) -> None:
    with pytest.raises(UndefinedError, match="'sentence' is undefined"):
        shown(pages, "<p>{{ sentence }}</p>")


def test_a_page_without_a_frame_is_an_error(pages: Environment) -> None:
    with pytest.raises(UndefinedError, match="'frame' is undefined"):
        pages.from_string(PAGE).render(csrf_token="a-token")


def test_a_form_without_a_token_is_an_error(pages: Environment) -> None:
    source = '{% from "parts/frame.html" import form_token with context %}{{ form_token() }}'
    with pytest.raises(UndefinedError, match="'csrf_token' is undefined"):
        pages.from_string(source).render(frame=OPEN)


def test_what_a_person_wrote_is_always_escaped(pages: Environment) -> None:
    assert shown(pages, "{{ words }}", words="<script>") == "&lt;script&gt;"


# --- The frame ------------------------------------------------------------------------------------


def test_the_title_says_the_page_and_what_the_person_calls_this(pages: Environment) -> None:
    assert "<title>Today - Notes</title>" in shown(pages, PAGE)
    assert "<title>Today - Shopping &amp; lists</title>" in shown(pages, PAGE, Frame(tab_name="Shopping & lists"))


def test_the_persons_choices_of_appearance_stand_on_the_page(pages: Environment) -> None:
    chosen = Frame(language="de", theme="dark", text_size="larger", motion="still", contrast="more")
    page = shown(pages, PAGE, chosen)
    assert '<html lang="de" data-theme="dark" data-text="larger" data-motion="still" data-contrast="more">' in page
    assert '<meta name="color-scheme" content="dark">' in page
    assert '<html lang="en">' in shown(pages, PAGE, Frame())


def test_help_now_and_leave_stand_on_every_kind_of_page(pages: Environment) -> None:
    player = PAGE.replace("base.html", "player.html")
    for source in (PAGE, ALONE, player):
        for frame in (OPEN, CLOSED):
            page = shown(pages, source, replace(frame, help_address="/help/fr"))
            assert re.search(r'<a class="top__link top__link--help" href="/help/fr">.*Help now</a>', page)
            assert re.search(r'<a class="top__link" href="/leave">.*Leave</a>', page)


def test_there_are_places_to_go_only_when_the_diary_is_open(pages: Environment) -> None:
    assert '<nav class="nav"' in shown(pages, PAGE, OPEN)
    assert '<nav class="nav"' not in shown(pages, PAGE, CLOSED)
    assert '<nav class="nav"' not in shown(pages, ALONE, OPEN)
    assert "page--open" not in shown(pages, ALONE, OPEN)


def test_the_places_are_those_that_exist_and_one_of_them_is_here(pages: Environment) -> None:
    page = shown(pages, PAGE, replace(OPEN, places=(TODAY, KEPT), current="kept"))
    assert re.findall(r'<li><a href="([^"]+)"( aria-current="page")?>', page)[:2] == [
        ("/", ""),
        ("/kept", ' aria-current="page"'),
    ]
    assert "Practices" not in page


def test_lock_now_is_a_form_with_a_token_and_there_only_when_it_means_something(pages: Environment) -> None:
    lock = re.compile(
        r'<form method="post" action="/lock"><input type="hidden" name="csrfmiddlewaretoken" value="a-token">'
    )
    assert len(lock.findall(shown(pages, PAGE, OPEN))) == 2  # at the side, and in the foot of a phone
    assert not lock.findall(shown(pages, PAGE, CLOSED))


def test_the_screen_empties_by_itself_only_when_there_is_something_to_hide(pages: Environment) -> None:
    assert '<idle-lock seconds="600" left="600" to="/write" data-soon="' in shown(pages, PAGE, OPEN)
    assert '<meta name="form-token" content="a-token">' in shown(pages, PAGE, OPEN)
    for frame in (replace(OPEN, idle_seconds=None), replace(CLOSED, idle_seconds=600)):
        page = shown(pages, PAGE, frame)
        assert "idle-lock" not in page
        assert "form-token" not in page


def test_a_page_loads_few_files_of_its_own_by_their_hashed_names(pages: Environment) -> None:
    asked = re.findall(r'<(?:link|script)\b[^>]*(?:href|src)="([^"]+)"', shown(pages, PAGE))
    assert [re.sub(r"\.[0-9a-f]{12}\.", ".", address) for address in asked] == [
        "/static/mark.svg",
        "/static/css/rekindle.css",
        "/static/js/page.js",
        "/static/js/idle.js",
    ]
    assert all(HASHED.search(address) for address in asked)


# --- Parts ----------------------------------------------------------------------------------------


def test_a_button_is_a_link_only_when_it_leads_somewhere(pages: Environment) -> None:
    assert (
        part(pages, "press", 'button("Keep", kind="act wide")')
        == '<button class="button button--act button--wide">Keep</button>'
    )
    assert part(pages, "press", 'button("Back", address="/")') == '<a class="button" href="/">Back</a>'
    assert 'name="do" value="smaller"' in part(pages, "press", 'button("Smaller", name="do", value="smaller")')


def test_a_tile_says_whether_it_is_chosen(pages: Environment) -> None:
    chosen = part(pages, "press", 'tile("now", "far", "far away", "far", true)')
    assert 'name="now" value="far" aria-pressed="true"' in chosen
    assert 'aria-pressed="false"' in part(pages, "press", 'tile("now", "far", "far away", "far")')


def test_three_in_one_is_a_group_with_a_name(pages: Environment) -> None:
    html = part(pages, "press", 'trio("strength", [("f", "faint"), ("c", "clear")], "How strong", "c")')
    assert '<fieldset><legend class="unseen">How strong</legend>' in html
    assert re.findall(r'value="(\w)"( checked)?', html) == [("f", ""), ("c", " checked")]


def test_a_field_that_went_wrong_says_so_in_words_before_the_field(pages: Environment) -> None:
    html = part(pages, "fields", 'field("pass", "Passphrase", hint="Four words.", amiss="This one is short.")')
    assert html.index("This one is short.") < html.index("<input")
    assert 'aria-describedby="pass-hint pass-amiss" aria-invalid="true"' in html
    assert "required" not in html


@pytest.mark.parametrize(
    "words", ["", "one", "\n\n two \n", "</textarea><script>alert(1)</script>", "كلمة\r\nλέξη 🌱"]
)
def test_a_text_comes_back_exactly_as_it_was_written(pages: Environment, words: str) -> None:
    html = part(pages, "fields", 'textarea("text", "Right now", value=words)', words=words)
    inside = re.search(r"<textarea[^>]*>\n(.*)</textarea>", html, re.DOTALL)
    assert inside
    unescaped = inside[1].replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"').replace("&amp;", "&")
    assert unescaped == words
    assert "<script>" not in html


def test_a_status_can_be_taken_back_by_a_form_of_its_own(pages: Environment) -> None:
    html = part(pages, "words", 'status("Kept.", undo="/undo", fields={"id": "7"})')
    assert '<div class="status" role="status">' in html
    assert '<form method="post" action="/undo">' in html
    assert '<input type="hidden" name="id" value="7"><button class="as-link">Undo</button>' in html
    assert "<form" not in part(pages, "words", 'status("Kept.")')


# --- The player -----------------------------------------------------------------------------------

BREATH: Final = SimpleNamespace(
    title="Out for longer than in",
    number=8,
    beats=[
        SimpleNamespace(cue="In, small and soft", seconds=4, light="rises"),
        SimpleNamespace(cue="Out, a little longer", seconds=6, light="settles"),
    ],
    without_counting="Let the numbers go.",
)


def breathing(pages: Environment) -> str:
    call = 'breath_player(play, play, 30, playing, 20, "About 5 minutes.")'
    return part(pages, "player", call, play=BREATH, playing=SimpleNamespace(slug="whole", once="0f", at=0))


def test_pause_comes_first_then_too_much_then_stop(pages: Environment) -> None:
    said = re.findall(r'name="do" value="([\w-]+)"', part(pages, "player", "keys()"))
    assert said == ["pause", "much", "stop"]
    assert re.findall(r'value="([\w-]+)"', part(pages, "player", "keys(paused=true, done=true)")) == [
        "go-on",
        "much",
        "done",
    ]


def test_pause_is_the_first_thing_on_a_player_page(pages: Environment) -> None:
    source = (
        '{% extends "player.html" %}{% from "parts/player.html" import player_keys with context %}'
        '{% block title %}Practice{% endblock %}{% block main %}{{ player_keys("/step/8") }}{% endblock %}'
    )
    body = shown(pages, source).partition("<body")[2]
    first = re.search(r"<(?:a|button|input|select|textarea|summary)\b[^>]*>", body)
    assert first
    assert 'value="pause"' in first[0]


def test_the_keys_of_a_breath_are_one_form_that_works_without_a_script(pages: Environment) -> None:
    html = breathing(pages)
    assert html.count("<form") == 1
    form = html[html.index("<form") : html.index("</form>")]
    assert 'method="post" action="/step/8/whole"' in form
    assert 'value="a-token"' in form
    assert 'name="once" value="0f"' in form
    assert 'type="button"' not in html


def test_a_breath_can_be_counted_where_nothing_may_move(pages: Environment) -> None:
    html = breathing(pages)
    beats = re.findall(r'<li><b>([^<]+)</b><span class="beats beats--(\w+)">(.*?)</span></li>', html)
    assert [(cue, light, len(re.findall(r"\d", count))) for cue, light, count in beats] == [
        ("In, small and soft", "rises", 4),
        ("Out, a little longer", "settles", 6),
    ]
    assert "Let the numbers go." in html


def test_the_drawings_of_one_page_never_share_a_gradient(pages: Environment) -> None:
    source = (
        '{% from "parts/scenes.html" import sky, welcome_scene, breath_scene %}'
        "{% call sky() %}{% endcall %}{{ welcome_scene() }}{{ breath_scene() }}"
    )
    html = shown(pages, source)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 7
    assert set(re.findall(r"url\(#([^)]+)\)", html)) == set(ids)
