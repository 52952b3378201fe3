"""How a text reads: its strings, its sentences, and the school grade it takes to follow them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean

import tomli

from rekindle import content

WORD = re.compile(r"\{?[^\W_]+(?:[\u2019-][^\W_]+)*\}?")
SENTENCE_END = re.compile(r"(?<=[.?!])[”)]?\s+")
NAMES_ALONE = {"countries.toml", "languages.toml"}
"""Files of proper names: no prose, and no name is ours to change."""
# fmt: off
FACTS = {
    "id", "family", "elements", "place", "needs", "not_for", "outward_twin", "player", "picture", "light", "keeps",
    "shape", "evidence", "surface", "opens", "asks_first", "list", "paper", "beside", "drawing", "leads", "room",
    "practices", "rule", "source",
    "side", "within", "look", "at_once",
    "named_for", "apart", "further", "listens_for", "found_by",
}
# fmt: on
"""Keys whose text the program reads; no person does."""


@dataclass(frozen=True, slots=True)
class Said:
    """One string that a person may read: the file it stands in, its place there, and its text."""

    file: str
    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.file} {self.place}: {self.text}"


def everything_said(language: str = content.SOURCE_LANGUAGE) -> tuple[Said, ...]:
    """Give every string of a language's content that a person may read, file after file."""
    folder = content.HERE / language
    return tuple(
        said
        for file in sorted(folder.rglob("*.toml"))
        if file.name not in NAMES_ALONE
        for said in said_in(str(file.relative_to(content.HERE)), tomli.loads(file.read_text("utf-8")))
    )


def said_in(file: str, value: object, place: str = "") -> Iterator[Said]:
    """Walk a TOML value and give its strings, leaving out the ones the program alone reads."""
    if isinstance(value, str):
        yield Said(file, place, value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            # In answers.toml `needs` is a table of words; in a practice it is a list of facts.
            if key not in FACTS or isinstance(inner, dict):
                yield from said_in(file, inner, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from said_in(file, inner, f"{place}[{number}]")


def sentences(text: str) -> list[str]:
    """Split a text into its sentences; an ellipsis leaves a sentence open, so it ends none.

    The clauses in `[…]` of a plan are read with everything in them.
    """
    return [part for part in SENTENCE_END.split(re.sub(r"[\[\]]", "", text)) if WORD.search(part)]


def words(text: str) -> list[str]:
    """Give the words of a text; one in {braces} counts as one."""
    return WORD.findall(text)


def is_prose(text: str) -> bool:
    """Tell a text with at least one whole sentence from a label."""
    return text.rstrip("”)").endswith((".", "?"))


def syllables(word: str) -> int:
    """Count the vowel sounds of an English word as its letters show them, silent endings left out."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", letters))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyszxhcg]es$", letters)
    return max(1, count - bool(silent))


def grade(texts: list[str]) -> float:
    """Give the United States school grade that the sentences ask of a reader.

    Kincaid, Fishburne, Rogers and Chissom 1975: 0.39 x words a sentence + 11.8 x syllables a word - 15.59.
    """
    whole = [sentence for text in texts for sentence in sentences(text)]
    spoken = [word for sentence in whole for word in words(sentence)]
    return 0.39 * len(spoken) / len(whole) + 11.8 * fmean(map(syllables, spoken)) - 15.59
