"""Two ways to write the same word are found by each other, in any script; two different words are not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.life.search.folding import fold, letters


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("kuche", "Küche"),
        ("kuche", "Ku\u0308che"),
        ("strasse", "Straße"),
        ("STRASSE", "straße"),
        ("isik", "IŞIK"),
        ("ışık", "Isik"),
        ("istanbul", "İstanbul"),
        ("odysseus", "ＯＤＹＳＳＥＵＳ"),
        ("οδυσσευσ", "Ὀδυσσεύς"),
        ("ΟΔΥΣΣΕΥΣ", "Οδυσσεύς"),
        ("еще", "ещё"),
        ("дождь", "До\u0301ждь"),
        ("lodz", "Łódź"),
        ("smorrebrod", "smørrebrød"),
        ("coeur", "cœur"),
        ("viet nam", "Việt\u00a0Nam"),
        ("כותב", "כּוֹתֵב"),
        ("كتب", "كَتَبَ"),
        ("كتب", "كــتــب"),
        ("احمد", "أحمد"),
        ("کتاب", "كتاب"),
        ("میخواهم", "می\u200cخواهم"),
        ("カメラ", "ｶﾒﾗ"),
        ("ガラス", "ｶﾞﾗｽ"),
        ("한글", unicodedata.normalize("NFD", "한글")),
        ("क़लम", unicodedata.normalize("NFC", "क़लम")),
        ("can't tell", "can’t tell"),
        ("geht's", "geht´s"),
        ("half-light", "half\u2011light"),
        ("fine", "ﬁne"),
        ("cooperate", "co\u00adoperate"),
        ("❤", "❤\ufe0f"),
        ("warm bread", "warm\n\t bread"),
        ("warm bread", "warm\u3000bread"),
    ],
)
def test_a_word_is_the_same_however_it_is_written(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("か", "が"),
        ("は", "ぱ"),
        ("가", "각"),
        ("мои", "мой"),
        ("кит", "кїт"),
        ("कम", "काम"),
        ("มา", "ม่า"),
        ("سوال", "سؤال"),
        ("ක", "කි"),
    ],
)
def test_a_mark_that_makes_another_letter_stays(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_letter_is_not_taken_for_the_one_it_is_made_of() -> None:
    assert "か" not in fold("がく")
    assert "가" not in fold("각")
    assert "мои" not in fold("мой")


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_the_way_a_text_is_composed_makes_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_in_plain_ascii_only_capitals_and_blanks_fold(text: str) -> None:
    assert fold(text) == " ".join(text.lower().split())


@given(st.text(), st.text())
def test_folding_a_part_gives_a_part(before: str, after: str) -> None:
    assert letters(f"{before} kettle {after}") == f"{letters(before)} kettle {letters(after)}"
