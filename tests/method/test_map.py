"""The map, the chips and the notes: what ships fits the catalogue, and a slip in a file is refused by its name."""

from collections import Counter

import pytest

from rekindle import content
from rekindle.method.errors import UnreadableContent
from rekindle.method.evidence import read_evidence
from rekindle.method.map import WholeMap, read_map
from rekindle.method.needs import NeedChip, read_needs
from rekindle.method.practice import Practice
from tests.method.shipped import CATALOGUE, PRACTICES

MAP_FILE, NEEDS_FILE = content.read("en/map.toml"), content.read("en/needs.toml")
EVIDENCE_FILE = content.read("en/evidence.toml")
MAP = read_map("map.toml", MAP_FILE, CATALOGUE)
CHIPS = read_needs("needs.toml", NEEDS_FILE, CATALOGUE)
EVIDENCE = read_evidence("evidence.toml", EVIDENCE_FILE, PRACTICES)
LISTED = {practice.id for practice in PRACTICES if not practice.leaves_no_trace}


def on(whole: WholeMap) -> Counter[str]:
    return Counter(name for place in whole for path in place.paths for name in set(path.practices))


def test_the_map_has_fourteen_places_in_the_order_of_their_numbers() -> None:
    assert [place.number for place in MAP] == list(range(1, 15))


def test_every_element_of_the_method_stands_in_exactly_one_place() -> None:
    of_practices = {element for practice in PRACTICES for element in practice.elements}
    of_places = [element for place in MAP for element in place.elements]
    assert sorted(of_places) == sorted(of_practices)


def test_a_practice_has_one_home_among_the_places_it_stands_in() -> None:
    homes = {practice.id: MAP.home_of(practice) for practice in PRACTICES}
    assert {name for name, home in homes.items() if home is None} == {practice.id for practice in PRACTICES} - LISTED
    assert all(home is None or name in home for name, home in homes.items())
    named = {name: home.id for name, home in homes.items() if home is not None}
    assert (named["words-ten"], named["body-hands-only"], named["why-map"]) == ("self", "body", "why")


def test_a_practice_is_at_home_where_its_foremost_element_stands_and_not_where_it_is_listed_first() -> None:
    for name, listed, home in (
        ("breath-three-slow", "body", "here"),
        ("rest-dull-words", "here", "care"),
        ("people-no-reply", "here", "people"),
        ("say-happy-paper", "alive", "say"),
        ("care-hard-day", "care", "slow"),
    ):
        practice = CATALOGUE.by_id(name)
        assert next(place.id for place in MAP if name in place) == listed, "an example is listed elsewhere first"
        at_home = MAP.home_of(practice)
        assert at_home is not None
        assert at_home.id == home
    for practice in PRACTICES:
        at_home, foremost = MAP.home_of(practice), practice.elements[0]
        stands = [place for place in MAP if practice.id in place and foremost in place.elements]
        assert not stands or stands == [at_home], practice.id


def test_every_practice_that_stands_in_lists_stands_on_the_map_and_no_other_does() -> None:
    assert set(on(MAP)) == LISTED


def test_every_practice_stands_in_a_place_of_one_of_its_elements() -> None:
    for practice in PRACTICES:
        places = [place for place in MAP if practice.id in place]
        assert practice.id not in LISTED or any(set(place.elements) & set(practice.elements) for place in places)


def test_what_is_for_a_home_that_is_not_safe_stands_in_no_list() -> None:
    assert CATALOGUE.by_id("place-elsewhere").leaves_no_trace
    assert "place-elsewhere" not in LISTED | set(on(MAP))
    assert not any(chip.names(CATALOGUE.by_id("place-elsewhere")) for chip in CHIPS)


@pytest.mark.parametrize("name", ["body", "The Body", "4", " body "])
def test_a_place_is_found_by_id_title_or_number(name: str) -> None:
    found = MAP.by_name(name)
    assert found is not None
    assert found is MAP.by_number(4)
    assert MAP.by_name("elsewhere") is None
    assert MAP.by_number(99) is None


