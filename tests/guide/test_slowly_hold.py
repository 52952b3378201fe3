"""Random lives with the whole catalogue try to get past the rules that look further back, and those of what ships."""

from collections.abc import Callable
from datetime import date, timedelta

from rekindle.guide import slowly
from rekindle.guide.gates import has_what_it_needs
from rekindle.guide.order import in_order
from rekindle.life.records import CheckIn, Offer, PracticeDone
from rekindle.method.players import Letter, Message, Plan
from rekindle.method.practice import Naming, Practice
from tests.guide.claims import hard_day, in_lives, is_back_after_long, night, not_safe_lately, strained, tense
from tests.guide.lives import LATELY, WEEKS_AGO, Life
from tests.method.shipped import CATALOGUE, PRACTICES

DAY = timedelta(days=1)
OTHERS = [practice.id for practice in PRACTICES if practice.vulnerability]
DEEP = [practice.id for practice in PRACTICES if practice.inward >= 2]
LIVING = ("done", "offered", "kept", "stirred-further", "energy-some")


def named_for(naming: Naming) -> set[str]:
    return {practice.id for practice in PRACTICES if naming in practice.named_for}


def well(life: Life) -> list[PracticeDone]:
    return [one for one in life.done if one.ended == "done" and one.practice in CATALOGUE and not further(one)]


def further(one: PracticeDone) -> bool:
    return strained(one) or one.stirred == "further"


def days_ago(life: Life, one: PracticeDone | Offer | CheckIn) -> int:
    return (life.now.date() - one.at.date()).days


def met(life: Life) -> list[PracticeDone | Offer]:
    return [*life.done, *life.offers]


# What ships.


def test_the_rules_name_these_practices_and_no_others() -> None:
    assert named_for("night") == {
        "music-one-instrument",
        "notice-park-worry",
        "kind-not-today",
        "hope-keep-flicker",
        "care-hard-day",
        "feel-after-strong",
        "people-nobody-yet",
    }
    assert named_for("hard-day") == {"care-hard-day"}
    assert named_for("tense") == {"move-slow-walk"}
    assert named_for("instead-of-grounding") == {"senses-watch-moving", "move-ten-steps"}
    assert named_for("by-hand") == {
        "senses-textures",
        "senses-cool-thing",
        "body-hands-only",
        "body-warm-hands",
        "breath-finger-trace",
    }
    assert named_for("outward") == {"senses-textures"}


def test_what_is_marked_for_the_small_hours_may_come_at_night() -> None:
    bed = [practice for practice in PRACTICES if practice.small_hours]
    assert len(bed) == 16
    for practice in bed:
        assert practice.energy == 0
        assert "night" not in practice.not_for
        named = "night" in practice.named_for or practice.id == "make-colour-today"
        assert practice.family in {"rest", "grounding", "senses", "body", "breath"} or named


def test_the_quiet_list_is_the_decided_one() -> None:
    quiet = [practice for practice in PRACTICES if practice.quiet]
    assert len(quiet) == 19
    assert all(practice.vulnerability == 0 and practice.energy == 0 for practice in quiet)


def test_what_stands_in_for_grounding_and_where_one_looks_outward_is_outward() -> None:
    for practice_id in named_for("instead-of-grounding") | named_for("outward"):
        assert CATALOGUE.by_id(practice_id).inward == 0
    for practice in PRACTICES:
        assert CATALOGUE.outward_of(practice).inward == 0


# For every life, with all that ships.


@in_lives(*LIVING, catalogue=CATALOGUE)
def test_nothing_that_is_opened_by_choice_alone_is_ever_offered(life: Life) -> int:
    left = life.left
    for practice in left:
        assert "asked-for" not in practice.needs
        assert practice.inward < 3
        assert not practice.leaves_no_trace
    return len(left)


@in_lives("not-safe", catalogue=CATALOGUE)
def test_no_letter_comes_for_seven_days_after_not_safe(life: Life) -> int:
    left = life.left if not_safe_lately(life) else []
    assert not any(isinstance(practice.play, Letter) for practice in left)
    return len(left)


@in_lives("stirred-further", "too-much", catalogue=CATALOGUE)
def test_what_stung_today_is_left_for_today(life: Life) -> int:
    stung = {
        code
        for one in life.done
        if further(one) and life.holds(one) and one.practice in CATALOGUE
        for code in CATALOGUE.by_id(one.practice).not_for
    } & {"burnout", "kindness-hurts", "rumination"}
    left = life.left_by(slowly.keeps_away_from_what_stung_today)
    assert all(stung.isdisjoint(practice.not_for) for practice in left)
    return len(stung)


@in_lives(*LIVING, catalogue=CATALOGUE)
def test_nothing_with_others_comes_within_three_days_of_the_last(life: Life) -> int:
    lately = [one for one in met(life) if one.practice in OTHERS and days_ago(life, one) < 3]
    if not lately:
        return 0
    left = life.left_by(slowly.leaves_days_between_others)
    assert all(practice.vulnerability == 0 for practice in left)
    return len(lately)


@in_lives("done", "kept", catalogue=CATALOGUE)
def test_what_has_a_paper_rung_waits_for_it(life: Life) -> int:
    papers = {one.practice for one in life.done if one.ended == "done"}
    left = life.left_by(slowly.comes_after_its_paper_rung)
    with_paper = [p for p in left if isinstance(p.play, Message | Plan) and p.play.paper and p.vulnerability]
    assert all(isinstance(p.play, Message | Plan) and p.play.paper in papers for p in with_paper)
    return len(CATALOGUE) - len(left)


