"""The catalogue: what ships agrees with what was decided, and a broken file is refused by its name."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle import content
from rekindle.method.catalogue import Catalogue, read_catalogue
from rekindle.method.decoding import decode
from rekindle.method.errors import ContentError, UnknownPractice, UnreadableContent
from rekindle.method.players import Breath, Senses
from rekindle.method.practice import Practice
from tests.method.shipped import CATALOGUE, ELEMENTS, PRACTICES

FACTS_FILE = Path(__file__).with_name("catalogue_facts.csv")
"""The facts as they were decided, kept apart from the content files: a slip in one shows against the other."""

WORDS_TEN = content.read("en/practices/words-ten.toml")
COLOUR = content.read("en/practices/ground-find-colour.toml")


def facts_of(practice: Practice) -> dict[str, str]:
    listed = {name: " ".join(getattr(practice, name)) for name in ("elements", "needs", "not_for")}
    plain = ("id", "family", "seconds_smallest", "energy", "inward", "vulnerability", "place", "outward_twin")
    return {
        **{name: str(getattr(practice, name)) for name in plain},
        "number": str(practice.number),
        "player": str(practice.play.__struct_config__.tag),
        "evidence": practice.evidence,
        "elements": listed["elements"],
        "needs": listed["needs"] or "none",
        "not_for": listed["not_for"] or "none",
        "minutes_usual": f"{practice.minutes_usual:g}",
        "prior": f"{practice.prior:.2f}",
        "quiet": "yes" if practice.quiet else "no",
        "small_hours": "yes" if practice.small_hours else "no",
    }


def seconds_played(practice: Practice) -> tuple[int, int] | None:
    """Give how long the smallest and the usual form of a breath take; other players wait for the person."""
    if not isinstance(practice.play, Breath):
        return None
    one_round = sum(beat.seconds for beat in practice.play.beats)
    return practice.play.rounds_smallest * one_round, practice.play.rounds_usual * one_round


def refusal(*files: tuple[str, bytes]) -> str:
    with pytest.raises(UnreadableContent) as refused:
        read_catalogue(files, ELEMENTS)
    return str(refused.value)


def test_every_shipped_practice_says_the_facts_that_were_decided() -> None:
    with FACTS_FILE.open(newline="") as file:
        decided = {row["id"]: row for row in csv.DictReader(file)}
    assert {practice.id: facts_of(practice) for practice in PRACTICES} == decided


def test_practices_come_in_the_order_of_their_numbers() -> None:
    numbers = [practice.number for practice in CATALOGUE]
    assert numbers == sorted(set(numbers))
    assert len(CATALOGUE) == len(numbers)


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda p: p.id)
def test_a_practice_is_found_by_id_and_by_number(practice: Practice) -> None:
    assert CATALOGUE.by_id(practice.id) is practice
    assert CATALOGUE.by_number(practice.number) is practice
    assert practice.id in CATALOGUE


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda p: p.id)
def test_the_smallest_form_is_never_longer_than_the_usual(practice: Practice) -> None:
    assert practice.seconds_smallest <= practice.minutes_usual * 60
    match practice.play:
        case Senses(steps=steps, steps_smallest=smallest):
            assert smallest <= len(steps)
        case Breath(rounds_smallest=smallest, rounds_usual=usual):
            assert smallest <= usual


@pytest.mark.parametrize("practice", [p for p in PRACTICES if seconds_played(p)], ids=lambda p: p.id)
def test_a_breath_takes_about_as_long_as_it_says(practice: Practice) -> None:
    smallest, usual = seconds_played(practice) or (0, 0)
    assert 0.5 <= smallest / practice.seconds_smallest <= 1.5
    assert 0.7 <= usual / (practice.minutes_usual * 60) <= 1.1


@pytest.mark.parametrize("name", ["", "words", "words-ten ", "Words-Ten", "../words-ten", "31"])
def test_an_unknown_id_is_said_plainly(name: str) -> None:
    assert name not in CATALOGUE
    with pytest.raises(UnknownPractice, match="There is no practice called"):
        CATALOGUE.by_id(name)


@pytest.mark.parametrize("number", [-1, 0, 9999, 10**30])
def test_an_unknown_number_is_said_plainly(number: int) -> None:
    with pytest.raises(UnknownPractice, match=f"There is no practice called {number}"):
        CATALOGUE.by_number(number)


def test_no_files_make_an_empty_catalogue() -> None:
    empty = read_catalogue([], ELEMENTS)
    assert isinstance(empty, Catalogue)
    assert list(empty) == []
    assert empty.named_for("in-the-body") is None


def test_a_number_used_twice_is_refused_in_the_second_file() -> None:
    twice = COLOUR.replace(b"number = 4\n", b"number = 31\n")
    said = refusal(("words-ten.toml", WORDS_TEN), ("ground-find-colour.toml", twice))
    assert said.startswith("ground-find-colour.toml, number: ")
    assert "31" in said


def test_an_id_used_twice_is_refused() -> None:
    again = WORDS_TEN.replace(b"number = 31\n", b"number = 32\n")
    said = refusal(("a/words-ten.toml", WORDS_TEN), ("b/words-ten.toml", again))
    assert said.startswith("b/words-ten.toml, id: ")


def test_a_file_not_named_after_its_practice_is_refused() -> None:
    assert refusal(("words-eleven.toml", WORDS_TEN)).startswith("words-eleven.toml, id: ")


def test_a_smallest_form_with_more_steps_than_there_are_is_refused() -> None:
    said = refusal(("ground-find-colour.toml", COLOUR.replace(b"steps_smallest = 2\n", b"steps_smallest = 8\n")))
    assert said.startswith("ground-find-colour.toml, play.steps_smallest: ")
    assert "smallest" in said


@pytest.mark.parametrize(
    ("found", "broken", "field"),
    [
        (b"number = 31\n", b"", "number"),
        (b"number = 31\n", b'number = "31"\n', "number"),
        (b"number = 31\n", b"number = 0\n", "number"),
        (b"number = 31\n", b"number = 31\nnubmer = 31\n", "nubmer"),
        (b'id = "words-ten"', b'id = "Words Ten"', "id"),
        (b"quiet = true", b'quiet = "yes"', "quiet"),
        (b"energy = 0", b"energy = 4", "energy"),
        (b"energy = 0", b"energy = 0.5", "energy"),
        (b'family = "words"', b'family = "slogans"', "family"),
        (b'elements = ["S2", "C3", "P7"]', b"elements = []", "elements"),
        (b'elements = ["S2", "C3", "P7"]', b'elements = ["writing"]', "elements[0]"),
        (b'place = "any"', b'place = "any"\nnot_for = ["mondays"]', "not_for[0]"),
        (b'place = "any"', b'place = "any"\nneeds = "safe-person"', "needs"),
        (b'player = "ten-words"', b'player = "video"', "play.player"),
        (b'player = "ten-words"', b'player = "breath"', "play.start"),
        (b'keeps = "words"', b'keeps = "all"', "play.keeps"),
        (b'keeps = "words"', b'keeps = "words"\nscore = 10', "play.score"),
        (b'tap = "no words now"', b'tap = ""', "play.tap"),
    ],
)
def test_a_misshapen_file_is_refused_by_its_name_and_field(found: bytes, broken: bytes, field: str) -> None:
    assert found in WORDS_TEN
    said = refusal(("en/words-ten.toml", WORDS_TEN.replace(found, broken)))
    assert said.startswith(f"en/words-ten.toml, {field}: ")
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("found", "broken"),
    [
        (b"number = 31\n", b"number = 31\nnumber = 31\n"),
        (b"[play]", b"[play"),
        (b"[play]", b"\xff\xfe[play]"),
    ],
)
def test_what_is_no_toml_is_refused_by_the_name_of_its_file(found: bytes, broken: bytes) -> None:
    assert found in WORDS_TEN
    assert refusal(("en/words-ten.toml", WORDS_TEN.replace(found, broken))).startswith(
        "en/words-ten.toml: this is not"
    )


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_bytes_of_any_kind_are_refused_and_never_crash(data: bytes) -> None:
    with pytest.raises(UnreadableContent, match=r"^odd\.toml[,:] "):
        decode("odd.toml", data, Practice)


def test_whatever_is_wrong_with_content_can_be_caught_as_one_kind() -> None:
    assert issubclass(UnreadableContent, ContentError)
    assert issubclass(UnknownPractice, ContentError)
