"""Help lines as a page shows them: what each is, and the ways to reach it, in words and addresses."""

from __future__ import annotations

from dataclasses import dataclass

from rekindle.app.library import Library
from rekindle.help.lines import HelpLine
from rekindle.help.numbers import Number, Text
from rekindle.help.saying import say_evidence, say_hours, say_languages


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a line: a button. Without an address it is only said, as a number on WhatsApp is."""

    label: str
    address: str
    icon: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One line: its name, what to know about it, the ways to reach it, and its site, or "" for none."""

    name: str
    notes: tuple[str, ...]
    ways: tuple[Way, ...]
    site: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """How well one line's number is known."""

    name: str
    evidence: str
    names: str


def chosen_lines(library: Library, code: str) -> tuple[LineView, ...]:
    """Give a country's lines: emergency first, then crisis, then support."""
    return tuple(_view(library, line) for line in library.lines.for_country(code))


def emergency_lines(library: Library, code: str) -> tuple[LineView, ...]:
    """Give a country's emergency numbers alone."""
    return tuple(_view(library, line) for line in library.lines.emergency(code))


def home_lines(library: Library, code: str) -> tuple[LineView, ...]:
    """Give a country's lines for violence or fear at home."""
    return tuple(_view(library, line) for line in library.lines.at_home(code))


def international_lines(library: Library) -> tuple[LineView, ...]:
    """Give what serves any country."""
    what = library.help.any_country.what
    return tuple(
        LineView(line.service, (what[line.service],) if line.service in what else (), _ways(library, line), line.url)
        for line in library.lines.international()
    )


def source_views(library: Library, code: str) -> tuple[SourceView, ...]:
    """Tell for each line of a country how well its number is known; without a country, for what serves any."""
    lines = library.lines.for_country(code) if code else library.lines.international()
    words = library.help.sources
    return tuple(
        SourceView(
            line.service,
            f"{say_evidence(line, words)}. {words.form_unsure}" if line.form_unsure else say_evidence(line, words),
            "; ".join(line.sources),
        )
        for line in lines
    )


def _view(library: Library, line: HelpLine) -> LineView:
    words = library.help.lines
    name = words.in_danger if line.kind == "emergency" else line.service
    return LineView(name, tuple(_notes(library, line)), _ways(library, line), line.url)


def _notes(library: Library, line: HelpLine) -> list[str]:
    texts = library.help
    if line.kind == "emergency":
        return [texts.lines.emergency]
    notes = [say_hours(line, texts.hours)]
    for text in line.texts:
        if text.word:
            notes.append(texts.lines.text_word.format(word=text.word))
        elif text.whatsapp:
            notes.append(texts.lines.whatsapp.format(number=text.number))
        elif not line.phone:
            notes.append(texts.lines.text_plain)
    if line.languages:
        notes.append(texts.languages.spoken.format(languages=say_languages(line, library.languages)))
    return notes


def _ways(library: Library, line: HelpLine) -> tuple[Way, ...]:
    calls = tuple(_call(library, number) for number in line.numbers)
    texts = tuple(_text(library, text) for text in line.texts if text.address)
    return calls + texts


def _call(library: Library, number: Number) -> Way:
    label = library.help.lines.call.format(number=number.shown)
    return Way(f"{label} ({number.label})" if number.label else label, number.address, "phone")


def _text(library: Library, text: Text) -> Way:
    return Way(library.help.lines.text.format(number=text.number), text.address, "message")
