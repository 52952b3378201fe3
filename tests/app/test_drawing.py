"""A drawing is kept with its practice, sealed piece by piece; it comes and goes as a whole, and twice is once."""

from dataclasses import replace

import pytest
from django.db import connection

from rekindle.app import drawing, letting_go, practising
from rekindle.app.beside import CHUNK, SMALL, WHOLE
from rekindle.app.checking import NOT_WHOLE, check_records
from rekindle.app.diary import Diary
from rekindle.app.errors import NotReadable, NotThere
from rekindle.app.house import House
from rekindle.app.keys import Opened
from rekindle.app.leaving import remove_everything
from rekindle.app.practising import Played
from rekindle.life.records import Attachment, PracticeDone
from rekindle.life.timeline import Kept
from tests.conftest import StillClock
from tests.keeping import all_kept
from tests.method.shipped import CATALOGUE
from tests.pictures.making import drawn, large

SCRIBBLE = CATALOGUE.by_id("make-scribble")
PLAYED = Played(SCRIBBLE, "usual", "done", ("a knot", "like wool"), picture=drawn())
ONCE = b"o" * 16


def finish(diary: Diary, played: Played = PLAYED, once: bytes | None = ONCE) -> Kept[Attachment]:
    """End a practice with a drawing, and give the drawing."""
    done = practising.finish(diary, played, once)
    return diary.find(drawing.of_practice(diary, done.id), Attachment)


def drawings(diary: Diary) -> list[Attachment]:
    return [one.record for one in all_kept(diary) if isinstance(one.record, Attachment)]


def whole(diary: Diary, kept: Kept[Attachment]) -> bytes:
    return b"".join(diary.beside.pieces(kept.id, WHOLE))


