"""`rekindle help-lines`: where to turn, by country. It opens no database and asks for no passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.completing import countries
from rekindle.cli.help_page import chosen_country, say_any_country, say_at_home, say_countries, say_help
from rekindle.cli.talk import Talk
from rekindle.cli.usage import perhaps
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.library import Library


@click.command(
    cls=AtHome,
    name="help-lines",
    short_help=_("Show where to turn, by country."),
    help=_(
        "Show where to turn: emergency number, crisis lines and support lines of a country, and links for any.\n\n"
        "COUNTRY is a name or a code, such as “New Zealand” or NZ. Left out, it is the one you chose in the app. "
        "With none chosen, all countries are listed.\n\n"
        "This works when all is locked, and without the internet."
    ),
)
@click.argument("country", nargs=-1, shell_complete=countries)
@click.option(
    "--at-home", is_flag=True, help=_("Lines for violence or fear at home. The shell's history keeps this.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Print it for a script."))
@click.pass_obj
def help_lines(visit: Visit, country: tuple[str, ...], at_home: bool, as_json: bool) -> None:
    """Show where to turn."""
    talk, library = Talk(as_json), visit.library
    try:
        code = find_country(library, " ".join(country)) if country else chosen_country(visit)
    except click.UsageError:
        # Whoever looks for help finds some, whatever was typed.
        give_lines(talk, library, None) if as_json else say_any_country(talk, library)
        raise
    if as_json:
        give_lines(talk, library, code, at_home=at_home)
    elif at_home:
        say_at_home(talk, library, code)
    else:
        if code is None:  # first, so that what helps without a choice is what stays in sight
            say_countries(talk, library, library.lines.countries())
        say_help(talk, library, code)


def find_country(library: Library, typed: str) -> str:
    """Give the code of the one country that fits.

    Raises:
        UsageError: none fits, or more than one.
    """
    known = set(library.lines.countries())
    found = tuple(code for code in library.countries.find(typed) if code in known)
    match found:
        case ():
            names = {library.countries.name(code): code for code in known}
            near = perhaps(typed, names, lambda name: f"{name} ({names[name]})")
            said = _("No country on this list fits that. “rekindle help-lines” shows the whole list.")
            raise click.UsageError(f"{said} {near}".rstrip())
        case (only,):
            return only
        case _:
            named = ", ".join(f"{name} ({code})" for code, name in library.countries.in_order(found))
            raise click.UsageError(_("More than one country fits: %s.") % named)


def give_lines(talk: Talk, library: Library, code: str | None, *, at_home: bool = False) -> None:
    """Give the lines for a script; with no country, the countries there are."""
    from rekindle.help.as_json import as_json, at_home_as_json

    if at_home and code:
        talk.give(**at_home_as_json(library.lines, code))
    elif code:
        talk.give(**as_json(library.lines, code))
    else:
        named = library.countries.in_order(library.lines.countries())
        countries = [{"code": code, "name": name} for code, name in named]
        talk.give(**as_json(library.lines, None), countries=countries)
