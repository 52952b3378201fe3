"""Places on the body and words for what is there: read out of their lines again, and refused when misshapen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle import content
from rekindle.method.body import HANDS, NO_MORE, NOWHERE, BodyWords, Mark, read_body
from rekindle.method.errors import UnreadableContent
from rekindle.method.players import BodyMap
from rekindle.method.players.player import Walk
from rekindle.method.players.step import Said
from rekindle.method.states import STRENGTHS
from tests.method.shipped import CATALOGUE

FILE = "en/body.toml"
DATA = content.read(FILE)
BODY: BodyWords = read_body(FILE, DATA)
STRENGTH_WORDS = {strength: str(strength) for strength in STRENGTHS}
PLACES, SENSATIONS = [one.id for one in BODY.places], [one.id for one in BODY.sensations]


def test_hands_come_first_and_nowhere_last() -> None:
    assert (PLACES[0], PLACES[-2:]) == (HANDS, ["all-over", NOWHERE])


def test_nothing_and_cant_tell_come_first_and_numb_stands_there_at_once() -> None:
    assert BODY.at_once[:3] == ("nothing", "cant-tell", "numb")
    assert {"warm", "cold", "tight", "heavy", "buzzing"} <= set(BODY.at_once)
    assert len(BODY.at_once) <= 9


@given(st.sampled_from(PLACES), st.sampled_from(["", *SENSATIONS]), st.sampled_from([None, *STRENGTHS]))
def test_what_is_said_of_a_place_is_read_out_of_its_line_again(
    place: str, sensation: str, strength: str | None
) -> None:
    said = BODY.said(Mark(place, sensation, strength), STRENGTH_WORDS)  # type: ignore[arg-type]
    if not said:
        assert (sensation, place == NOWHERE) == ("", False)
        return
    read = BODY.read(said, STRENGTH_WORDS)
    assert read == Mark(place, sensation, None if not sensation or sensation in NO_MORE else strength)  # type: ignore[arg-type]


@pytest.mark.parametrize("said", ["", "hands", "hands: ", "hands: purple", "hands: warm, faint, so", "knee: warm"])
def test_what_is_no_line_of_ours_is_no_mark(said: str) -> None:
    assert BODY.read(said, STRENGTH_WORDS) is None


def test_the_places_are_kept_in_one_line() -> None:
    play = CATALOGUE.by_id("body-map-now").play
    assert isinstance(play, BodyMap)
    said = Said(("hands: warm, faint", "throat: tight", "nowhere"))
    assert play.kept(Walk(said=(said,))) == ("Hands: warm, faint. Throat: tight. Nowhere.",)
    assert play.kept(Walk(said=(Said(),))) == ()


@pytest.mark.parametrize(
    ("found", "broken", "field"),
    [
        (b'id = "jaw"', b'id = "Jaw"', "places"),
        (b'id = "jaw"', b'id = "hands"', "places"),
        (b'id = "hands"', b'id = "palms"', "places"),
        (b'within = "head"', b'within = "skull"', "places"),
        (b'word = "tired"', b'word = "tired: so"', "sensations"),
        (b'look = "stirring"', b'look = "green"', "look"),
        (b'"buzzing"]', b'"humming"]', "at_once"),
        (b'side = "front"', b'side = "left"', "side"),
        (b'list = "', b'lists = "', "texts"),
    ],
)
def test_misshapen_words_of_the_body_are_refused_by_file_and_field(found: bytes, broken: bytes, field: str) -> None:
    assert found in DATA
    with pytest.raises(UnreadableContent, match=r"^en/body\.toml, ") as refused:
        read_body(FILE, DATA.replace(found, broken, 1))
    assert field in refused.value.field
