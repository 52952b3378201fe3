"""A box opens in its own place, unchanged, under its own key, and tells nothing but its step of size."""

import threading

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rekindle.sealed import Box, DoesNotOpen, Place, SealedError, UnknownFormat
from tests.sealed.fixed import ANOTHER_KEY, KEY, PLACE, SOMEONE_ELSE, one_bit_flipped

BOX = Box(KEY.records)
PLAIN = "Der Fluß war heute lauter.".encode()
SEALED = BOX.seal(PLAIN, PLACE)

places = st.builds(
    Place,
    person=st.binary(max_size=4),
    record=st.binary(min_size=16, max_size=16),
    shelf=st.text(max_size=4),
    change=st.integers(0, 2**64 - 1),
    part=st.integers(0, 2**32 - 1),
    last=st.booleans(),
)


@settings(deadline=None)
@given(st.binary(max_size=4096), places)
def test_what_was_sealed_comes_back_whatever_it_is_and_wherever_it_lies(plain: bytes, place: Place) -> None:
    assert BOX.open(BOX.seal(plain, place), place) == plain


def test_a_megabyte_comes_back() -> None:
    plain = bytes(range(256)) * 4096
    assert BOX.open(BOX.seal(plain, PLACE), PLACE) == plain


def test_zeros_at_the_end_are_not_taken_for_padding() -> None:
    plain = b"\x00" * 300
    assert BOX.open(BOX.seal(plain, PLACE), PLACE) == plain


def test_the_same_text_never_looks_the_same_twice() -> None:
    assert len({BOX.seal(PLAIN, PLACE)[13:] for _ in range(50)}) == 50


@pytest.mark.parametrize(("shortest", "longest", "size"), [(0, 252, 285), (253, 508, 541), (509, 764, 797)])
def test_all_lengths_inside_one_step_give_one_size(shortest: int, longest: int, size: int) -> None:
    sizes = {len(BOX.seal(b"x" * length, PLACE)) for length in range(shortest, longest + 1)}
    assert sizes == {size}


def test_a_box_with_any_bit_changed_does_not_open() -> None:
    for changed in one_bit_flipped(SEALED):
        with pytest.raises(SealedError):
            BOX.open(changed, PLACE)


def test_a_box_cut_or_grown_at_any_place_does_not_open() -> None:
    for damaged in [*(SEALED[:size] for size in range(len(SEALED))), SEALED + b"\x00"]:
        with pytest.raises(DoesNotOpen):
            BOX.open(damaged, PLACE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        PLACE._replace(person=SOMEONE_ELSE),
        PLACE._replace(record=bytes(16)),
        PLACE._replace(shelf="2026-06"),
        PLACE._replace(shelf="standing"),
        PLACE._replace(change=2),
        PLACE._replace(change=4),
        PLACE._replace(part=1),
        PLACE._replace(last=False),
    ],
    ids=["person", "record", "month", "shelf", "older", "newer", "part", "last"],
)
def test_a_box_in_another_place_or_beside_another_change_does_not_open(elsewhere: Place) -> None:
    with pytest.raises(DoesNotOpen):
        BOX.open(SEALED, elsewhere)


@settings(deadline=None)
@given(places, places)
def test_a_box_opens_in_no_place_but_its_own(here: Place, there: Place) -> None:
    assume(here != there)
    with pytest.raises(DoesNotOpen):
        BOX.open(BOX.seal(PLAIN, here), there)


def test_a_whole_older_row_put_back_does_open_because_no_seal_can_tell() -> None:
    before, after = PLACE._replace(change=4), PLACE._replace(change=5)
    older = BOX.seal(b"as it was", before)
    BOX.seal(b"as it is", after)
    assert BOX.open(older, before) == b"as it was"


def test_letters_cannot_wander_from_the_person_to_the_shelf() -> None:
    here = PLACE._replace(person=b"ab", shelf="c")
    with pytest.raises(DoesNotOpen):
        BOX.open(BOX.seal(PLAIN, here), PLACE._replace(person=b"a", shelf="bc"))


def test_another_persons_key_opens_nothing() -> None:
    with pytest.raises(DoesNotOpen):
        Box(ANOTHER_KEY.records).open(SEALED, PLACE)


@settings(deadline=None)
@given(st.binary(max_size=600))
def test_bytes_that_were_never_sealed_do_not_open(noise: bytes) -> None:
    with pytest.raises(SealedError):
        BOX.open(noise, PLACE)


def test_a_box_from_a_newer_program_is_left_alone() -> None:
    with pytest.raises(UnknownFormat):
        BOX.open(b"\x02" + SEALED[1:], PLACE)


@pytest.mark.parametrize(
    "impossible",
    [
        PLACE._replace(record=b"short"),
        PLACE._replace(record=bytes(17)),
        PLACE._replace(change=-1),
        PLACE._replace(change=2**64),
        PLACE._replace(part=-1),
        PLACE._replace(shelf="x" * 70_000),
        PLACE._replace(shelf="\ud800"),
        PLACE._replace(person=bytes(70_000)),
    ],
)
def test_nothing_is_sealed_for_or_opened_in_a_place_that_cannot_be(impossible: Place) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - a caller's mistake; no person reads it
        BOX.seal(PLAIN, impossible)
    with pytest.raises(DoesNotOpen):
        BOX.open(SEALED, impossible)


@pytest.mark.parametrize("key", [b"", bytes(16), bytes(31), bytes(33)])
def test_a_key_of_another_size_is_a_mistake_of_the_caller(key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Box(key)


def test_threads_share_one_box() -> None:
    wrong: list[int] = []

    def work(number: int) -> None:
        plain = bytes([number]) * 300
        place = PLACE._replace(change=number)
        wrong.extend(number for _ in range(300) if BOX.open(BOX.seal(plain, place), place) != plain)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