@in_lives("done", "kept", "stirred-nothing", "stirred-further", catalogue=CATALOGUE)
def test_a_rung_is_never_skipped(life: Life) -> int:
    went_well = well(life)
    left = life.left_by(slowly.skips_no_rung_towards_others)
    for practice in left:
        below = [
            one for one in went_well if CATALOGUE.by_id(one.practice).vulnerability == practice.vulnerability - 1
        ]
        assert practice.vulnerability < 2 or len(below) >= 2
    return len(CATALOGUE) - len(left)


@in_lives("done", "kept", "stirred-nothing", "stirred-further", catalogue=CATALOGUE)
def test_depth_waits_for_three_near_the_surface_and_comes_once_a_day(life: Life) -> int:
    shallow = [one for one in well(life) if CATALOGUE.by_id(one.practice).inward <= 1]
    deep_today = [one for one in met(life) if one.practice in DEEP and life.today(one)]
    left = life.left_by(slowly.goes_deep_once_a_day_after_shallow_ones)
    if any(practice.inward >= 2 for practice in left):
        assert len(shallow) >= 3
        assert deep_today == []
    return 1 if len(shallow) >= 3 else 0


@in_lives("flicker", catalogue=CATALOGUE, ago=WEEKS_AGO)
def test_after_a_long_absence_all_is_light(life: Life) -> int:
    left = life.left if is_back_after_long(life) else []
    for practice in left:
        assert practice.energy <= 1
        assert practice.inward <= 1
        assert practice.vulnerability == 0
        assert "low-day" not in practice.not_for
        assert practice.family != "understanding"
    return len(left)


@in_lives("felt-much", "warm", "stirred-lot", catalogue=CATALOGUE)
def test_the_day_after_a_good_day_nothing_is_harder_than_it_ever_was(life: Life) -> int:
    yesterday = life.now.date() - DAY
    good = [
        one
        for one in life.check_ins
        if one.at.date() == yesterday and ({"warm", "tender"} & set(one.states) or (one.felt or 0) >= 0.75)
    ]
    stirred = [one for one in life.done if one.at.date() == yesterday and one.stirred == "lot"]
    if not good and not stirred:
        return 0
    before = [
        CATALOGUE.by_id(one.practice)
        for one in life.done
        if one.ended == "done" and one.at.date() < life.now.date() and one.practice in CATALOGUE
    ]
    for practice in life.left_by(slowly.is_no_harder_the_day_after_a_good_day):
        assert practice.vulnerability <= max((one.vulnerability for one in before), default=0)
        assert practice.inward <= max((one.inward for one in before), default=1) or practice.inward <= 1
    return 1


def heavy_days(life: Life, first: int, last: int) -> set[date]:
    said = [one for one in life.check_ins if "heavy" in one.states or one.not_safe]
    days = [*(one.at.date() for one in said), *(one.at.date() for one in life.done if further(one))]
    return {day for day in days if first <= (life.now.date() - day).days <= last}


@in_lives("heavy", "two-tiles", "not-safe", "too-much", catalogue=CATALOGUE)
def test_in_heavier_weeks_nothing_is_deep_or_close(life: Life) -> int:
    lately, before = heavy_days(life, 0, 13), heavy_days(life, 14, 27)
    if len(lately) < 5 or len(lately) < 2 * len(before):
        return 0
    for practice in life.left_by(slowly.is_lighter_in_heavier_weeks):
        assert practice.inward <= 1
        assert practice.vulnerability <= 1
    return 1


@in_lives("nothing", "felt-little", "felt-much", "heavy", catalogue=CATALOGUE, ago=LATELY)
def test_the_cards_for_the_day_after_a_good_day_need_both_days(life: Life) -> int:
    cards = [practice for practice in life.left_by(has_what_it_needs) if "after-good-day" in practice.needs]
    if cards:
        assert {1} & {*(days_ago(life, one) for one in life.check_ins), *(days_ago(life, one) for one in life.done)}
        assert 0 in {days_ago(life, one) for one in life.check_ins}
    return len(cards)


@in_lives("heavy", "tight", "not-safe", "flicker", catalogue=CATALOGUE)
def test_when_nothing_is_tried_out_the_lightest_that_never_strained_stands_first(life: Life) -> int:
    careful = night(life) or hard_day(life) or tense(life) or not_safe_lately(life) or is_back_after_long(life)
    if not careful or any(life.holds(one) for one in life.done if strained(one)):
        return 0
    left, situation = life.left, life.situation
    if not left:
        return 0
    first = in_order(left, situation)[0]
    named = _named_first(life, left)
    lightest = min((p.inward, p.energy, p.seconds_smallest) for p in named)
    assert (first.inward, first.energy, first.seconds_smallest) == lightest
    return 1


def _named_first(life: Life, left: list[Practice]) -> list[Practice]:
    """Give those that the first rule with any to name names: after telling, on a hard day, when tense, at night."""
    namings: list[tuple[bool, Callable[[Practice], bool]]] = [
        (True, lambda p: "after-telling" in p.needs),
        (hard_day(life), lambda p: "hard-day" in p.named_for),
        (tense(life), lambda p: p.family == "grounding"),
        (night(life), lambda p: p.family == "rest"),
    ]
    return next((named for holds, names in namings if holds and (named := [p for p in left if names(p)])), left)
