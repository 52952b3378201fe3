"""What the budgets are measured with: a life of a known rate, a crowd with its tail, a visit that misses nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from bench.browsing import Fetched, FirstVisit, named_in
from bench.crowd import Round
from bench.figure import at_least, noted
from bench.lives import OPENED, a_life
from bench.serving import Answer
from rekindle.app.diary import recent_shelves
from rekindle.life.records import shelf_of

PRACTICES = ("senses-one-sound", "rest-let-down")

PAGE = """
<link rel="icon" href="/static/mark.svg"><link rel="stylesheet" href="/static/a.css"><link rel="next" href="/later">
<script type="module" src="/static/page.js"></script><a href="/elsewhere">A link waits</a>
<svg><use href="#inside"></use><use href="/static/sprite.svg#one"></use></svg><img src="https://example.org/far.png">
"""
STYLE = '@import "b.css"; @font-face { src: local("Voice"), url("../fonts/voice.woff2") format("woff2") }'
SCRIPT = 'import { go } from "./go.js"; import "./leave.js"; const later = await import("./later.js"); export { go };'


def answer(kind: str, text: str) -> Answer:
    return Answer(200, {"content-type": kind}, text.encode(), len(text))


@pytest.mark.parametrize("now", [datetime(2026, 3, 1, 0, 5, tzinfo=UTC), datetime(2026, 8, 31, 23, 0, tzinfo=UTC)])
def test_today_opens_as_many_records_of_a_made_up_life_on_every_day(now: datetime) -> None:
    life = list(a_life(now, 1_000, PRACTICES))
    recent = set(recent_shelves(now))
    assert len(life) == 1_000
    assert sum(shelf_of(record) in recent for record in life) == OPENED
    assert all(record.at.date() < now.date() for record in life)


def test_a_longer_life_has_the_same_daily_rate() -> None:
    now = datetime(2026, 6, 15, 10, 0, tzinfo=UTC)
    short, long = (list(a_life(now, records, PRACTICES)) for records in (600, 6_000))
    day = timedelta(days=1)
    days = [(life[0].at - life[-1].at) / day for life in (short, long)]
    assert days[1] / days[0] == pytest.approx(10, rel=0.01)


def test_a_figure_of_which_more_is_better_holds_from_its_least() -> None:
    assert at_least("rate", 100, "pages/s", least=100).holds
    assert not at_least("rate", 99.9, "pages/s", least=100).holds


def test_a_figure_without_a_budget_is_not_judged() -> None:
    assert noted("rate", 1, "pages/s").cells()[-2:] == ("", "")


def test_the_tail_is_what_one_page_in_a_hundred_exceeds() -> None:
    waits = [0.010] * 98 + [0.030, 0.500]
    assert Round(waits, cpu=1.0, clock=2.0).tail == pytest.approx(3)
    assert Round(waits, cpu=1.0, clock=2.0).rate == 100
    assert Round(waits, cpu=1.0, clock=2.0).rate_by_clock == 50


def test_a_page_is_followed_to_all_that_a_browser_fetches_by_itself() -> None:
    assert named_in(answer("text/html; charset=utf-8", PAGE)) == [
        "/static/mark.svg",
        "/static/a.css",
        "/static/page.js",
        "/static/sprite.svg#one",
        "https://example.org/far.png",
    ]


def test_style_sheets_and_scripts_are_followed_too() -> None:
    assert named_in(answer("text/css", STYLE)) == ["b.css", "../fonts/voice.woff2"]
    assert named_in(answer("text/javascript", SCRIPT)) == ["./go.js", "./leave.js", "./later.js"]
    assert named_in(answer("image/svg+xml", "<svg/>")) == []


def test_fonts_scripts_and_the_rest_are_counted_apart() -> None:
    fetched = (
        Fetched("/", "text/html", 100),
        Fetched("/page.js", "text/javascript", 20),
        Fetched("/voice.woff2", "font/woff2", 7),
    )
    visit = FirstVisit(fetched, foreign=())
    assert (visit.size(fonts=False), visit.size(fonts=False, scripts_only=True), visit.size(fonts=True)) == (
        120,
        20,
        7,
    )
