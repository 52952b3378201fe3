"""The words of the help and steadying pages: how they are read, and how they speak."""

import re
from collections.abc import Callable, Iterator
from statistics import median

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.help.texts import decode_help, decode_languages, decode_steady
from rekindle.method.errors import UnreadableContent
from tests.help.shipped import CONTENT, DIRECTORY, HELP, STEADY

BANNED = r"\b(shoulds?|fail\w*|commit\w*|streaks?|relapse\w*|journeys?|heal\w*|mindful\w*|success\w*|must)\b"
HELP_FILE = (CONTENT / "en" / "help.toml").read_bytes()
STEADY_FILE = (CONTENT / "en" / "steady.toml").read_bytes()


def leaves(value: object) -> Iterator[str]:
    """Every text in a tree of tables."""
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from leaves(inner)
        case list() | tuple():
            for inner in value:
                yield from leaves(inner)


TEXTS = [*leaves(msgspec.to_builtins(HELP)), *leaves(msgspec.to_builtins(STEADY))]
SENTENCES = [part for text in TEXTS for part in re.split(r"(?<=[.?:])\s+", text)]


def test_no_text_raises_its_voice() -> None:
    assert [text for text in TEXTS if "!" in text] == []


def test_no_text_uses_a_word_that_grades_or_scares() -> None:
    assert [text for text in TEXTS if re.search(BANNED, text, re.IGNORECASE)] == []


def test_no_text_speaks_as_i_or_we() -> None:
    said_by_the_person = {HELP.not_safe.steadier}
    assert [t for t in TEXTS if re.search(r"\b(I|we|our|us)\b", t) and t not in said_by_the_person] == []


def test_no_sentence_is_longer_than_twenty_words_and_most_are_short() -> None:
    lengths = [len(sentence.split()) for sentence in SENTENCES]
    assert [s for s, n in zip(SENTENCES, lengths, strict=True) if n > 20] == []
    assert median(lengths) < 12
    assert sum(n < 12 for n in lengths) > len(lengths) * 0.7


def test_no_text_starts_or_ends_with_space_or_has_straight_quotes() -> None:
    assert [text for text in TEXTS if text != text.strip() or "'" in text or '"' in text or "  " in text] == []


def test_no_text_names_a_number() -> None:
    assert [text for text in TEXTS if re.search(r"[0-9]", text)] == []


def test_the_steadying_lines_count_down_from_five() -> None:
    assert [step.count for step in HELP.steady.steps] == [5, 4, 3, 2, 1]


def test_every_service_for_any_country_says_what_it_is() -> None:
    assert set(HELP.any_country.what) == {line.service for line in DIRECTORY.international()}


def test_the_minute_is_sixty_seconds_in_six_lines_each_with_its_own_drawing() -> None:
    assert sum(line.seconds for line in STEADY.lines) == 60
    assert len({line.shape for line in STEADY.lines}) == len(STEADY.lines) == 6


def test_the_minute_keeps_the_eyes_open_and_asks_nothing_inward() -> None:
    inward = r"\b(breath\w*|heart\w*|chest|close your eyes|feel\w*|body|remember\w*|imagine)\b"
    assert [line.text for line in STEADY.lines if re.search(inward, line.text, re.IGNORECASE)] == []
    assert "eyes open" in STEADY.page.intro


def test_what_is_said_after_too_much_asks_nothing_and_blames_nobody() -> None:
    assert STEADY.too_much.first == "Stopped. That was enough. Here is something outside you."
    assert STEADY.too_much.again_within_the_hour == "Stopped. Nothing more is asked of you now."


def test_the_page_for_home_says_that_it_may_be_remembered_before_it_opens() -> None:
    assert "remember" in HELP.at_home.link_note
    assert any("Leave" in line and "does not clear" in line for line in HELP.at_home.before)


def test_not_safe_does_not_promise_that_anyone_was_called() -> None:
    assert "no call was made" in HELP.not_safe.told_nobody


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        (b'title = "Help now"\n', b"", "page.title"),
        (b'title = "Help now"', b"title = 5", "page.title"),
        (b'title = "Help now"', b'title = " "', "page.title"),
        (b'title = "Help now"', b'title = "Help {now}"', "page.title"),
        (b'title = "Help now"', b'title = "Help now"\ntitel = "x"', "page.titel"),
        (b'call = "Call {number}"', b'call = "Call"', "lines.call"),
        (b'call = "Call {number}"', b'call = "Call {number} {0}"', "lines.call"),
        (b"count = 5", b"count = 6", "steady.steps[0].count"),
    ],
)
def test_a_wrong_field_is_named_with_its_file(old: bytes, new: bytes, field: str) -> None:
    assert HELP_FILE.count(old) >= 1
    with pytest.raises(UnreadableContent) as caught:
        decode_help(HELP_FILE.replace(old, new, 1))
    assert (caught.value.file, caught.value.field) == ("help.toml", field)
    assert str(caught.value).startswith(f"help.toml, {field}: ")


def test_a_drawing_that_nobody_drew_is_refused() -> None:
    with pytest.raises(
        UnreadableContent, match=r"steady\.toml, lines\[\.\.\.\]\.shape|steady\.toml, lines\[\d\]\.shape"
    ):
        decode_steady(STEADY_FILE.replace(b'"door"', b'"lotus"'))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "missing"),
        (b"page = ", "not TOML"),
        (b"\xff", "UTF-8"),
        (b"page = " + b"[" * 100_000, "TOML|deep"),
        (b"page = 1" + b"0" * 10_000, "TOML|missing|Expected"),
    ],
)
def test_what_is_no_file_of_words_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableContent, match=why):
        decode_help(data)


@pytest.mark.parametrize("decode", [decode_help, decode_steady, decode_languages])
@given(data=st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_raise_anything_but_the_rooms_own_error(decode: Callable[[bytes], object], data: bytes) -> None:
    with pytest.raises(UnreadableContent):
        decode(data)
