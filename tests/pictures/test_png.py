"""A picture is read as if somebody had made it to do harm, and what is kept of it is its dots alone."""

import io
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from rekindle.app.errors import NotAPicture, PictureTooLarge
from rekindle.app.ports_beside import MOST_BYTES, Stroke
from rekindle.pictures.png import MOST_ACROSS, MOST_DOTS
from tests.pictures.making import GOOD, GOOD_DOTS, HIDING, HOSTILE, PICTURES, between, black, drawn, noisy, part, png


def dots(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("look", [PICTURES.take, PICTURES.check], ids=["drawn", "kept before"])
def test_what_is_no_whole_picture_is_refused_with_a_sentence(
    make: Callable[[], bytes], look: Callable[[bytes], object]
) -> None:
    with pytest.raises(NotAPicture, match=r"^[A-Z].*\.$"):
        look(make())


@given(st.binary(max_size=300).map(lambda rest: GOOD[:8] + rest) | st.binary(max_size=300))
def test_bytes_of_any_kind_are_refused_and_never_crash(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        PICTURES.take(data)


@given(st.integers(0, len(GOOD) - len(part(b"IEND", b"")) - 1), st.integers(1, 255))
def test_no_byte_before_the_end_mark_can_be_changed_unnoticed(at: int, by: int) -> None:
    with pytest.raises(NotAPicture):
        PICTURES.take(GOOD[:at] + bytes([GOOD[at] ^ by]) + GOOD[at + 1 :])


def test_more_than_five_megabytes_is_said_in_so_many_words() -> None:
    with pytest.raises(PictureTooLarge, match="5 MB"):
        PICTURES.take(GOOD + bytes(MOST_BYTES))


def test_a_picture_that_would_grow_past_five_megabytes_is_refused_as_its_copy_would_be() -> None:
    grey = io.BytesIO()
    Image.effect_noise((1_700, 1_700), 90).save(grey, "PNG")
    assert len(grey.getvalue()) < MOST_BYTES
    with pytest.raises(PictureTooLarge, match="5 MB"):
        PICTURES.take(grey.getvalue())


def test_a_bomb_is_refused_before_it_takes_any_room() -> None:
    bomb = png(30_000, 30_000, bytes(90_000))
    tracemalloc.start()
    try:
        with pytest.raises(NotAPicture):
            PICTURES.take(bomb)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("width", "height"), [(MOST_ACROSS, 1), (1, MOST_ACROSS), (2_000, MOST_DOTS // 2_000)])
def test_one_as_large_as_may_be_is_kept_and_one_dot_more_is_refused(width: int, height: int) -> None:
    kept = PICTURES.take(black(width, height))
    assert (kept.width, kept.height) == (width, height)
    larger = (width, height + 1) if height > 1 else (width + 1, height)
    with pytest.raises(NotAPicture):
        PICTURES.take(black(*larger))


def test_what_is_kept_of_a_drawing_is_its_dots_and_nothing_that_came_with_them() -> None:
    told = png(2, 1, bytes([0, 255, 0, 0, 0, 0, 255]), more=part(b"tEXt", b"Comment\0where I live"))
    kept = PICTURES.take(told + b"<script>alert(1)</script>")
    assert b"where I live" not in kept.data
    assert b"script" not in kept.data
    assert [dots(kept.data).getpixel((x, 0)) for x in (0, 1)] == [(255, 0, 0), (0, 0, 255)]


@pytest.mark.parametrize("data", HIDING.values(), ids=HIDING)
def test_a_picture_with_more_in_it_than_one_sees_is_drawn_anew_or_does_not_come_in(data: bytes) -> None:
    anew = PICTURES.take(data)
    assert PICTURES.check(anew.data) == anew
    with pytest.raises(NotAPicture):
        PICTURES.check(data)


@pytest.mark.parametrize("at", [0, 1, 5])
def test_dots_may_lie_in_several_pieces(at: int) -> None:
    packed = zlib.compress(GOOD_DOTS)
    assert PICTURES.check(between(part(b"IDAT", packed[:at]), part(b"IDAT", packed[at:]))).width == 2


def test_a_piece_that_unpacks_to_far_more_than_its_dots_takes_no_room() -> None:
    bomb = png(2, 1, GOOD_DOTS + bytes(200_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(NotAPicture):
            PICTURES.check(bomb)
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def test_what_was_kept_before_stays_as_it_is_to_the_byte() -> None:
    kept = drawn()
    again = PICTURES.check(kept.data)
    assert again == kept


def test_where_one_could_see_through_it_there_is_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (1, 1), (9, 9, 9, 0)).save(out, "PNG")
    assert dots(PICTURES.take(out.getvalue()).data).getpixel((0, 0)) == (255, 255, 255)


def test_the_small_one_is_small_and_shows_the_same() -> None:
    picture = PICTURES.take(noisy())
    small = Image.open(io.BytesIO(picture.small))
    assert small.size == (320, 320)
    assert len(picture.small) < len(picture.data) / 10


def test_lines_lie_where_they_were_put_and_pale_ones_show_what_is_below() -> None:
    strokes = [
        Stroke(((10, 50), (90, 50)), 10, "#000000"),
        Stroke(((50, 10), (50, 90)), 10, "#ff0000", 0.5),
    ]
    seen = dots(PICTURES.draw((100, 100), "#ffffff", strokes).data)
    at = {name: seen.getpixel((round(x * 1.5), round(y * 1.5))) for name, x, y in (
        ("line", 20, 50), ("paper", 20, 20), ("pale", 50, 20), ("both", 50, 50))}  # fmt: skip
    assert at["line"] == (0, 0, 0)
    assert at["paper"] == (255, 255, 255)
    assert [round(part, -1) for part in at["pale"]] == [260, 130, 130]  # type: ignore[union-attr]
    assert [round(part, -1) for part in at["both"]] == [130, 0, 0]  # type: ignore[union-attr]


def test_a_dot_that_lies_beyond_the_border_shows_as_far_as_it_is_on_the_sheet() -> None:
    seen = dots(PICTURES.draw((100, 100), "#ffffff", [Stroke(((0, 0), (0.1, 0)), 40, "#000000")]).data)
    assert seen.getpixel((2, 2)) == (0, 0, 0)
    assert seen.getpixel((60, 60)) == (255, 255, 255)
