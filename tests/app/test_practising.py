"""How a practice ends, what it keeps, and the question afterwards."""

import pytest

from rekindle.app import drafts, letting_go, practising
from rekindle.app.diary import Diary
from rekindle.app.errors import NotThere, TextTooLong
from rekindle.app.practising import Played
from rekindle.life.records import LONGEST_TEXT, Flicker, PracticeDone
from rekindle.method.players.player import Walk
from rekindle.method.players.step import Said
from tests.conftest import StillClock
from tests.keeping import all_kept
from tests.method.shipped import CATALOGUE

SOUNDS = CATALOGUE.by_id("senses-three-sounds")
WORDS = CATALOGUE.by_id("words-ten")
FLICKER = CATALOGUE.by_id("hope-keep-flicker")
GRUMBLE = CATALOGUE.by_id("hope-too-slow")
BREATH = CATALOGUE.by_id("breath-three-slow")


def records(diary: Diary) -> list[object]:
    return [one.record for one in all_kept(diary)]


def test_a_practice_that_keeps_its_words_keeps_them(diary: Diary) -> None:
    done = practising.finish(diary, Played(WORDS, "smallest", "done", ("grey, late, tea",)))
    assert diary.find(done.id, PracticeDone).record.kept == ("grey, late, tea",)


def test_a_practice_that_keeps_nothing_keeps_no_word(diary: Diary) -> None:
    done = practising.finish(diary, Played(GRUMBLE, "usual", "done", ("I am tired of this",)))
    assert done.record.kept == ()


def test_a_person_may_keep_what_a_practice_would_not_and_let_go_what_it_would(diary: Diary) -> None:
    assert practising.finish(diary, Played(GRUMBLE, "usual", "done", ("so slow",), keep=True)).record.kept
    assert not practising.finish(diary, Played(WORDS, "usual", "done", ("grey",), keep=False)).record.kept


def test_a_flicker_lies_among_the_flickers_and_only_there(diary: Diary) -> None:
    done = practising.finish(diary, Played(FLICKER, "smallest", "done", ("a lump in the throat",)))
    flickers = [one for one in records(diary) if isinstance(one, Flicker)]
    assert [one.text for one in flickers] == ["a lump in the throat"]
    assert done.record.kept == ()


def test_the_same_ending_sent_twice_is_kept_once(diary: Diary) -> None:
    played = Played(FLICKER, "smallest", "done", ("a robin",))
    first, second = (practising.finish(diary, played, b"o" * 16) for _ in range(2))
    assert first == second
    assert sum(isinstance(one, Flicker) for one in records(diary)) == 1


def test_too_much_is_its_own_answer(diary: Diary) -> None:
    assert practising.finish(diary, Played(BREATH, "smallest", "too-much")).record.stirred == "too-much"


def test_the_answer_and_a_word_for_it_are_kept(diary: Diary) -> None:
    done = practising.finish(diary, Played(SOUNDS, "smallest", "done"))
    practising.answer(diary, CATALOGUE, done.id, "flicker")
    practising.add_word(diary, done.id, "nearer")
    found = diary.find(done.id, PracticeDone).record
    assert (found.stirred, found.word) == ("flicker", "nearer")


def test_a_word_longer_than_a_line_is_refused(diary: Diary) -> None:
    done = practising.finish(diary, Played(SOUNDS, "smallest", "done"))
    with pytest.raises(TextTooLong):
        practising.add_word(diary, done.id, "w" * 2001)


def test_words_that_are_not_to_be_kept_after_all_wait_as_a_page_that_was_begun(diary: Diary) -> None:
    done = practising.finish(diary, Played(WORDS, "smallest", "done", ("grey", "late")))
    practising.unkeep_words(diary, done.id)
    assert diary.find(done.id, PracticeDone).record.kept == ()
    [draft] = drafts.waiting(diary)
    assert draft.record.filled is not None
    assert (draft.record.filled.to, draft.record.filled.written) == ("/write", "grey\nlate")
    with pytest.raises(NotThere):
        practising.unkeep_words(diary, done.id)
    assert len(drafts.waiting(diary)) == 1


