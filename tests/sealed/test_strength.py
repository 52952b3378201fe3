"""A new passphrase: long ones and unusual ones pass, in any script; the rest get one helpful sentence."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zxcvbn import zxcvbn

from rekindle.sealed import PassphraseTooLong, WeakPassphrase, check_strength
from rekindle.sealed.strength import REPEATED, SHORT

GUESSABLE = WeakPassphrase.message


def answer_to(passphrase: str) -> str:
    """Give the sentence a passphrase gets; none if it passes."""
    try:
        check_strength(passphrase)
    except WeakPassphrase as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize(
    "passphrase",
    [
        "river lamp slow bread",
        "River-Lamp-Slow-Bread",
        "my mother was born in march",
        "летний дождь стучит окно",
        "ein Apfel unterm Küchentisch",
        "καλοκαιρινή βροχή στο παράθυρο",
        "昨日の雨は静かに窓をたたいた",
        "窓の外で雨が歌う夜",
        "النهر يمر قرب بيت جدتي",
        "aB3$xY7!qLpW",
        "739104628571",
        "x.7-Q_9/k+2;",
        "river lamp slow bread " * 40,
    ],
)
def test_a_passphrase_that_is_hard_to_guess_passes(passphrase: str) -> None:
    check_strength(passphrase)


@pytest.mark.parametrize(
    "passphrase", ["", "   ", "............", "morning", "cat dog sun", "Tr0ub4dor&3", "雨が降る"]
)
def test_a_short_one_hears_what_works(passphrase: str) -> None:
    assert answer_to(passphrase) == SHORT


@pytest.mark.parametrize("passphrase", ["river river river river", "happy happy joy joy", "Bread bread-BREAD bread"])
def test_a_word_said_twice_counts_once(passphrase: str) -> None:
    assert answer_to(passphrase) == REPEATED


@pytest.mark.parametrize(
    "passphrase",
    [
        "passwordpassword",
        "password123456",
        "qwertyuiopasdf",
        "1234567890123",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabc",
        "iloveyousomuch",
        "a b c d",
        "to be or not to be",
        "row row row your boat",
        "one two three four",
        "Monday, Tuesday, Wednesday, Thursday",
        "four words that belong together",
        "我" * 12,
        "\ud800" * 12,
    ],
)
def test_what_many_would_think_of_is_refused(passphrase: str) -> None:
    assert answer_to(passphrase) == GUESSABLE


def test_the_passphrase_that_a_message_names_is_not_a_passphrase() -> None:
    for message in (SHORT, REPEATED, GUESSABLE):
        words = message.removesuffix(".").split(". ")[-1]
        assert answer_to(words) == GUESSABLE
        assert answer_to(words.removesuffix(" work well")) == GUESSABLE


def test_a_passphrase_above_one_kilobyte_is_too_long() -> None:
    with pytest.raises(PassphraseTooLong):
        check_strength("river lamp slow bread " * 50)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_text_passes_or_gets_one_of_three_sentences(text: str) -> None:
    assert answer_to(text) in {"", SHORT, REPEATED, GUESSABLE}


@pytest.mark.parametrize(
    ("passphrase", "reach"),
    [
        ("4@8({[<3691!|7$5+%2" + "2%+5$7|!1963<[{(8@4" + "(4{8[@<6|3!91$7%5+2", 24),
        ("river lamp slow bread, a window, my kettle, and every single night the trains go by", 72),
    ],
    ids=["signs that could be letters", "words"],
)
def test_the_estimate_looks_no_further_than_it_can_afford(
    passphrase: str, reach: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Zxcvbn raises above 72 characters, and needs seconds for 60 signs that each could be letters."""
    asked: list[str] = []

    def listening(text: str, user_inputs: tuple[str, ...]) -> object:
        asked.append(text)
        return zxcvbn(text, user_inputs=user_inputs)

    monkeypatch.setattr("zxcvbn.zxcvbn", listening)
    check_strength(passphrase)
    assert [len(text) for text in asked] == [reach]


def test_the_word_lists_are_loaded_only_when_a_passphrase_is_chosen() -> None:
    code = "import sys, rekindle.sealed; sys.exit('zxcvbn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
