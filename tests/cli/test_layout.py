"""Lines by the room they take: no line too wide where it can be broken, nothing lost, wide signs counted as two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.cli.layout import padded, width_of, wrapped

WORDS = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1))


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("plain", 5),
        ("雨の音", 6),
        ("\N{FULLWIDTH LATIN SMALL LETTER F}", 2),
        ("e\N{COMBINING ACUTE ACCENT}", 1),
        ("שלום", 4),
        ("🌙", 2),
        ("a\u200db", 2),
    ],
)
def test_the_room_a_text_takes(text: str, width: int) -> None:
    assert width_of(text) == width
    assert width_of(padded(text, 20)) == 20


@given(WORDS, st.integers(10, 100))
def test_no_sign_is_lost_by_breaking(words: list[str], width: int) -> None:
    assert "".join(wrapped(" ".join(words), width)).replace(" ", "") == "".join(words)


@given(WORDS, st.integers(10, 100))
def test_no_line_is_too_wide_unless_one_word_is(words: list[str], width: int) -> None:
    for line in wrapped(" ".join(words), width):
        assert width_of(line) <= width or " " not in line


def test_a_line_that_fits_stays_as_it_is() -> None:
    assert wrapped("   indented,  with   room", 40) == ["   indented,  with   room"]


def test_chinese_and_japanese_break_between_signs() -> None:
    lines = wrapped("雨の音がする。窓の外で、静かに、長いあいだ降っている。", 20)
    assert len(lines) > 2
    assert all(width_of(line) <= 20 for line in lines)


def test_an_address_stays_whole() -> None:
    address = "https://example.org/" + "x" * 60
    assert address in wrapped(f"see {address} there", 30)
