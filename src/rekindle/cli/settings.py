"""`rekindle settings`: what lies in clear in the home, shown and changed; nothing needs to be unlocked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from rekindle.cli.answers import NotAnAnswer, shortened
from rekindle.cli.at_home import AtHome
from rekindle.cli.completing import countries
from rekindle.cli.talk import Talk
from rekindle.cli.texts import given
from rekindle.cli.visit import Visit
from rekindle.cli.words import _, ngettext

if TYPE_CHECKING:
    from rekindle.app.library import Library
    from rekindle.app.ports import Device

LONGEST_VALUE = 2_000
MOST_MINUTES = 240
CLEARS = frozenset({"", "none"})
"""What sets a setting back to what holds when nothing was chosen."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its field, what it does, how its value is said, how a typed one is read, and what works."""

    field: str
    does: str
    say: Callable[[Library, Device], str]
    read: Callable[[Library, str], object]
    works: str
    choices: tuple[str, ...] = ()
    """The few values there are, where there are only a few."""
    holds: Callable[[Library, Device], object] | None = None
    """What holds, for a script, where it is not simply what the file says."""

    def value(self, library: Library, device: Device) -> object:
        """Give what holds now, for a script."""
        return self.holds(library, device) if self.holds else getattr(device, self.field)


def _say_country(library: Library, device: Device) -> str:
    return library.countries.name(device.country) if device.country else _("none")


def _read_country(library: Library, typed: str) -> str:
    from rekindle.cli.help_lines import find_country

    return "" if typed.casefold() in CLEARS else find_country(library, typed)


def _say_minutes(_library: Library, device: Device) -> str:
    return ngettext("%d minute", "%d minutes", device.idle_minutes) % device.idle_minutes


def _read_minutes(_library: Library, typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 3 and 1 <= int(typed) <= MOST_MINUTES):
        raise NotAnAnswer(_("A whole number of minutes from 1 to 240 is what fits here."))
    return int(typed)


def _say_name(_library: Library, device: Device) -> str:
    from rekindle.app.settings import DEFAULT_TAB_NAME

    return device.tab_name or DEFAULT_TAB_NAME


def _read_name(_library: Library, typed: str) -> str:
    from rekindle.app.settings import checked_tab_name

    return checked_tab_name(typed)


def _say_address(library: Library, device: Device) -> str:
    from rekindle.app.neutral import leave_address

    return leave_address(device, library.neutral_address)


def _read_address(library: Library, typed: str) -> str:
    from rekindle.app.neutral import checked_address

    address = checked_address("" if typed.casefold() in CLEARS else typed)
    return "" if address == library.neutral_address else address


def _read_yes(_library: Library, typed: str) -> bool:
    said = typed.casefold()
    if said not in {"yes", "no", _("yes"), _("no")}:
        raise NotAnAnswer(_("“%(typed)s” is none of the answers here: %(answers)s.") % _none_of(typed, ("yes", "no")))
    return said in {"yes", _("yes")}


def _none_of(typed: str, answers: Sequence[str]) -> dict[str, str]:
    return {"typed": shortened(typed), "answers": ", ".join(answers)}


def _choice(field: str, does: str, *choices: str) -> Setting:
    """Give a setting with a few values, each called what it is called in the file."""

    def read(_library: Library, typed: str) -> str:
        if typed.casefold() not in choices:
            raise NotAnAnswer(_("“%(typed)s” is none of the answers here: %(answers)s.") % _none_of(typed, choices))
        return typed.casefold()

    works = ", ".join(choices)
    return Setting(field, does, lambda _library, device: str(getattr(device, field)), read, works, choices)