def chunks() -> list[tuple[int, int, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT file, part, sealed FROM chunk ORDER BY file, part")
        return [(file, part, bytes(sealed)) for file, part, sealed in cursor.fetchall()]


def execute(statement: str, *values: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_it_is_kept_with_what_was_said_and_where_it_came_from(diary: Diary, clock: StillClock) -> None:
    kept = finish(diary)
    record = kept.record
    assert (record.at, record.practice, record.words) == (clock(), "make-scribble", "a knot\nlike wool")
    assert (record.media_type, record.width, record.height) == ("image/png", 960, 780)
    assert whole(diary, kept) == drawn().data
    assert b"".join(diary.beside.pieces(kept.id, SMALL)) == drawn().small
    (done,) = [one.record for one in all_kept(diary) if isinstance(one.record, PracticeDone)]
    assert done.kept == ()


def test_a_large_one_lies_in_pieces_and_comes_back_whole(diary: Diary) -> None:
    picture = large()
    kept = finish(diary, replace(PLAYED, picture=picture))
    parts = [part for file, part, _sealed in chunks() if file == WHOLE]
    assert parts == list(range(-(-len(picture.data) // CHUNK)))
    assert len(parts) > 2
    assert whole(diary, kept) == picture.data


def test_no_piece_shows_what_it_is_nor_how_long_it_is_to_the_byte(diary: Diary) -> None:
    finish(diary)
    for _file, _part, sealed in chunks():
        assert b"PNG" not in sealed
        assert b"IHDR" not in sealed
        assert (len(sealed) - 29) % 256 == 0


def test_the_same_drawing_sent_twice_is_kept_once(diary: Diary) -> None:
    assert finish(diary) == finish(diary)
    assert len(drawings(diary)) == 1
    assert len(chunks()) == 2


def test_who_goes_back_and_draws_on_keeps_both(diary: Diary) -> None:
    first = finish(diary)
    second = finish(diary, replace(PLAYED, picture=drawn((10, 10), (20, 400))))
    third = finish(diary, replace(PLAYED, said=("other words",)))
    assert len({first.id, second.id, third.id}) == 3
    assert sorted(one.words for one in drawings(diary)) == ["a knot\nlike wool", "a knot\nlike wool", "other words"]


def test_a_drawing_that_is_let_go_where_it_was_made_comes_back_for_ten_minutes(
    diary: Diary, house: House, clock: StillClock
) -> None:
    done = practising.finish(diary, replace(PLAYED, keep=False), ONCE)
    assert drawings(diary) == []
    assert done.record.kept == ()
    letting_go.bring_back_last(diary, "kept")
    back = diary.find(drawing.of_practice(diary, done.id), Attachment)
    assert whole(diary, back) == drawn().data
    letting_go.let_go(diary, back.id)
    clock.pass_by(minutes=11)
    house.rows.remove_set_aside(None, clock())
    assert chunks() == []


def test_what_is_let_go_comes_back_for_ten_minutes_and_then_every_piece_is_gone(
    diary: Diary, house: House, clock: StillClock
) -> None:
    kept = finish(diary)
    for minutes, back in ((9, True), (11, False)):
        letting_go.let_go(diary, kept.id)
        clock.pass_by(minutes=minutes)
        house.rows.remove_set_aside(None, clock())
        if back:
            letting_go.bring_back(diary, [kept.id])
            assert whole(diary, kept) == drawn().data
    assert chunks() == []
    with pytest.raises(NotThere):
        diary.find(kept.id, Attachment)


def test_what_is_deleted_for_good_leaves_no_piece_and_takes_none_of_another(diary: Diary) -> None:
    kept, other = finish(diary), finish(diary, once=None)
    letting_go.delete(diary, kept.id)
    assert len(chunks()) == 2
    assert whole(diary, other) == drawn().data


def test_removing_everything_leaves_no_piece(house: House, diary: Diary) -> None:
    finish(diary)
    remove_everything(house, diary.person)
    assert chunks() == []


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM chunk WHERE file = 0 AND part = (SELECT max(part) FROM chunk WHERE file = 0)",
        "DELETE FROM chunk WHERE file = 0 AND part = 0",
        "DELETE FROM chunk",
        "UPDATE chunk SET sealed = (SELECT sealed FROM chunk WHERE part = 1) WHERE file = 0 AND part = 0",
        "UPDATE chunk SET sealed = (SELECT sealed FROM record LIMIT 1) WHERE file = 0 AND part = 0",
        "UPDATE chunk SET sealed = (SELECT sealed FROM chunk WHERE file = 0 AND part = 0) WHERE file = 1",
        "UPDATE chunk SET change = 1",
        "UPDATE chunk SET sealed = zeroblob(length(sealed)) WHERE file = 1",
    ],
)
def test_a_piece_that_is_missing_moved_or_changed_is_noticed_and_the_doctor_tells(
    diary: Diary, house: House, harm: str
) -> None:
    kept = finish(diary, replace(PLAYED, picture=large()))
    assert drawing.is_whole(diary, kept)
    execute(harm)
    assert not drawing.is_whole(diary, kept)
    found = check_records(house, Opened(diary.person, diary.key)).findings
    assert [(one.what, one.where) for one in found] == [(NOT_WHOLE, f"record {kept.id.hex()}")]
    assert diary.find(kept.id, Attachment).record.words == "a knot\nlike wool"


def test_an_end_cut_off_is_noticed_while_it_is_read_by_who_knows_nothing_of_its_size(diary: Diary) -> None:
    kept = finish(diary, replace(PLAYED, picture=large()))
    execute("DELETE FROM chunk WHERE file = 0 AND part = (SELECT max(part) FROM chunk WHERE file = 0)")
    with pytest.raises(NotReadable):
        whole(diary, kept)


def test_a_piece_of_one_drawing_does_not_open_beside_another(diary: Diary) -> None:
    kept, other = finish(diary), finish(diary, once=None)
    execute("DELETE FROM chunk WHERE record = %s", other.id)
    execute("UPDATE chunk SET record = %s", other.id)
    for one in (kept, other):
        with pytest.raises(NotReadable):
            whole(diary, one)


def test_a_whole_home_with_drawings_is_in_order(diary: Diary, house: House) -> None:
    finish(diary)
    assert check_records(house, Opened(diary.person, diary.key)).findings == []
