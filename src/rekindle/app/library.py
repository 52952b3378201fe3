"""The content, read and decoded when it is first asked for, and kept for the life of the process.

What reads a part is loaded with it, so that a command that needs two words does not load all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rekindle.app.page_words import PrivateWords
    from rekindle.guide.why import WhySentences
    from rekindle.help.countries import Countries
    from rekindle.help.heavy import Heavy
    from rekindle.help.lines import Directory
    from rekindle.help.texts import HelpTexts, SteadyTexts
    from rekindle.method.asks import Asks
    from rekindle.method.before import Before
    from rekindle.method.body import BodyWords
    from rekindle.method.catalogue import Catalogue
    from rekindle.method.evidence import Evidence
    from rekindle.method.feelings import FeelingWords
    from rekindle.method.map import WholeMap
    from rekindle.method.needs import NeedChips
    from rekindle.method.prompts import Prompts
    from rekindle.method.states import AnswerWords

Read = Callable[[str], bytes]
ReadFolder = Callable[[str], Iterable[tuple[str, bytes]]]


class Library:
    """All content of one language."""

    def __init__(self, read: Read, read_folder: ReadFolder, language: str = "en") -> None:
        self._read = read
        self._read_folder = read_folder
        self.language = language

    @cached_property
    def catalogue(self) -> Catalogue:
        """The practices."""
        from rekindle.method.catalogue import read_catalogue
        from rekindle.method.elements import read_method

        elements = read_method(*self._file("method.toml")).ids
        return read_catalogue(self._read_folder(f"{self.language}/practices"), elements)

    @cached_property
    def needs(self) -> NeedChips:
        """The chips that make the list of practices shorter."""
        from rekindle.method.needs import read_needs

        return read_needs(*self._file("needs.toml"), self.catalogue)

    @cached_property
    def map(self) -> WholeMap:
        """The places of the map."""
        from rekindle.method.map import read_map

        return read_map(*self._file("map.toml"), self.catalogue)

    @cached_property
    def evidence(self) -> Evidence:
        """What is known about the practices."""
        from rekindle.method.evidence import read_evidence

        return read_evidence(*self._file("evidence.toml"), self.catalogue)

    @cached_property
    def before(self) -> Before:
        """What is said once before the deeper practices."""
        from rekindle.method.before import read_before

        return read_before(*self._file("before.toml"))

    @cached_property
    def answers(self) -> AnswerWords:
        """The words of the small answers."""
        from rekindle.method.states import read_answers

        return read_answers(*self._file("answers.toml"))

    @cached_property
    def asks(self) -> Asks:
        """The questions before anything that leads to other people."""
        from rekindle.method.asks import read_asks

        return read_asks(*self._file("asks.toml"))

    @cached_property
    def feelings(self) -> FeelingWords:
        """The feeling words."""
        from rekindle.method.feelings import read_feelings

        return read_feelings(*self._file("feelings.toml"))

    @cached_property
    def body(self) -> BodyWords:
        """Places on the body, and words for what may be there."""
        from rekindle.method.body import read_body

        return read_body(*self._file("body.toml"))

    @cached_property
    def prompts(self) -> Prompts:
        """Starts for a page."""
        from rekindle.method.prompts import read_prompts

        return read_prompts(*self._file("prompts.toml"))

    @cached_property
    def why(self) -> WhySentences:
        """The sentences that say why something is offered."""
        from rekindle.guide.why import read_why

        return read_why(*self._file("why.toml"))

    @cached_property
    def help(self) -> HelpTexts:
        """The words of the help page."""
        from rekindle.help.texts import decode_help

        return decode_help(self._file("help.toml")[1])

    @cached_property
    def steady(self) -> SteadyTexts:
        """The sixty seconds of grounding."""
        from rekindle.help.texts import decode_steady

        return decode_steady(self._file("steady.toml")[1])

    @cached_property
    def heavy(self) -> Heavy:
        """Words of danger, and what is said where one of them is looked for."""
        from rekindle.help.heavy import decode_heavy

        return decode_heavy(*self._file("heavy.toml"))

    @cached_property
    def languages(self) -> dict[str, str]:
        """The names of languages by their code."""
        from rekindle.help.texts import decode_languages

        return decode_languages(self._file("languages.toml")[1])

    @cached_property
    def countries(self) -> Countries:
        """The names of countries by their code."""
        from rekindle.help.countries import decode_countries

        return decode_countries(self._file("countries.toml")[1])

    @cached_property
    def lines(self) -> Directory:
        """The help lines of all countries."""
        from rekindle.help.lines import Directory, parse_checked, parse_lines

        return Directory(parse_lines(self._read("help-lines.csv")), parse_checked(self._read("help-lines.toml")))

    @cached_property
    def private(self) -> PrivateWords:
        """What stays private, and what does not."""
        from rekindle.app.page_words import decode_private

        return decode_private(self._file("private.toml")[1])

    @cached_property
    def neutral_address(self) -> str:
        """Where Leave goes until the person chooses another address."""
        from rekindle.app.page_words import decode_neutral

        return decode_neutral(self._read("neutral.toml"))

    def _file(self, name: str) -> tuple[str, bytes]:
        path = f"{self.language}/{name}"
        return path, self._read(path)
