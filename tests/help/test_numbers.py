"""Phone and text cells: every form the list knows, and what is refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.help.errors import NumberError
from rekindle.help.numbers import Number, Text, parse_numbers, parse_texts


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("", ()),
        ("988", (Number("", "988", "988"),)),
        ("116 123", (Number("", "116 123", "116123"),)),
        ("1-800-668-6868", (Number("", "1-800-668-6868", "18006686868"),)),
        ("+7 495 989 50 50", (Number("", "+7 495 989 50 50", "+74959895050"),)),
        ("*4141", (Number("", "*4141", "*4141"),)),
        ("999; 112", (Number("", "999", "999"), Number("", "112", "112"))),
        ("0800 0767; *0767", (Number("", "0800 0767", "08000767"), Number("", "*0767", "*0767"))),
        ("116 (ambulance); 110 (police)", (Number("ambulance", "116", "116"), Number("police", "110", "110"))),
        ("119 (ambulance, fire)", (Number("ambulance, fire", "119", "119"),)),
        ("988 (press 1)", (Number("press 1", "988", "988"),)),
        ("119 (ext 8)", (Number("ext 8", "119", "119"),)),
    ],
)
def test_each_form_of_a_phone_cell_gives_its_numbers(cell: str, numbers: tuple[Number, ...]) -> None:
    assert parse_numbers(cell) == numbers


def test_a_label_is_never_dialled() -> None:
    (number,) = parse_numbers("119 (ext 8)")
    assert number.address == "tel:119"


@pytest.mark.parametrize(
    "cell",
    [
        "911 or 112",
        "9",
        "*#06#",
        "**21*5551234#",
        "*21*5551234",
        "112#",
        "112,,8",
        "+",
        "(police)",
        "110 (police",
        "110 ()",
        "110 (police) (fire)",
        "999;112",
        "999; ",
        "1\u0669\u0669",
        "tel:112",
        "112\n",
        "0" * 40,
        "<b>112</b>",
    ],
)
def test_what_is_no_number_is_refused_and_quoted(cell: str) -> None:
    with pytest.raises(NumberError, match="is not a number to call"):
        parse_numbers(cell)


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("", ()),
        ("741741", (Text("741741", "", "741741", whatsapp=False, address="sms:741741"),)),
        ("0477 13 11 14", (Text("0477 13 11 14", "", "0477131114", whatsapp=False, address="sms:0477131114"),)),
        ("SHOUT to 85258", (Text("85258", "SHOUT", "85258", whatsapp=False, address="sms:85258"),)),
        ("WhatsApp 9151 1767", (Text("9151 1767", "", "91511767", whatsapp=True, address=""),)),
        (
            "HELLO to 50808; WhatsApp 9151 1767",
            (
                Text("50808", "HELLO", "50808", whatsapp=False, address="sms:50808"),
                Text("9151 1767", "", "91511767", whatsapp=True, address=""),
            ),
        ),
    ],
)
def test_each_form_of_a_text_cell_gives_its_numbers(cell: str, texts: tuple[Text, ...]) -> None:
    assert parse_texts(cell) == texts


@pytest.mark.parametrize("cell", ["SHOUT", "SHOUT 85258", "two words to 85258", "Signal 85258", "85258?body=x"])
def test_what_is_no_number_to_write_to_is_refused_and_quoted(cell: str) -> None:
    with pytest.raises(NumberError, match="is not a number to write to"):
        parse_texts(cell)


@given(st.text() | st.from_regex(r"\A[+*#]?[0-9 ()a-z;,*#-]{0,30}\Z"))
def test_whatever_a_phone_cell_holds_only_plain_numbers_come_out(cell: str) -> None:
    try:
        numbers = parse_numbers(cell)
    except NumberError:
        return
    assert all(re.fullmatch(r"[+*]?[0-9]{2,20}", number.tel) for number in numbers)
    again = "; ".join(n.shown + (f" ({n.label})" if n.label else "") for n in numbers)
    assert again == cell


@given(st.text() | st.from_regex(r"\A(WhatsApp |[A-Z]{1,6} to )?[0-9 ]{0,20}\Z"))
def test_whatever_a_text_cell_holds_only_plain_numbers_come_out(cell: str) -> None:
    try:
        texts = parse_texts(cell)
    except NumberError:
        return
    assert all(re.fullmatch(r"[+*]?[0-9]{2,20}", text.number) for text in texts)
    assert all(text.address in {"", f"sms:{text.number}"} for text in texts)
