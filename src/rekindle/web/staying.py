"""What is done on a screen of a practice without going on: a line added, one taken off a list, a plan halved."""

from __future__ import annotations

from dataclasses import replace

from msgspec.structs import replace as changed

from rekindle.app import growing, walking
from rekindle.app.errors import NotThere
from rekindle.method.players import Plan
from rekindle.web.addresses import record_id_of
from rekindle.web.playing import Playing
from rekindle.web.visit import Visit

ADD, HALF, WHOLE, AGAIN = "add", "half", "whole", "again"
TAKE_OFF, PUT_BACK = "take-off", "put-back"


def stay(visit: Visit, playing: Playing) -> Playing | None:
    """Do what the pressed button says, where it stays on this screen; None where it goes on."""
    if off := record_id_of(visit.said(TAKE_OFF)):
        return _taken_off(visit, playing, off)
    if back := record_id_of(visit.said(PUT_BACK)):
        return _put_back(visit, playing, back)
    act, now = visit.said("do"), playing.now
    if act == ADD:
        return replace(playing, now=changed(now, lines=now.own, text=""))
    if act == HALF:
        return replace(playing, now=changed(now, picks=_smaller(playing)))
    if act == WHOLE:
        return replace(playing, now=changed(now, picks=()))
    return playing if act == AGAIN else None


def _smaller(playing: Playing) -> tuple[str, ...]:
    """Give the next smaller form of a plan; the smallest stays."""
    play = playing.practice.play
    if not isinstance(play, Plan) or not play.smaller:
        return ()
    now = [index for index, words in enumerate(play.smaller) if words in playing.now.picks]
    following = now[0] + 1 if now else 0
    return (play.smaller[min(following, len(play.smaller) - 1)],)


def _taken_off(visit: Visit, playing: Playing, record_id: bytes) -> Playing:
    try:
        growing.take_off(visit.diary, record_id)
    except NotThere:
        return _with_own(visit, playing)
    return replace(_with_own(visit, playing), off=record_id.hex())


def _put_back(visit: Visit, playing: Playing, record_id: bytes) -> Playing:
    try:
        visit.diary.bring_back(record_id)
    except NotThere as gone:
        return replace(_with_own(visit, playing), problem=gone.sentence(visit.gettext))
    return _with_own(visit, playing)


def _with_own(visit: Visit, playing: Playing) -> Playing:
    own = walking.own_texts(visit.diary, playing.practice)
    return replace(playing, walk=changed(playing.walk, own=own))
