"""At the door of a practice: keep it near, or not for me; its one question; what is read before deep ones."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.app import wishes
from rekindle.app.wishes import ANSWERS, SAYS, Answer, Says
from rekindle.method.practice import Practice
from rekindle.web.notes import Note
from rekindle.web.pages.door import practice_of
from rekindle.web.rendering import go, show
from rekindle.web.visit import Visit, inside


@inside("POST")
def wish(visit: Visit, number: int) -> HttpResponseBase:
    """Keep what the person wants of a practice, with Undo."""
    practice, to = practice_of(visit, number), visit.said("to")
    back = "/library" if to == "list" else f"/step/{number}"
    says: Says | None = next((one for one in SAYS if one == visit.said("says")), None)
    if says is None:
        return go(visit, back)
    before = wishes.wish(visit.diary, practice, says)
    if visit.said("undo"):
        return go(visit, back, Note(visit.gettext("It is as it was.")))
    undo = {"says": str(before), "undo": "1", **({"to": to} if to else {})}
    return go(visit, back, Note(_said(visit, says), f"/step/{number}/wish", undo))


@inside("POST")
def suits(visit: Visit, number: int) -> HttpResponseBase:
    """Keep the answer to the one question at the door."""
    practice, here = practice_of(visit, number), f"/step/{number}"
    answer: Answer | None = next((one for one in ANSWERS if one == visit.said("answer")), None)
    ticked = [code for code in visit.all_said("code") if code in practice.not_for]
    if answer is None or answer == "unasked":
        return go(visit, here)
    if visit.said("about") == "home":
        wishes.leave_out_home(visit.diary, answer)
    elif answer == "yes" and not ticked:
        return go(visit, here, Note(visit.gettext("Nothing was ticked. “None of these” is an answer too.")))
    else:
        wishes.say_at_the_door(visit.diary, practice, answer, ticked)
    return go(visit, here, Note(visit.gettext("Kept. Settings can change it.")))


@inside("GET", "POST")
def before(visit: Visit, number: int) -> HttpResponseBase:
    """Show again what stands once on the page of a deeper practice; whoever goes on has read it, there too."""
    practice = practice_of(visit, number)
    if visit.posted:
        wishes.read_before(visit.diary)
        return go(visit, f"/step/{number}")
    return show(
        visit,
        "step/before.html",
        place="practices",
        practice=practice,
        words=visit.library.before,
        lighter=_lighter(visit, practice),
        trained=next((one.number for one in visit.library.map if one.id == "trained"), None),
    )


def _lighter(visit: Visit, practice: Practice) -> str:
    twin = practice.outward_twin
    return f"/step/{visit.library.catalogue.by_id(twin).number}" if twin in visit.library.catalogue else "/library"


def _said(visit: Visit, says: Says) -> str:
    return {
        "near": visit.gettext("Kept near. It stands first among the practices."),
        "not-for-me": visit.gettext("It is not offered again. It lies under “Not for me” among the practices."),
        "as-before": visit.gettext("It stands among the others again."),
    }[says]


PATHS = [
    path("step/<int:number>/wish", wish),
    path("step/<int:number>/suits", suits),
    path("step/<int:number>/before", before),
]
