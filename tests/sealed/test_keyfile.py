"""The text of a key file: read back whole, or refused in one sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.sealed import DamagedKeyFile, PersonKey, SealedError, UnknownFormat, keyfile
from tests.sealed.fixed import KEY

TEXT = keyfile.to_text(KEY)


@settings(deadline=None)
@given(st.binary(min_size=32, max_size=32).map(PersonKey))
def test_a_key_is_read_back_as_it_was_written(key: PersonKey) -> None:
    assert keyfile.from_text(keyfile.to_text(key)) == key


def test_a_key_file_has_two_plain_lines() -> None:
    first, second, end = TEXT.split("\n")
    assert first == "rekindle-key 1"
    assert [len(group) for group in second.split(" ")] == [8] * 9
    assert end == ""


@pytest.mark.parametrize(
    "kept",
    [TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT, TEXT.rstrip(), "\n\n" + TEXT + "\n \n", TEXT.replace("\n", " \n ")],
    ids=["Windows", "byte order mark", "no last line end", "blank lines", "blanks around"],
)
def test_what_an_editor_does_to_line_ends_does_not_matter(kept: str) -> None:
    assert keyfile.from_text(kept) == KEY


def test_every_changed_sign_is_noticed() -> None:
    whole = TEXT.rstrip("\n")
    for at, right in enumerate(whole):
        for other in "07afx ".replace(right, ""):
            with pytest.raises(SealedError):
                keyfile.from_text(whole[:at] + other + whole[at + 1 :])


def test_a_file_cut_anywhere_is_noticed() -> None:
    for size in range(len(TEXT.rstrip("\n"))):
        with pytest.raises(DamagedKeyFile):
            keyfile.from_text(TEXT[:size])


@pytest.mark.parametrize(
    "text",
    ["", "\n", "hello", "rekindle-key 0\n", "rekindle-key one\n", TEXT + TEXT, TEXT.upper(), "x" * 50_000_000],
)
def test_something_else_is_not_a_key_file(text: str) -> None:
    with pytest.raises(DamagedKeyFile):
        keyfile.from_text(text)


def test_a_file_from_a_newer_program_is_left_alone() -> None:
    with pytest.raises(UnknownFormat):
        keyfile.from_text(TEXT.replace("rekindle-key 1", "rekindle-key 2"))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_answered_in_plain_words(text: str) -> None:
    with pytest.raises(SealedError):
        keyfile.from_text(text)
