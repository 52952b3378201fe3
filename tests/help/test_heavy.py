"""Words of danger: what is listened for, however it is typed, and what is not."""

import pytest

from rekindle import content
from rekindle.help.heavy import decode_heavy
from rekindle.method.errors import UnreadableContent

FILE = "en/heavy.toml"
DATA = content.read(FILE)
HEAVY = decode_heavy(FILE, DATA)


@pytest.mark.parametrize(
    "typed",
    [
        "suicide", "Suicidal thoughts", "KILL MYSELF", "self-harm", "self harming", "selfharm", "hurting  myself",
        "i don\u2019t want to live", "dont want to be here anymore", "better off without me", "overdose", "cutting",
        "unsafe at home", "I\u2019m not safe", "he hit me", "she hits me.", "my dad beats me", "scared of him",
        "nowhere to go", "domestic violence", "abusive husband", "h\u00e9lp", "help!", "crisis line", "(dying)",
    ],
)  # fmt: skip
def test_danger_is_heard_however_it_is_typed(typed: str) -> None:
    assert HEAVY.is_in(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "", "  ", "\u2026", "letter", "can\u2019t sleep", "nothing", "numb", "lonely", "sad", "tears", "anger",
        "deadline", "skills", "helping others", "studying", "whitening", "slow walk", "a safe place", "breath",
        "home", "diet",
    ],
)  # fmt: skip
def test_other_words_are_not_taken_for_it(typed: str) -> None:
    assert not HEAVY.is_in(typed)


@pytest.mark.parametrize("broken", [b'"Kill"', b'"kill,"', b'"*"', b'""', b"3"])
def test_what_could_never_be_typed_is_refused_by_the_name_of_its_file(broken: bytes) -> None:
    with pytest.raises(UnreadableContent, match=r"^en/heavy\.toml"):
        decode_heavy(FILE, DATA.replace(b'"kill*"', broken))