def test_words_that_are_let_go_are_gone_and_the_practice_stays(diary: Diary) -> None:
    done = practising.finish(diary, Played(WORDS, "smallest", "done", ("grey",)))
    practising.let_words_go(diary, done.id)
    assert diary.find(done.id, PracticeDone).record.kept == ()
    with pytest.raises(NotThere):
        practising.let_words_go(diary, b"x" * 16)


def test_words_that_are_let_go_can_come_back_for_ten_minutes_as_a_page_that_was_begun(
    diary: Diary, clock: StillClock
) -> None:
    first, second = (
        practising.finish(diary, Played(WORDS, "smallest", "done", (word, "late"))) for word in ("grey", "blue")
    )
    practising.let_words_go(diary, first.id)
    assert drafts.waiting(diary) == []
    letting_go.bring_back_last(diary)
    (page,) = drafts.waiting(diary)
    assert page.record.filled is not None
    assert page.record.filled.written == "grey\nlate"
    gone = practising.let_words_go(diary, second.id)
    assert practising.let_words_go(diary, second.id) == []
    clock.pass_by(minutes=11)
    with pytest.raises(NotThere):
        letting_go.bring_back(diary, gone)


def test_too_much_twice_within_the_hour_is_noticed(diary: Diary, clock: StillClock) -> None:
    practising.finish(diary, Played(BREATH, "smallest", "too-much"))
    clock.pass_by(minutes=59)
    assert not practising.too_much_twice(diary.recent(), clock.now)
    practising.finish(diary, Played(SOUNDS, "smallest", "too-much"))
    assert practising.too_much_twice(diary.recent(), clock.now)
    clock.pass_by(minutes=2)
    assert not practising.too_much_twice(diary.recent(), clock.now)


def test_a_page_longer_than_a_record_is_refused_whole(diary: Diary) -> None:
    with pytest.raises(TextTooLong):
        practising.finish(diary, Played(WORDS, "usual", "done", ("w" * (LONGEST_TEXT + 1),)))
    assert not [one for one in records(diary) if isinstance(one, PracticeDone)]


def test_a_flicker_longer_than_a_line_is_refused_whole(diary: Diary) -> None:
    with pytest.raises(TextTooLong):
        practising.finish(diary, Played(FLICKER, "smallest", "done", ("w" * 2001,)))
    assert not [one for one in records(diary) if isinstance(one, Flicker | PracticeDone)]


def left(practice: str, ended: practising.Ended, *said: Said) -> bool:
    """Tell whether what was said in a practice stays, where nobody chose anything."""
    one = CATALOGUE.by_id(practice)
    walk = Walk(said=said)
    return practising.stays(Played(one, "usual", ended, one.play.kept(walk), walk=walk))


@pytest.mark.parametrize(
    ("practice", "ended", "said", "stays"),
    [
        ("meaning-wonder", "done", Said(text="a potter"), False),
        ("meaning-wonder", "stopped", Said(text="a potter"), True),
        ("ground-put-away", "too-much", Said(text="grey"), False),
        ("feel-after-strong", "stopped", Said(lines=("my hands",)), True),
        ("hope-too-slow", "stopped", Said(text="so slow"), True),
        ("hope-too-slow", "stopped", Said(picks=("so slow",)), True),
        ("hope-too-slow", "done", Said(text="so slow"), True),
        ("hope-too-slow", "stopped", Said(start="I am tired of"), False),
        ("words-private-page", "stopped", Said(text="for nobody"), True),
        ("words-private-page", "done", Said(text="for nobody"), False),
        ("senses-three-sounds", "done", Said(text="rain"), True),
    ],
)
def test_what_is_written_stays_as_the_practice_says_or_until_it_is_chosen_about(
    practice: str, ended: practising.Ended, said: Said, stays: bool
) -> None:
    assert left(practice, ended, said) is stays
