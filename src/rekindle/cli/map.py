"""`rekindle map`: the fourteen places of the whole way, in any order, and what is in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rekindle.cli.at_home import AtHome
from rekindle.cli.completing import places
from rekindle.cli.library import say_practices, shape_of, wanted_here
from rekindle.cli.refusals import Refusal
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import LANGUAGE, WORDS, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rekindle.app.wishes import Wanted
    from rekindle.method.map import Path, Place
    from rekindle.method.practice import Practice


@click.command(
    "map",
    cls=AtHome,
    short_help=_("Show the places of the whole way."),
    help=_(
        "Show the places of the whole way, or one of them with its practices. PLACE is a name or its number.\n\n"
        "No first place, no last one. What you kept at a place is shown with it. With a passphrase, --mine asks "
        "for it to know that."
    ),
)
@click.argument("place", metavar="[PLACE]", required=False, shell_complete=places)
@click.option("--mine", is_flag=True, help=_("Ask for the passphrase, to show what you kept there."))
@click.option("--traces", type=click.Choice(["yes", "no"]), help=_("Whether it shows where you have been."))
@click.option("--json", "as_json", is_flag=True, help=_("Print it for a script."))
@click.pass_obj
def map_command(visit: Visit, place: str | None, *, mine: bool, traces: str | None, as_json: bool) -> None:
    """Show the map, or one place."""
    talk = Talk(as_json)
    if traces is not None:
        from rekindle.app.wishes import show_traces

        show_traces(visit.diary, traces == "yes")
    wanted = wanted_here(visit, mine=mine)
    if place is None:
        _say_map(visit, talk, wanted)
        return
    found = visit.library.map.by_name(place)
    if found is None:
        raise Refusal(_("There is no place of that name. “rekindle map” lists them."))
    _say_place(visit, talk, found, wanted)


def _say_map(visit: Visit, talk: Talk, wanted: Wanted | None) -> None:
    been: frozenset[int] = frozenset()
    if wanted is not None and wanted.preferences.traces:
        from rekindle.app.places import been_at

        been = been_at(visit.diary, visit.library.map, visit.library.catalogue)
    if talk.as_json:
        talk.give(places=[_shape(one) for one in visit.library.map])
        return
    talk.say(_("No first place, no last one. Go where it pulls, or where it costs least."))
    for one in visit.library.map:
        talk.item(str(one.number).rjust(2), one.title)
        talk.aside(one.line, indent=4)
        if one.number in been:
            talk.aside(_("Been here"), indent=4)


def _say_place(visit: Visit, talk: Talk, place: Place, wanted: Wanted | None) -> None:
    paths = [(path, _practices(visit, path, wanted)) for path in place.paths]
    if talk.as_json:
        shown = [{"title": path.title, "practices": [shape_of(one) for one in found]} for path, found in paths]
        talk.give(**_shape(place), about=place.about, paths=shown)
        return
    talk.head(place.title)
    talk.say(place.about)
    for path, found in paths:
        if found:
            talk.say()
            talk.say(path.title)
            say_practices(talk, found)
    if wanted is not None:
        _say_kept(visit, talk, place)


def _practices(visit: Visit, path: Path, wanted: Wanted | None) -> Sequence[Practice]:
    from rekindle.app.browsing import on_path

    return on_path(visit.library, path, wanted)


def _say_kept(visit: Visit, talk: Talk, place: Place) -> None:
    from rekindle.app.places import kept_there, words_of
    from rekindle.app.saying import say_day

    diary = visit.diary
    kept = kept_there(diary.recent(), place)
    if not kept:
        return
    talk.say()
    talk.say(_("What you kept here"))
    for one in kept:
        talk.aside(say_day(WORDS, LANGUAGE, one.at.date(), diary.now().date()), indent=2)
        talk.say(words_of(one.record) or visit.library.catalogue.by_id(one.record.practice).title, indent=2)


def _shape(place: Place) -> dict[str, object]:
    return {"number": place.number, "id": place.id, "title": place.title, "line": place.line}
