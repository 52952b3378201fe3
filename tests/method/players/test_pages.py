"""Pages: a start, what was written after it, lines that were picked, and a line that stays."""

from rekindle.method.players import Write
from rekindle.method.players.player import Walk
from rekindle.method.players.step import Said, Step

PAGE = Write(
    starts=("Too much just now: …", "Someone wants …"),
    ends_with="It is too much, and that is a fact.",
    keeps="words",
    close="There.",
    then=(Step(say="What do you see?", ask="A thing"),),
)


def kept(*said: Said) -> tuple[str, ...]:
    return PAGE.kept(Walk(said=said))


def test_a_page_is_its_start_and_what_was_written_after_it() -> None:
    assert kept(Said(text="the bills"))[0] == "Too much just now: the bills"


def test_another_start_takes_its_place() -> None:
    assert kept(Said(text="an answer", start="Someone wants …"))[0] == "Someone wants an answer"


def test_a_start_alone_is_not_a_page() -> None:
    assert kept(Said(text="  ")) == ()


def test_a_last_line_stays_whatever_is_written_above_it() -> None:
    said = kept(Said(text="the bills", picks=("One of these can wait.",)))
    assert said == ("Too much just now: the bills", "One of these can wait.", PAGE.ends_with)


def test_what_comes_after_the_page_is_kept_below_it() -> None:
    assert kept(Said(text="the bills"), Said(text="a lamp"))[-1] == "a lamp"


def test_the_smallest_form_is_the_page_alone() -> None:
    assert [len(PAGE.screens(Walk(smallest=small))) for small in (True, False)] == [1, 2]
