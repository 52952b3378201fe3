"""What is printed: harmless whatever stood in it, wrapped only where a person reads, and plain for a script."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.cli.talk import Talk, harmless, in_signs_of, laid_out, laid_out_question


@given(st.text(st.characters(codec=None), max_size=200))
def test_nothing_that_is_printed_can_steer_a_terminal(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(sign) == "Cc" and sign not in "\t\n" for sign in shown)
    assert not any(sign in shown for sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "M"]), max_size=200))
def test_letters_of_every_script_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("text", ["بهار", "שלום", "日本語", "क्षत्रिय", "naïve café", "a\u200db", "👩‍🌾"])
def test_scripts_that_join_or_run_the_other_way_stay_whole(text: str) -> None:
    assert harmless(text) == text


def test_where_no_person_reads_a_paragraph_stays_one_line() -> None:
    assert laid_out("word " * 100 + "end", io.StringIO()) == "word " * 100 + "end"


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_question_is_wrapped_by_words_and_leaves_room_for_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    question = "The editor ended with a fault. Enter keeps what stands there, l and Enter lets it go: "
    asked = laid_out_question(question, _Screen())
    assert max(map(len, asked.split("\n"))) < 40
    assert asked.endswith("go: ")
    assert asked.split() == question.split()
    assert laid_out_question("A number: ", _Screen()) == "A number: "
    assert laid_out_question(question, io.StringIO()) == question
    assert laid_out_question("", _Screen()) == ""


def test_for_a_script_there_is_one_line_of_json_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    talk = Talk(as_json=True)
    talk.say("Kept.")
    talk.give(text="ä\x1b[31m\u202e")
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ('{"text": "\\u00e4\\u001b[31m\\u202e"}\n', "Kept.\n")


@pytest.mark.parametrize(
    ("encoding", "shown"), [("utf-8", "“it\N{RIGHT SINGLE QUOTATION MARK}s” …\n"), ("ascii", '"it\'s" ...\n')]
)
def test_marks_that_a_terminal_cannot_show_become_their_plain_twins(encoding: str, shown: str) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    text = in_signs_of("“it\N{RIGHT SINGLE QUOTATION MARK}s” …\n", out)
    assert text == shown
