"""`rekindle now`: how it is right now, asked for or given, and "I am not safe"."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, TypeVar, Unpack

import click

from rekindle.cli.answers import Answers, NotAnAnswer, share
from rekindle.cli.asking import Gathered, Part, ask_for, ask_how_it_is, introduce
from rekindle.cli.at_home import AtHome
from rekindle.cli.completing import feelings, needs, states
from rekindle.cli.ending import to_the_end
from rekindle.cli.help_page import say_not_safe
from rekindle.cli.keeping import asked, keep_typed
from rekindle.cli.kept import say_kept
from rekindle.cli.refusals import Refusal
from rekindle.cli.talk import Talk
from rekindle.cli.texts import from_standard_input
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.method.states import Energy

T = TypeVar("T")
BLANK = frozenset({"", "-"})
"""What stands for an answer that is asked for, so that it stands in no shell's history."""


class Scale(click.ParamType[float]):
    """A number from 0 to 10, kept as a share from 0 to 1."""

    name = "0-10"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read the number, or say what works."""
        try:
            return share(str(value))
        except NotAnAnswer as error:
            self.fail(str(error), param, ctx)


N = Scale()


class Options(TypedDict):
    """What the options say, as click hands it over."""

    felt: float | None
    connected: float | None
    energy: Energy | None
    states: tuple[str, ...]
    feelings: tuple[str, ...]
    needs: tuple[str, ...]
    line: str | None


@click.command(
    cls=AtHome,
    short_help=_("Say how it is right now."),
    help=_(
        "Say how it is right now. Nothing is an answer too.\n\n"
        "Without options you are asked, and any question can be left out.\n\n"
        "What is said within 15 minutes goes into the same check-in. States, words and lines are added, the rest is "
        "replaced.\n\n"
        "What stands in the command line stays in the shell's history. With “-” in place of a word or a line you are "
        "asked for it, as in “--note -”. A note may come through a pipe as well."
    ),
)
@click.option("--felt", type=N, help=_("How much is felt at all. 0 is nothing."))
@click.option("--connected", type=N, help=_("How near. 0 is far off, 10 is close."))
@click.option("--energy", type=click.Choice(["none", "little", "some"]), help=_("How much energy there is."))
@click.option(
    "--state",
    "states",
    multiple=True,
    metavar="WORD",
    shell_complete=states,
    help=_("Such as “far away”. Again for more."),
)
@click.option(
    "--feeling",
    "feelings",
    multiple=True,
    metavar="WORD[:STRENGTH]",
    shell_complete=feelings,
    help=_("A word that comes near, your own too. STRENGTH: faint, clear or strong. Again for more."),
)
@click.option(
    "--need", "needs", multiple=True, metavar="WORD", shell_complete=needs, help=_("Such as “quiet”. Again for more.")
)
@click.option("--note", "line", metavar="TEXT", help=_("A line about it."))
@click.option("--not-safe", is_flag=True, help=_("You, or someone near you, are not safe. Shows where to turn."))
@click.option(
    "--forget", metavar="WORD", help=_("Take a word of your own off the list. Where you said it, it stays.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Print id, kind and time for a script."))
@click.pass_obj
def now(visit: Visit, /, *, not_safe: bool, forget: str | None, as_json: bool, **options: Unpack[Options]) -> None:
    """Keep a check-in."""
    if forget is not None:
        _forget(visit, Talk(as_json), forget)
        return
    talk, said, blank = Talk(as_json), read_options(Answers(visit.library), options), blank_parts(options)
    if not (blank or not_safe or said != Gathered()):
        ask(visit, talk)
    elif not blank:
        _keep(visit, talk, said, not_safe=not_safe)
    else:
        asked(lambda: visit.diary)  # opened first: what is typed later would be lost if it did not open
        with to_the_end():
            asked(lambda: ask_for(talk, visit.library, blank, said))
            _keep(visit, talk, said, not_safe=not_safe)


def _keep(visit: Visit, talk: Talk, said: Gathered, *, not_safe: bool = False) -> None:
    if not_safe or said.not_safe:
        keep_not_safe(visit, talk, said)
    else:
        keep(visit, talk, said)


def blank_parts(options: Options) -> list[Part]:
    """Name what was given as "" or “-”, so that it is asked for; a line that comes through a pipe is read from it."""
    blank: list[Part] = []
    named: tuple[tuple[Part, tuple[str, ...]], ...] = (
        ("state", options["states"]),
        ("feeling", options["feelings"]),
        ("need", options["needs"]),
        ("note", (options["line"],) if options["line"] is not None and not _is_piped(options) else ()),
    )
    for part, given_ones in named:
        if any(one.strip() in BLANK for one in given_ones):
            blank.append(part)
    return blank


def read_options(answers: Answers, options: Options) -> Gathered:
    """Read what the options say; wrong usage is found before anything is opened or kept."""
    from rekindle.life.records import LONGEST_LINE

    line = options["line"] or ""
    text = from_standard_input(LONGEST_LINE) if _is_piped(options) else "" if line.strip() in BLANK else line
    return Gathered(
        states=tuple(_read("--state", answers.state, one) for one in _said(options["states"])),
        felt=options["felt"],
        connected=options["connected"],
        energy=options["energy"],
        feelings=tuple(_read("--feeling", answers.feeling, one) for one in _said(options["feelings"])),
        needs=tuple(answers.need(one) for one in _said(options["needs"])),
        note=answers.line(text) if text.strip() else "",
    )


def _said(given_ones: tuple[str, ...]) -> list[str]:
    return [one for one in given_ones if one.strip() not in BLANK]


def _is_piped(options: Options) -> bool:
    """Tell whether the line comes through a pipe, whole, however many lines it has."""
    return options["line"] == "-" and not sys.stdin.isatty()


def keep(visit: Visit, talk: Talk, said: Gathered) -> None:
    """Keep what was said."""
    from rekindle.app.feelings import keep_own_of
    from rekindle.app.now import add

    say_kept(talk, keep_typed(talk, lambda: add(visit.diary, said.states, said.more())))
    keep_own_of(visit.diary, visit.library.feelings, said.feelings)


def ask(visit: Visit, talk: Talk) -> None:
    """Ask how it is, and keep what is said."""
    from rekindle.app.feelings import own_words

    asked(lambda: visit.diary_after(lambda: introduce(talk, visit.library)))
    own = [one.record.word for one in own_words(visit.diary.standing())]
    with to_the_end():
        _keep(visit, talk, asked(lambda: ask_how_it_is(talk, visit.library, own)))


def keep_not_safe(visit: Visit, talk: Talk, said: Gathered) -> None:
    """Show where to turn, and only then keep it: help does not wait for a passphrase, nor for a disk."""
    from rekindle.app.now import add

    said_more = replace(said, not_safe=False) != Gathered()
    say_not_safe(visit, talk)
    if not said_more and _is_locked(visit):
        talk.say(visit.library.help.not_safe.not_kept)
        return
    kept = add(visit.diary, said.states, said.more(), not_safe=True)
    say_kept(talk, kept, visit.library.help.not_safe.kept)


def _forget(visit: Visit, talk: Talk, word: str) -> None:
    """Take a word of the person's own off the list that is offered.

    Raises:
        Refusal: it is not on it.
    """
    from rekindle.app.feelings import own_words, take_off

    words = {one.record.word.casefold(): one for one in own_words(visit.diary.standing())}
    found = words.get(word.strip().casefold())
    if found is None:
        raise Refusal(_("That is none of your own words. Nothing was changed."))
    take_off(visit.diary, found.id)
    talk.say(_("It is off the list. Where you said it, it stays."))


def _is_locked(visit: Visit) -> bool:
    from rekindle.app import keys

    return keys.is_lockable(visit.house) and not visit.passphrase


def _read(option: str, read: Callable[[str], T], typed: str) -> T:
    try:
        return read(typed)
    except NotAnAnswer as error:
        raise click.BadParameter(str(error), param_hint=option) from None
