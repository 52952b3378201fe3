"""The recovery code: easy to type back, every slip noticed and shown, and it opens what it wrapped."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.sealed import (
    DoesNotOpen,
    RecoveryCode,
    RecoveryWrap,
    SealedError,
    UnknownFormat,
    WrongRecoveryCode,
    matches,
    open_with_recovery,
    parse_recovery_code,
    wrap_with_recovery,
)
from rekindle.sealed.recovery_code import ALPHABET, CHECK_PRIME, HAS_OTHER, HAS_U, LONG, SHORT, SLIP
from tests.sealed.fixed import KEY, PERSON, SOMEONE_ELSE, one_bit_flipped

CODES = [
    RecoveryCode(bytes(20)),
    RecoveryCode(b"\xff" * 20),
    RecoveryCode(bytes.fromhex("8dc2ab6e304470b195bfc31a23ef1e55a2f70d3c")),
]
CODE = CODES[2]
WRAP = wrap_with_recovery(KEY, CODE, PERSON)
codes = st.binary(min_size=20, max_size=20).map(RecoveryCode)


def slip_in(text: str) -> WrongRecoveryCode:
    """Give what is raised for a code that cannot be one."""
    with pytest.raises(WrongRecoveryCode) as noticed:
        parse_recovery_code(text)
    return noticed.value


def symbols(code: RecoveryCode) -> str:
    return code.text.replace("-", "")


@settings(deadline=None)
@given(codes)
def test_a_code_is_read_back_as_it_was_shown(code: RecoveryCode) -> None:
    assert parse_recovery_code(code.text) == code


def test_a_code_is_shown_as_nine_groups_of_four() -> None:
    groups = RecoveryCode.new().text.split("-")
    assert [len(group) for group in groups] == [4] * 9
    assert set("".join(groups)) <= set(ALPHABET)


@pytest.mark.parametrize("size", [0, 19, 21])
def test_a_code_of_another_size_is_a_mistake_of_the_caller(size: int) -> None:
    with pytest.raises(ValueError, match="160 bits"):
        RecoveryCode(bytes(size))


def test_a_code_is_not_its_text() -> None:
    assert parse_recovery_code(CODE.text) == CODE
    assert CODE.text != CODE
    assert CODES[0] != CODE


def test_every_new_code_is_another() -> None:
    assert len({RecoveryCode.new().text for _ in range(100)}) == 100


@settings(max_examples=30, deadline=None)
@given(codes, st.data())
def test_case_blanks_dashes_and_letters_that_look_like_numbers_do_not_matter(
    code: RecoveryCode, data: st.DataObject
) -> None:
    looks = {"0": "0Oo٠", "1": "1IiLl"}  # noqa: RUF001 - the last one is a zero, in Arabic script
    between = ["", "", " ", "-", "\n", "\t", " - ", "\u2014", "\u2011", "\u2212", "\u00a0", "\u200b", "_", "."]
    typed = ""
    for symbol in symbols(code):
        typed += data.draw(st.sampled_from(looks.get(symbol, symbol + symbol.lower())))
        typed += data.draw(st.sampled_from(between))
    assert parse_recovery_code(typed) == code


def test_wide_letters_of_an_east_asian_keyboard_are_read() -> None:
    wide = "".join(chr(ord(symbol) + 0xFEE0) for symbol in symbols(CODE))
    assert parse_recovery_code(wide) == CODE


def typos(text: str) -> Iterator[tuple[int, str]]:
    """Give every text with one other symbol, and where that is."""
    for at, right in enumerate(text):
        for other in ALPHABET.replace(right, ""):
            yield at, text[:at] + other + text[at + 1 :]


@pytest.mark.parametrize("code", CODES)
def test_every_single_wrong_symbol_is_noticed_and_never_looked_for_in_another_group(code: RecoveryCode) -> None:
    told = 0
    for at, typed in typos(symbols(code)):
        slip = slip_in(typed)
        assert slip.group in (at // 4 + 1, None)
        told += slip.group is not None
    assert told > 0.9 * 36 * 31


@pytest.mark.parametrize("code", CODES)
def test_every_swap_of_two_symbols_near_or_far_is_noticed(code: RecoveryCode) -> None:
    text = symbols(code)
    for first in range(36):
        for second in range(first + 1, 36):
            if text[first] == text[second]:
                continue
            typed = list(text)
            typed[first], typed[second] = typed[second], typed[first]
            slip_in("".join(typed))


def test_a_swap_of_neighbours_inside_a_group_names_the_group() -> None:
    text = symbols(CODE)
    assert text[8] != text[9]
    slip = slip_in(text[:8] + text[9] + text[8] + text[10:])
    assert slip.group == 3
    assert "group 3" in str(slip)


def test_no_two_wrong_symbols_can_hide_each_other() -> None:
    """A slip adds d * 32**k to the number; two that cancel would leave it a multiple of the prime."""
    single = {difference * 32**k % CHECK_PRIME for k in range(36) for difference in range(-31, 32) if difference}
    assert len(single) == 36 * 62
    assert 0 not in single


def test_a_code_can_be_written_in_one_way_only() -> None:
    zeros = CODES[0].text
    prime = "".join(ALPHABET[CHECK_PRIME >> shift & 31] for shift in (15, 10, 5, 0))
    assert zeros.endswith("-0000")
    slip_in(zeros.removesuffix("0000") + prime)


def test_slips_in_several_groups_are_noticed_without_naming_one() -> None:
    text = list(symbols(CODE))
    for at in (2, 11, 30):
        text[at] = "Z" if text[at] != "Z" else "Y"
    slip = slip_in("".join(text))
    assert (slip.group, str(slip)) == (None, SLIP)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", SHORT),
        ("-- --", SHORT),
        (CODE.text[:-1], SHORT),
        (CODE.text + "0", LONG),
        ("0" * 50_000_000, LONG),
        (CODE.text.replace(CODE.text[0], "U", 1), HAS_U),
        (CODE.text.replace(CODE.text[0], "ü", 1), HAS_OTHER),
        (CODE.text.replace(CODE.text[0], "*", 1), HAS_OTHER),
        ("мой код утерян", HAS_OTHER),
        ("\ud800", HAS_OTHER),
    ],
)
def test_what_cannot_be_a_code_is_told_why(typed: str, sentence: str) -> None:
    assert str(slip_in(typed)) == sentence


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_other_text_gets_one_sentence(text: str) -> None:
    assert str(slip_in(text)).endswith(".")


def test_the_code_opens_what_it_wrapped_in_any_way_of_typing_it() -> None:
    for typed in (CODE.text, CODE.text.lower(), symbols(CODE), CODE.text.replace("-", "  \n")):
        assert open_with_recovery(WRAP, typed, PERSON) == KEY


def test_another_code_opens_nothing_and_is_not_called_a_slip() -> None:
    with pytest.raises(WrongRecoveryCode) as refused:
        open_with_recovery(WRAP, CODES[0].text, PERSON)
    assert (str(refused.value), refused.value.group) == (WrongRecoveryCode.message, None)


def test_a_wrap_moved_to_another_person_does_not_open() -> None:
    with pytest.raises(DoesNotOpen):
        open_with_recovery(WRAP, CODE.text, SOMEONE_ELSE)


def test_a_wrap_with_any_bit_changed_does_not_open() -> None:
    for changed in one_bit_flipped(WRAP.to_bytes()):
        with pytest.raises(SealedError):
            open_with_recovery(RecoveryWrap.from_bytes(changed), CODE.text, PERSON)


def test_a_wrap_survives_as_one_blob_and_no_other_size_is_read() -> None:
    blob = WRAP.to_bytes()
    assert RecoveryWrap.from_bytes(blob) == WRAP
    for damaged in [*(blob[:size] for size in range(len(blob))), blob + b"\x00", bytes(len(blob))]:
        with pytest.raises(DoesNotOpen):
            RecoveryWrap.from_bytes(damaged)


@pytest.mark.parametrize("name", ["salt", "verifier", "wrapped"])
def test_a_damaged_column_is_refused(name: str) -> None:
    fields = {"salt": WRAP.salt, "verifier": WRAP.verifier, "wrapped": WRAP.wrapped}
    with pytest.raises(DoesNotOpen):
        RecoveryWrap(**{**fields, name: fields[name][:-1]})


def test_a_wrap_from_a_newer_program_is_left_alone() -> None:
    with pytest.raises(UnknownFormat):
        RecoveryWrap.from_bytes(b"\x02" + WRAP.to_bytes()[1:])


def test_the_drill_says_whether_a_typed_code_works() -> None:
    assert matches(WRAP, CODE.text.lower(), PERSON)
    assert not matches(WRAP, CODES[0].text, PERSON)
    assert not matches(WRAP, CODE.text[:-1], PERSON)
    assert not matches(WRAP, "", PERSON)


def test_the_drill_does_not_praise_a_code_whose_wrap_is_damaged() -> None:
    damaged = replace(WRAP, wrapped=WRAP.wrapped[:-1] + bytes([WRAP.wrapped[-1] ^ 1]))
    with pytest.raises(DoesNotOpen):
        matches(damaged, CODE.text, PERSON)
