"""How the terminal speaks: the rules of the voice, held against every sentence that its code says."""

from pathlib import Path

from babel.messages.extract import extract_from_dir

from rekindle import cli
from tests.content.reading import grade, sentences, words

LONGEST_SENTENCE, HIGHEST_GRADE = 20, 7


def said() -> list[str]:
    """Give every interface text of the terminal, paragraph by paragraph, as translators get it."""
    found = extract_from_dir(str(Path(cli.__file__).parent), keywords={"_": None, "ngettext": (1, 2)})
    texts = [text for _file, _line, message, _comments, _context in found for text in _each(message)]
    return [paragraph for text in texts for paragraph in text.split("\n\n") if paragraph]


def _each(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def test_translators_get_every_sentence() -> None:
    texts = said()
    assert len(texts) > 100
    assert "How is it right now?" in texts


def test_sentences_are_short_and_plain() -> None:
    long = [one for text in said() for one in sentences(text) if len(words(one)) > LONGEST_SENTENCE]
    assert long == []
    assert grade([text for text in said() if text.endswith((".", "?"))]) <= HIGHEST_GRADE


def test_nothing_is_exclaimed_praised_or_demanded() -> None:
    unfit = ("!", "should", "must", "great", "well done", "failed", "error", "invalid", "please enter")
    assert [text for text in said() if any(one in text.casefold() for one in unfit)] == []
