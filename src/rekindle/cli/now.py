"""`rekindle now`: how it is right now, asked for or given, and "I am not safe"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypedDict, TypeVar, Unpack

import click

from rekindle.cli.answers import Answers, NotAnAnswer, share
from rekindle.cli.at_home import AtHome
from rekindle.cli.completing import feelings, needs, states
from rekindle.cli.keeping import asked, keep_typed
from rekindle.cli.kept import say_kept
from rekindle.cli.talk import Talk
from rekindle.cli.texts import given
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.life.check_ins import More
    from rekindle.method.states import Energy, State

T = TypeVar("T")


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
        "What stands in the command line stays in the shell's history. “--note -” reads standard input."
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
@click.option("--note", "line", metavar="TEXT", help=_("A line about it. “-” reads standard input."))
@click.option("--not-safe", is_flag=True, help=_("You, or someone near you, are not safe. Shows where to turn."))
@click.option("--json", "as_json", is_flag=True, help=_("Print id, kind and time for a script."))
@click.pass_obj
def now(visit: Visit, /, *, not_safe: bool, as_json: bool, **options: Unpack[Options]) -> None:
    """Keep a check-in."""
    talk = Talk(as_json)
    states, more = read_options(Answers(visit.library), options)
    if not_safe:
        keep_not_safe(visit, talk, states, more)
    elif states or more != type(more)():
        from rekindle.app.now import add

        say_kept(talk, add(visit.diary, states, more))
    else:
        ask(visit, talk)


def read_options(answers: Answers, options: Options) -> tuple[tuple[State, ...], More]:
    """Read what the options say; wrong usage is found before anything is opened or kept."""
    from rekindle.life.check_ins import More
    from rekindle.life.records import LONGEST_LINE

    text = given((options["line"],), LONGEST_LINE) if options["line"] else ""
    more = More(
        felt=options["felt"],
        connected=options["connected"],
        energy=options["energy"],
        feelings=tuple(_read("--feeling", answers.feeling, one) for one in options["feelings"]),
        needs=tuple(answers.need(one) for one in options["needs"]),
        note=answers.line(text) if text and text.strip() else "",
    )
    return tuple(_read("--state", answers.state, one) for one in options["states"]), more


def ask(visit: Visit, talk: Talk) -> None:
    """Ask how it is, and keep what is said."""
    from rekindle.app.now import add
    from rekindle.cli.asking import ask_how_it_is, introduce

    diary = asked(lambda: visit.diary_after(lambda: introduce(talk, visit.library)))
    said = asked(lambda: ask_how_it_is(talk, visit.library))
    if said.not_safe:
        keep_not_safe(visit, talk, said.states, said.more())
    else:
        say_kept(talk, keep_typed(talk, lambda: add(diary, said.states, said.more())))


def keep_not_safe(visit: Visit, talk: Talk, states: tuple[State, ...], more: More) -> None:
    """Show where to turn, and only then keep it: help does not wait for a passphrase, nor for a disk."""
    from rekindle.app.now import add
    from rekindle.cli.help_page import say_not_safe

    said_more = bool(states) or more != type(more)()
    say_not_safe(visit, talk)
    if not said_more and _is_locked(visit):
        talk.say(visit.library.help.not_safe.not_kept)
        return
    say_kept(talk, add(visit.diary, states, more, not_safe=True), visit.library.help.not_safe.kept)


def _is_locked(visit: Visit) -> bool:
    from rekindle.app import keys

    return keys.is_lockable(visit.house) and not visit.passphrase


def _read(option: str, read: Callable[[str], T], typed: str) -> T:
    try:
        return read(typed)
    except NotAnAnswer as error:
        raise click.BadParameter(str(error), param_hint=option) from None