@pytest.mark.parametrize("chip", tuple(CHIPS), ids=lambda chip: chip.id)
def test_every_chip_leaves_some_practices_and_nothing_that_is_only_there_for_whoever_asks(chip: NeedChip) -> None:
    left = [practice for practice in PRACTICES if chip.names(practice)]
    assert len(left) >= 9
    by_rule = [practice for practice in left if practice.id not in chip.practices]
    assert not any("asked-for" in practice.needs for practice in by_rule)
    assert CHIPS.by_number(chip.number) is chip
    assert CHIPS.that_fit(chip.word) == CHIPS.that_fit(chip.id.upper()) == (chip,)


@pytest.mark.parametrize("chip", tuple(CHIPS), ids=lambda chip: chip.id)
def test_no_chip_tells_in_an_address_what_it_is_about(chip: NeedChip) -> None:
    assert 1 <= chip.number <= 99


def test_for_too_much_everything_is_light_and_near_the_outside() -> None:
    (chip,) = CHIPS.that_fit("too-much")
    left = [practice for practice in PRACTICES if chip.names(practice)]
    assert max(practice.inward for practice in left) <= 1
    assert max(practice.vulnerability for practice in left) == 0


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.id)
def test_every_practice_says_what_is_known_about_it_in_a_few_sentences(practice: Practice) -> None:
    note = EVIDENCE.of(practice)
    assert 1 <= note.known.count(". ") + 1 <= 3


def test_only_where_nothing_was_found_there_is_no_source() -> None:
    assert {number for number, note in EVIDENCE.notes.items() if not note.source} == {"7", "none"}


@pytest.mark.parametrize(
    ("found", "broken", "says"),
    [
        (b"number = 2\n", b"number = 1\n", "the number 1 stands there twice"),
        (b'id = "why"', b'id = "seeing"', "the id seeing stands there twice"),
        (b'"T6"]', b'"T6", "R1"]', "the element R1 stands there twice"),
        (b'"people-nobody-yet"]', b'"people-somebody"]', "there is no practice called people-somebody"),
        (b'"people-nobody-yet"]', b'"place-elsewhere"]', "place-elsewhere leaves no trace"),
        (b"[[places.paths]]", b"[[places.ways]]", "ways"),
    ],
)
def test_a_slip_in_the_map_is_refused(found: bytes, broken: bytes, says: str) -> None:
    assert found in MAP_FILE
    with pytest.raises(UnreadableContent, match=rf"^map\.toml, places.*{says}"):
        read_map("map.toml", MAP_FILE.replace(found, broken, 1), CATALOGUE)


@pytest.mark.parametrize(
    ("found", "broken", "says"),
    [
        (b"number = 2\n", b"number = 1\n", "stands there twice"),
        (b'id = "lonely"', b'id = "too-much"', "stands there twice"),
        (b'rule = "quiet"\n', b"", "at-work names neither practices nor a rule"),
        (b'rule = "quiet"', b'rule = "loud"', "rule"),
        (b'"rest-three-am"', b'"rest-four-am"', "there is no practice called rest-four-am"),
    ],
)
def test_a_slip_in_the_chips_is_refused(found: bytes, broken: bytes, says: str) -> None:
    assert found in NEEDS_FILE
    with pytest.raises(UnreadableContent, match=rf"^needs\.toml, chips.*{says}"):
        read_needs("needs.toml", NEEDS_FILE.replace(found, broken, 1), CATALOGUE)


def test_a_practice_whose_note_is_missing_is_told() -> None:
    with pytest.raises(UnreadableContent, match=r"^evidence\.toml, notes: there is no note 3, which \w"):
        read_evidence("evidence.toml", EVIDENCE_FILE.replace(b"[notes.3]\n", b"[notes.93]\n"), PRACTICES)
