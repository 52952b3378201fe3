"""Country names: their order, and finding one from what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.help.countries import decode_countries
from rekindle.method.errors import UnreadableContent
from tests.help.shipped import COUNTRIES, DIRECTORY


def test_the_names_stand_in_the_order_in_which_they_are_shown() -> None:
    shown = [code for code, _ in COUNTRIES.in_order(DIRECTORY.countries())]
    assert shown == list(COUNTRIES.names)


def test_an_accent_does_not_push_a_name_to_the_end() -> None:
    codes = [code for code, _ in COUNTRIES.in_order(DIRECTORY.countries())]
    ivory_coast = codes.index("CI")
    assert codes[ivory_coast - 1 : ivory_coast + 2] == ["CR", "CI", "HR"]
    assert codes.index("TR") < codes.index("TM")


def test_no_two_countries_share_a_name() -> None:
    every = [*COUNTRIES.names.values(), *(name for names in COUNTRIES.also.values() for name in names)]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("United Kingdom", ("GB",)),
        ("  united KINGDOM. ", ("GB",)),
        ("the Netherlands", ("NL",)),
        ("gb", ("GB",)),
        ("UK", ("GB",)),
        ("Scotland", ("GB",)),
        ("USA", ("US",)),
        ("U.S.A.", ()),
        ("Cote d'Ivoire", ("CI",)),
        ("Ivory Coast", ("CI",)),
        ("Turkey", ("TR",)),
        ("Österreich", ("AT",)),
        ("Niger", ("NE",)),
        ("Guinea", ("GN",)),
        ("Korea", ("KR",)),
        ("Congo", ("CG", "CD")),
        ("Trinidad & Tobago", ("TT",)),
        ("germ", ("DE",)),
        ("ge", ("GE",)),
        ("unit", ("AE", "GB", "US")),
        ("", ()),
        (" . ", ()),
        ("x", ()),
        ("Atlantis", ()),
        ("日本", ()),
    ],
)
def test_what_a_person_types_finds_the_countries_that_fit(typed: str, codes: tuple[str, ...]) -> None:
    assert COUNTRIES.find(typed) == codes


@pytest.mark.parametrize("code", DIRECTORY.countries())
def test_every_country_is_found_by_its_name_and_by_its_code(code: str) -> None:
    assert COUNTRIES.find(COUNTRIES.name(code)) == (code,)
    assert COUNTRIES.find(code) == (code,)


@given(st.text())
def test_whatever_is_typed_only_known_countries_come_out(typed: str) -> None:
    assert set(COUNTRIES.find(typed)) <= set(COUNTRIES.names)


def test_a_very_long_text_finds_nothing_and_harms_nothing() -> None:
    assert COUNTRIES.find("united " * 500_000) == ()


def test_a_country_without_a_name_shows_its_code() -> None:
    assert COUNTRIES.name("ZZ") == "ZZ"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (b'[names]\nGreat = "x"\n[also]', "names"),
        (b'[names]\nGB = " "\n[also]', "names"),
        (b'[names]\nGB = "United Kingdom"', "also"),
    ],
)
def test_a_wrong_name_is_refused_with_its_place(data: bytes, field: str) -> None:
    with pytest.raises(UnreadableContent, match=r"^countries\.toml") as caught:
        decode_countries(data)
    assert field in caught.value.field
