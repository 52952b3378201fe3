"""`rekindle library`: all that can be done here, made shorter by a need, by time, or by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.completing import chips, practices
from rekindle.cli.practices import find_practice
from rekindle.cli.refusals import Refusal
from rekindle.cli.talk import Talk
from rekindle.cli.texts import given
from rekindle.cli.visit import Visit
from rekindle.cli.words import WORDS, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rekindle.app.browsing import Shelf
    from rekindle.app.wishes import Says, Wanted
    from rekindle.method.needs import NeedChip
    from rekindle.method.practice import Practice

LONGEST_WORDS = 2_000


@click.command(
    cls=AtHome,
    short_help=_("List what can be done here."),
    help=_(
        "List the practices, the light ones first. “rekindle do ID” opens one, and so does its number. Nothing needs "
        "to be unlocked.\n\n"
        "What you keep near comes first, and what is not for you last. With a passphrase, --mine asks for it "
        "to know that."
    ),
)
@click.option("--need", metavar="WORD", shell_complete=chips, help=_("What it is like, or where you are."))
@click.option(
    "--minutes",
    type=click.FloatRange(min=0),
    metavar="N",
    help=_("Only what takes no longer. Below 1 the smallest form counts."),
)
@click.option("--words", metavar="TEXT", help=_("Only what has these words in it."))
@click.option("--mine", is_flag=True, help=_("Ask for the passphrase, to know what you keep near."))
@click.option("--near", "near", metavar="ID", shell_complete=practices, help=_("Keep a practice near."))
@click.option("--not-for-me", metavar="ID", shell_complete=practices, help=_("Never offer a practice again."))
@click.option("--as-before", metavar="ID", shell_complete=practices, help=_("Undo either of these."))
@click.option("--json", "as_json", is_flag=True, help=_("Print it for a script."))
@click.pass_obj
def library(
    visit: Visit,
    *,
    need: str | None,
    minutes: float | None,
    words: str | None,
    mine: bool,
    near: str | None,
    not_for_me: str | None,
    as_before: str | None,
    as_json: bool,
) -> None:
    """List the practices, or keep what is wanted of one."""
    talk = Talk(as_json)
    wishes: tuple[tuple[str | None, Says], ...] = (
        (near, "near"),
        (not_for_me, "not-for-me"),
        (as_before, "as-before"),
    )
    for name, says in wishes:
        if name is not None:
            _wish(visit, talk, name, says)
            return
    from rekindle.app.browsing import Sought, browse
    from rekindle.surroundings import local_now

    chip = find_chip(visit, need) if need is not None else None
    typed = given((words,), LONGEST_WORDS) if words else ""
    sought, wanted = Sought(chip, minutes, words=typed), wanted_here(visit, mine=mine)
    shelf = browse(visit.library, sought, wanted, local_now())
    if as_json:
        talk.give(practices=[shape_of(one) for one in shelf.all])
        return
    if visit.library.heavy.is_in(typed):
        talk.say(visit.library.heavy.said)
        talk.say(_("“rekindle help-lines” shows where to turn."))
        talk.say()
    _say(talk, chip, shelf)


def wanted_here(visit: Visit, *, mine: bool) -> Wanted | None:
    """Give what this person wants of the practices, where it can be known without a question, or was asked for."""
    if not (mine or visit.is_ready) or not visit.has_begun:
        return None
    visit.only_reads = True
    from rekindle.app.wishes import what_is_wanted

    return what_is_wanted(visit.diary)


def find_chip(visit: Visit, typed: str) -> NeedChip:
    """Find what it is like by what was typed for it, or a part of that which fits one alone.

    Raises:
        Refusal: it fits none, or several; the message lists those there are.
    """
    found = visit.library.needs.that_fit(typed)
    if len(found) == 1:
        return found[0]
    words = ", ".join(one.word for one in found or visit.library.needs)
    if found:
        raise Refusal(_("That fits more than one: %s.") % words)
    raise Refusal(_("There is no list for that word. There are: %s.") % words)


def say_practices(talk: Talk, practices: Iterable[Practice]) -> None:
    """Say practices: what each is, its id, how long it takes, how much it takes, and where."""
    from rekindle.app.saying import say_energy, say_lengths, say_where

    for one in practices:
        talk.head(one.title)
        facts = (say_lengths(WORDS, one), say_energy(WORDS, one), say_where(WORDS, one))
        named = _("%(id)s, or %(number)d") % {"id": one.id, "number": one.number}
        talk.aside(f"{named}. {', '.join(facts)}.", indent=2)


def shape_of(practice: Practice) -> dict[str, object]:
    """Give the shape that a script reads."""
    forms = {"minutes_smallest": practice.minutes("smallest"), "minutes": practice.minutes("usual")}
    return {"id": practice.id, "number": practice.number, "title": practice.title, **forms}


def _say(talk: Talk, chip: NeedChip | None, shelf: Shelf) -> None:
    if not shelf.all:
        talk.say(_("Nothing here fits all of that. Fewer choices leave more."))
        talk.aside(_("“rekindle library” shows all there is, “rekindle help-lines” where to turn."))
    elif chip:
        talk.say(chip.said)
    if shelf.near:
        talk.say(_("Kept near"))
        say_practices(talk, shelf.near)
        talk.say()
    say_practices(talk, shelf.others)
    if shelf.not_for_me:
        talk.say()
        talk.say(_("Not for me"))
        for one in shelf.not_for_me:
            talk.aside(f"{one.title} ({one.id})", indent=2)


def _wish(visit: Visit, talk: Talk, name: str, says: Says) -> None:
    """Keep what the person wants of a practice.

    Raises:
        UnknownPractice: there is none of that name.
    """
    from rekindle.app.wishes import wish

    practice = find_practice(visit.library, name)
    wish(visit.diary, practice, says)
    if talk.as_json:
        talk.give(id=practice.id, title=practice.title, wish=says)
        return
    said = {
        "near": _("Kept near: “%s”. It stands first in the list."),
        "not-for-me": _("“%s” is not offered again. --as-before undoes it."),
        "as-before": _("“%s” stands among the others again."),
    }
    talk.say(said[says] % practice.title)
