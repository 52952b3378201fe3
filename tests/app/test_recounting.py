"""What the preferences sum up can be counted again from the practices, and never shuts anyone out when damaged."""

import pytest
from msgspec.structs import replace

from rekindle.app import practising, strain
from rekindle.app.checking import COUNTED_AGAIN, COUNTS_UNREADABLE, check_records, count_again
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.app.keys import PREFERENCES, Opened
from rekindle.app.practising import Played
from rekindle.app.recounting import recount
from rekindle.life.records import Preferences
from rekindle.method.practice import Practice
from rekindle.method.states import Stir
from rekindle.sealed import Box, Place
from tests.conftest import StillClock
from tests.keeping import damage, put_in_its_place
from tests.method.shipped import CATALOGUE

SOUNDS, TEXTURES, COLOUR = (
    CATALOGUE.by_id(name) for name in ("senses-three-sounds", "senses-textures", "ground-find-colour")
)


def play(diary: Diary, practice: Practice, stirred: Stir) -> bytes:
    done = practising.finish(diary, Played(practice, "smallest", "done"))
    practising.answer(diary, CATALOGUE, done.id, stirred)
    return done.id


def preferences(diary: Diary) -> Preferences:
    return diary.find(diary.key.derive_id(PREFERENCES), Preferences).record


@pytest.fixture
def lived(diary: Diary, clock: StillClock) -> Diary:
    """A diary in which something was too much, led further away, and was brought back."""
    for practice, stirred in ((SOUNDS, "too-much"), (TEXTURES, "further"), (COLOUR, "too-much")):
        play(diary, practice, stirred)  # type: ignore[arg-type]
    clock.pass_by(days=1)
    strain.bring_back(diary, CATALOGUE, SOUNDS)
    clock.pass_by(days=1)
    play(diary, SOUNDS, "too-much")
    play(diary, TEXTURES, "further")
    practising.finish(diary, Played(COLOUR, "smallest", "too-much"))
    return diary


def test_counts_that_are_right_are_left_as_they_are(lived: Diary) -> None:
    before = preferences(lived)
    assert before.too_much == {SOUNDS.id: 1, COLOUR.id: 2}
    assert before.further == {TEXTURES.id: 2}
    assert not recount(lived, CATALOGUE)
    assert preferences(lived) == before


def test_counts_that_are_wrong_are_made_right(lived: Diary) -> None:
    before = preferences(lived)
    row = lived.key.derive_id(PREFERENCES)
    lived.rewrite(row, Preferences, lambda one: replace(one, too_much={"never-done": 7}, further={}))
    assert recount(lived, CATALOGUE)
    assert preferences(lived) == before


def test_while_something_cannot_be_read_no_count_goes_down(lived: Diary, house: House) -> None:
    before = preferences(lived)
    damage(house, lived.person, play(lived, COLOUR, "nothing"))
    lived.rewrite(lived.key.derive_id(PREFERENCES), Preferences, lambda one: replace(one, too_much={"lost": 1}))
    assert recount(lived, CATALOGUE)
    assert preferences(lived).too_much == {**before.too_much, "lost": 1}


def test_damaged_preferences_are_made_again_from_what_is_kept(lived: Diary, house: House) -> None:
    before = preferences(lived)
    row = lived.key.derive_id(PREFERENCES)
    opened = Opened(lived.person, lived.key)
    damage(house, lived.person, row)
    assert [one.what for one in check_records(house, opened).findings] == [COUNTS_UNREADABLE]
    assert [one.what for one in count_again(house, opened)] == [COUNTED_AGAIN]
    assert check_records(house, opened).findings == []
    made = preferences(lived)
    assert made.further == before.further
    assert made.too_much == {**before.too_much, SOUNDS.id: 2}  # that it was brought back stood there alone
    assert made.at <= before.at
    assert list(count_again(house, opened)) == []


def test_preferences_of_a_newer_version_are_left_alone(lived: Diary, house: House) -> None:
    row_id = lived.key.derive_id(PREFERENCES)
    row = house.rows.find(lived.person, row_id)
    assert row is not None
    newer = b'{"kind":"preferences","v":99,"at":"2040-01-01T00:00:00Z"}'
    sealed = Box(lived.key.records).seal(newer, Place(lived.person, row_id, row.shelf, row.change))
    for kept in (sealed, b"\x63" + sealed[1:]):
        put_in_its_place(house, lived.person, row_id, kept)
        (finding,) = count_again(house, Opened(lived.person, lived.key))
        assert not finding.mended
        after = house.rows.find(lived.person, row_id)
        assert after is not None
        assert after.sealed == kept


def test_damaged_preferences_keep_nobody_from_a_practice_or_from_saying_too_much(lived: Diary, house: House) -> None:
    damage(house, lived.person, lived.key.derive_id(PREFERENCES))
    assert not strain.is_withdrawn(lived, CATALOGUE, SOUNDS)
    kept = practising.finish(lived, Played(SOUNDS, "smallest", "too-much", said=("a word",), keep=True))
    assert lived.find(kept.id, type(kept.record)).record.kept == ("a word",)
    play(lived, SOUNDS, "further")