SETTINGS: dict[str, Setting] = {
    "country": Setting(
        "country", _("Its help lines stand first."), _say_country, _read_country, _("a name or a code, or none")
    ),
    "lock-after": Setting(
        "idle_minutes", _("An idle browser locks by itself."), _say_minutes, _read_minutes, _("minutes, 1 to 240")
    ),
    "tab-name": Setting(
        "tab_name",
        _("The name in the browser tab."),
        _say_name,
        _read_name,
        _("a short name, or Notes"),
        holds=_say_name,
    ),
    "leave-to": Setting(
        "leave_to",
        _("Where Leave goes."),
        _say_address,
        _read_address,
        _("an https address, or none"),
        holds=_say_address,
    ),
    "hide": Setting(
        "hides",
        _("With yes, nothing of a page shows while its tab is hidden."),
        lambda _library, device: _("yes") if device.hides else _("no"),
        _read_yes,
        _("yes or no"),
        ("yes", "no"),
    ),
    "theme": _choice("theme", _("Light or dark pages."), "device", "light", "dark"),
    "text-size": _choice("text_size", _("How large the text of the pages is."), "usual", "large", "larger"),
    "motion": _choice("motion", _("With still, nothing moves, here too."), "device", "still"),
    "contrast": _choice("contrast", _("How strong the contrast of the pages is."), "device", "more"),
}
"""By the name a person types."""


def values(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer what a setting can be, for Tab in a shell."""
    name = ctx.params.get("name")
    if name == "country":
        return countries(ctx, param, incomplete)
    choices = SETTINGS[name].choices if name in SETTINGS else ()
    return [CompletionItem(one) for one in choices if one.startswith(incomplete)]


class WithNames(AtHome):
    """Lists the settings in its help."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the names and what each does, then the options."""
        with formatter.section(_("Names")):
            formatter.write_dl(
                [(name, f"{one.does} {_('It can be: %s.') % one.works}") for name, one in SETTINGS.items()]
            )
        super().format_options(ctx, formatter)


@click.command(
    cls=WithNames,
    short_help=_("Show or change settings."),
    help=_(
        "Show the settings, or change one. They lie in clear, so nothing needs to be unlocked.\n\n"
        "With NAME alone you are asked for the new value. “-” reads it from standard input."
    ),
)
@click.argument("name", type=click.Choice(list(SETTINGS)), metavar="[NAME]", required=False)
@click.argument("value", nargs=-1, shell_complete=values)
@click.option("--json", "as_json", is_flag=True, help=_("Print it for a script."))
@click.pass_obj
def settings(visit: Visit, name: str | None, value: tuple[str, ...], as_json: bool) -> None:
    """Show all, or one, or change one."""
    talk = Talk(as_json)
    if name is None:
        _show(talk, visit, SETTINGS)
        return
    setting, is_changed = SETTINGS[name], bool(value)
    if value:
        _change(visit, setting, given(value, LONGEST_VALUE).strip())
    elif not as_json:
        is_changed = _ask(talk, visit, name, setting)
    if as_json:
        _show(talk, visit, {name: setting})
    elif is_changed:
        talk.say(_("Kept."))


def _ask(talk: Talk, visit: Visit, name: str, setting: Setting) -> bool:
    """Show a setting and ask for a new value until one works or none is wanted; tell whether one was kept."""
    _show(talk, visit, {name: setting})
    talk.aside(_("What works: %s.") % setting.works, indent=2)
    while typed := (talk.ask(_("A new value, or Enter to leave it: ")) or "").strip():
        try:
            _change(visit, setting, typed)
        except click.UsageError as error:
            talk.say(error.message)
        else:
            return True
    return False


def _show(talk: Talk, visit: Visit, settings: Mapping[str, Setting]) -> None:
    from rekindle.app.ports import Device

    device = visit.device() or Device(name="")
    if talk.as_json:
        talk.give(settings={name: one.value(visit.library, device) for name, one in settings.items()})
        return
    for name, one in settings.items():
        talk.item(name.ljust(max(map(len, settings))), one.say(visit.library, device))
        talk.aside(one.does, indent=max(map(len, settings)) + 2)


def _change(visit: Visit, setting: Setting, typed: str) -> None:
    """Keep a new value.

    Raises:
        UsageError: it does not work; the message says what does.
    """
    from msgspec.structs import replace

    from rekindle.app.errors import NotUnderstood
    from rekindle.store.home import HomeDeviceFile

    try:
        value = setting.read(visit.library, typed)
    except (NotAnAnswer, NotUnderstood) as error:
        said = error.sentence(_) if isinstance(error, NotUnderstood) else str(error)
        raise click.UsageError(said) from None
    visit.home.make()
    HomeDeviceFile(visit.home.device).change(lambda device: replace(device, **{setting.field: value}))
