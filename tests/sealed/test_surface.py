"""The package's front door: what it documents is what it offers, in words a person can read."""

import importlib
import inspect
import re

import pytest

import rekindle.sealed
from rekindle.sealed import SealedError, errors, recovery_code, session, strength
from rekindle.sentences import Spoken

BULLET = re.compile(r"^- ``(\w+)``(, used as a module)?: ((?:.|\n  )+)$", re.MULTILINE)
SENTENCES = {
    *(error.message for error in vars(errors).values() if inspect.isclass(error) and issubclass(error, SealedError)),
    *(strength.SHORT, strength.REPEATED, session.ENDED),
    *(recovery_code.SHORT, recovery_code.LONG, recovery_code.HAS_U, recovery_code.HAS_OTHER, recovery_code.SLIP),
    recovery_code.SLIP_IN_GROUP % {"group": 9},
}


def test_what_is_documented_is_what_is_offered() -> None:
    documented = set()
    for module, as_module, names in BULLET.findall(rekindle.sealed.__doc__ or ""):
        listed = re.findall(r"\w+", names)
        room = importlib.import_module(f"rekindle.sealed.{module}")
        assert all(hasattr(room, name) for name in listed)
        documented |= {module} if as_module else set(listed)
    assert documented == set(rekindle.sealed.__all__)


def test_everything_offered_is_there_and_explains_itself() -> None:
    for name in rekindle.sealed.__all__:
        offered = getattr(rekindle.sealed, name)
        assert inspect.getdoc(offered)


def test_every_error_is_drawn_in_the_tree() -> None:
    tree = errors.__doc__ or ""
    for name, error in vars(errors).items():
        if inspect.isclass(error) and error is not Spoken:
            assert issubclass(error, SealedError)
            assert re.search(rf"\b{name}\b", tree)


@pytest.mark.parametrize("sentence", sorted(SENTENCES))
def test_a_message_is_short_and_plain(sentence: str) -> None:
    assert sentence.endswith(".")
    assert not re.search(r"[!%_]|should|error|invalid|failed|Argon|bytes|decrypt", sentence)
    for part in sentence.split(". "):
        assert len(part.split()) <= 16


def test_an_error_speaks_its_own_sentence_unless_given_another() -> None:
    assert str(errors.WrongPassphrase()) == errors.WrongPassphrase.message
    assert str(errors.DoesNotOpen("This session has ended.")) == "This session has ended."
    assert errors.WrongRecoveryCode("Look at group 2.", 2).group == 2
