"""Where to turn, as the terminal shows it: for one country, for any, and after "I am not safe"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.library import Library
    from rekindle.help.lines import HelpLine

INNER, INMOST = 2, 4


def say_help(talk: Talk, library: Library, country: str | None) -> None:
    """Say where to turn: in a country, where one is chosen, and from any country."""
    words = library.help
    talk.head(words.page.title)
    talk.say(words.page.for_what)
    talk.say(words.page.if_you_might)
    if country:
        say_country(talk, library, country)
    else:
        talk.say()
        talk.say(words.no_country.line)
        talk.say(_("“rekindle help-lines COUNTRY” shows them. %s") % words.no_country.nothing_guessed)
    say_any_country(talk, library)
    say_sources(talk, library)


def say_country(talk: Talk, library: Library, country: str) -> None:
    """Say the lines of one country, emergency first."""
    lines, words, name = library.lines, library.help.lines, library.countries.name(country)
    talk.say()
    talk.head(name)
    if lines.only_emergency(country) or not lines.for_country(country):
        talk.say(words.only_emergency.format(country=name))
    for line in lines.for_country(country):
        say_line(talk, library, line)


def say_at_home(talk: Talk, library: Library, country: str | None) -> None:
    """Say the lines for violence or fear at home."""
    words, lines = library.help.at_home, library.lines
    talk.head(words.title)
    for sentence in words.opening:
        talk.say(sentence)
    if country:
        name = library.countries.name(country)
        talk.say()
        talk.head(name)
        talk.say(words.in_danger)
        for line in (*lines.emergency(country), *lines.at_home(country)):
            say_line(talk, library, line)
        if not lines.at_home(country):
            talk.say(words.none_here.format(country=name))
    say_any_country(talk, library)
    say_sources(talk, library)


def say_line(talk: Talk, library: Library, line: HelpLine) -> None:
    """Say one line: what it is, how it is reached, when and in which languages, and how well that is known."""
    from rekindle.help.saying import say_evidence, say_hours, say_languages

    words = library.help
    kinds = {"emergency": words.lines.emergency, "crisis": words.lines.crisis, "support": words.lines.support}
    talk.say()
    kind = kinds.get(line.kind, words.at_home.title)
    talk.head(line.service if line.service == kind else f"{kind}: {line.service}")
    for number in line.numbers:
        label = f" ({number.label})" if number.label else ""
        talk.say(f"{words.lines.call.format(number=number.shown)}{label}", indent=INNER)
    for text in line.texts:
        reach = words.lines.whatsapp if text.whatsapp else words.lines.text
        word = f". {words.lines.text_word.format(word=text.word)}" if text.word else ""
        talk.say(f"{reach.format(number=text.shown)}{word}", indent=INNER)
    if line.url:
        talk.row(f"{' ' * INNER}{line.url}")
    said = [say_hours(line, words.hours)]
    if line.languages:
        said.append(words.languages.spoken.format(languages=say_languages(line, library.languages)))
    said.append(say_evidence(line, words.sources))
    talk.aside(" ".join(f"{one[0].upper()}{one[1:]}." for one in said), indent=INMOST)
    if line.form_unsure:
        talk.aside(words.sources.form_unsure, indent=INMOST)


def say_any_country(talk: Talk, library: Library) -> None:
    """Say the links that serve any country."""
    words = library.help.any_country
    talk.say()
    talk.head(words.heading)
    for line in library.lines.international():
        what = words.what.get(line.service)
        talk.say(f"{line.service}: {what}" if what else line.service, indent=INNER)
        talk.row(f"{' ' * INMOST}{line.url}")
    talk.aside(words.network)


def say_sources(talk: Talk, library: Library) -> None:
    """Say how old the list is, and what was checked of it."""
    words = library.help
    talk.say()
    talk.aside(words.lines.bill)
    talk.aside(words.sources.list_of.format(date=library.lines.checked.isoformat()))
    talk.aside(words.sources.numbers)
    talk.aside(words.sources.not_checked)


def say_countries(talk: Talk, library: Library, codes: tuple[str, ...]) -> None:
    """Say countries, each with the code by which it can be named too."""
    named = ", ".join(f"{name} ({code})" for code, name in library.countries.in_order(codes))
    talk.head(library.help.no_country.heading)
    talk.say(f"{named}.", indent=INNER)
    talk.say()


def say_not_safe(visit: Visit, talk: Talk) -> None:
    """Say where to turn when someone is not safe; needs no key and no database."""
    library = visit.library
    words, country = library.help.not_safe, chosen_country(visit)
    for sentence in words.first(knows_number=bool(country and library.lines.emergency(country))):
        talk.say(sentence)
    talk.say()
    say_help(talk, library, country)
    talk.say()
    talk.say(words.told_nobody)
    talk.say(words.nothing_else)


def chosen_country(visit: Visit) -> str | None:
    """Give the country that was chosen for help, if the list knows it."""
    device = visit.device()
    known = visit.library.lines.countries()
    return device.country if device is not None and device.country in known else None
