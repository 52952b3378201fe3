"""The sheet of a drawing: each card has its mark, each mark a place of its own, and a pick is read as it was said."""

from collections.abc import Mapping
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.method.players import Draw
from rekindle.method.players.marks import FILLS, Edge, Fill, Mark, Shape, Spot, lines_of
from rekindle.method.players.player import Walk
from rekindle.method.players.sheet import (
    AWAY,
    CELLS,
    HEIGHT,
    ME,
    PENS,
    WIDTH,
    Ink,
    Pen,
    Pick,
    place_of,
    read_pick,
    sheet_of,
)
from rekindle.method.players.step import Said
from tests.method.shipped import PRACTICES

DRAWN: Mapping[str, Draw] = {one.id: one.play for one in PRACTICES if isinstance(one.play, Draw)}
INKS: Mapping[str, Ink] = {"dark": "dark", "slate": "slate", "ember": "ember"}
SCRIBBLE, PEOPLE, SQUARE, UNSEEN = (
    DRAWN[name] for name in ("make-scribble", "notice-people-distance", "make-colour-today", "make-draw-unseen")
)
FAR: tuple[Mark, ...] = ("near", "arm", "room", "far", "border", "off")


@pytest.mark.parametrize("play", DRAWN.values(), ids=DRAWN)
def test_every_card_does_on_the_sheet_what_its_word_says(play: Draw) -> None:
    belongs = {"page": Shape, "people": Spot, "unseen": Edge, "square": Fill}[play.surface]
    for card in play.cards:
        assert card.mark in (*get_args(belongs), "nothing")
    marks = [card.mark for card in play.cards if card.mark != "nothing"]
    assert len(set(marks)) == len(marks)


@pytest.mark.parametrize("mark", sorted({*get_args(Shape), *get_args(Edge), *get_args(Spot)}))
def test_every_mark_has_lines_and_none_is_wider_than_its_place(mark: Mark) -> None:
    lines = lines_of(mark)
    assert lines
    assert all(len(line) > 1 and max(map(abs, (*point,))) <= 76 for line in lines for point in line)


@pytest.mark.parametrize("mark", [*get_args(Fill), "nothing"])
def test_a_colour_and_nothing_draw_no_line(mark: Mark) -> None:
    assert lines_of(mark) == ()
    assert (mark in FILLS) == (mark != "nothing")


@given(st.sampled_from(list(DRAWN.values())), st.data())
def test_whatever_is_picked_lands_on_the_sheet(play: Draw, data: st.DataObject) -> None:
    picks = data.draw(st.lists(st.builds(Pick, st.sampled_from(play.cards)), max_size=60))
    sheet = sheet_of(play, picks)
    assert len(sheet.marks) == (0 if play.surface == "square" else len(picks))
    for number, pick in enumerate(picks):
        x, y = place_of(play, pick.card, number)
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


def test_no_mark_of_a_page_lies_on_another() -> None:
    places = [place_of(SCRIBBLE, SCRIBBLE.cards[0], number) for number in range(CELLS)]
    apart = [abs(x - a) + abs(y - b) for at, (x, y) in enumerate(places) for a, b in places[:at]]
    assert min(apart) > 80


def test_an_edge_goes_on_where_it_was() -> None:
    straight = next(card for card in UNSEEN.cards if card.mark == "straight")
    first, second = (mark[0].points for mark in sheet_of(UNSEEN, [Pick(straight), Pick(straight)]).marks)
    assert first[-1] == second[0]


def test_who_is_further_away_lies_further_from_the_middle_whatever_the_direction() -> None:
    cards = {card.mark: card for card in PEOPLE.cards}
    for number in range(12):
        away = []
        for name in FAR:
            x, y = place_of(PEOPLE, cards[name], number)
            away.append(max(abs(x - ME[0]) / ME[0], abs(y - ME[1]) / ME[1]))
        assert away == sorted(away)
        assert away[-1] == pytest.approx(1, abs=0.01)
    assert all(one in AWAY for one in cards if one != "nothing")


def test_oneself_is_in_the_middle_of_a_page_of_people_even_when_nobody_is_there() -> None:
    (me,) = sheet_of(PEOPLE, []).fixed
    assert me.points[0] == ME
    assert sheet_of(SCRIBBLE, []).fixed == ()


def test_the_last_colour_that_was_picked_fills_the_square() -> None:
    brick, rust, *_rest = SQUARE.cards
    none = next(card for card in SQUARE.cards if card.word == "none")
    assert sheet_of(SQUARE, [Pick(brick), Pick(rust)]).fill == FILLS["rust"]
    assert sheet_of(SQUARE, [Pick(brick), Pick(none)]).fill == ""


def test_a_pick_is_read_as_it_was_said() -> None:
    zigzag = next(card for card in SCRIBBLE.cards if card.mark == "zigzag")
    pens: Mapping[str, Pen] = {name: name for name in PENS}
    assert read_pick(SCRIBBLE, "zigzag (slate, broad)", INKS, pens) == Pick(zigzag, "slate", "broad")
    assert read_pick(SCRIBBLE, "zigzag", INKS, pens) == Pick(zigzag, "ember", "fine")
    assert read_pick(SCRIBBLE, "zigzag (puce, wide)", INKS, pens) == Pick(zigzag, "ember", "fine")
    assert read_pick(SCRIBBLE, "zigzagging", INKS, pens) is None
    near = next(card for card in PEOPLE.cards if card.mark == "near")
    assert read_pick(PEOPLE, "someone near (A)", INKS, pens) == Pick(near, "dark", "fine")


def test_the_smallest_form_is_the_sheet_alone() -> None:
    (only,) = SCRIBBLE.screens(Walk(smallest=True))
    assert (only.say, only.face) == (SCRIBBLE.smallest, "canvas")
    before, sheet = SCRIBBLE.screens(Walk())
    assert (before.face, sheet.face) == ("step", "canvas")
    assert SCRIBBLE.kept(Walk(said=(Said(), Said(("dots", "rain"), "and wind")))) == ("dots, rain, and wind",)
