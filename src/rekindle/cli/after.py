"""After a practice: what is kept of it, and the one question; too much leads to steadying."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from rekindle.cli.answers import numbered
from rekindle.cli.keeping import keep_typed
from rekindle.cli.leaving import Left, reply
from rekindle.cli.playing import Playing
from rekindle.cli.steadying import steady, ways_out
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.diary import Diary
    from rekindle.app.practising import Ended, Played
    from rekindle.cli.aside import Aside
    from rekindle.life.records import PracticeDone
    from rekindle.life.timeline import Kept
    from rekindle.method.states import Stir

KEEP, LET_GO = "k", "l"


def end(visit: Visit, diary: Diary, playing: Playing, ended: Ended, aside: Aside | None = None) -> None:
    """Keep that a practice ended, with what it keeps, and ask what stirred, where asking is right.

    What was put `aside` while it was typed goes with that.
    """
    from rekindle.app.practising import stays

    talk, practice = playing.talk, playing.practice
    if practice.leaves_no_trace:
        return
    played, goes_on = _played(visit, playing, ended), ended == "done" and not playing.leads
    if ended == "done":
        talk.say()
        talk.say(practice.play.closing(playing.walk.turn))
        if played.said:
            try:
                played = replace(played, keep=_ask_to_keep(talk, played))
            except Left as left:  # the practice was done; its words stay as where it is stopped, and no more is asked
                goes_on = False
                ended = "done" if left.ended == "stopped" else left.ended
                played = replace(played, keep=stays(replace(played, ended=left.ended)), ended=ended)
    kept = keep_typed(talk, partial(_finished, diary, played, aside))
    if played.said:
        talk.say(_what_became(played))
    if ended == "too-much":
        be_steadied(visit, diary, talk, still=playing.still)
    elif goes_on:
        _ask_what_stirred(visit, diary, playing, kept.id)


def _played(visit: Visit, playing: Playing, ended: Ended) -> Played:
    from rekindle.app.feelings import named_in
    from rekindle.app.practising import Played
    from rekindle.cli.drawing import picture_of

    practice, walk = playing.practice, playing.walk_so_far
    named = named_in(visit.library, practice, walk)
    picture = picture_of(visit.house.pictures, practice, walk)
    return Played(practice, playing.form, ended, playing.said, named=named, walk=walk, picture=picture)


def _finished(diary: Diary, played: Played, aside: Aside | None) -> Kept[PracticeDone]:
    from rekindle.app.practising import finish

    return aside.kept(lambda: finish(diary, played)) if aside else finish(diary, played)


def _what_became(played: Played) -> str:
    from rekindle.app.practising import is_put_away, stays

    if not stays(played):
        return _("It is let go.")
    if is_put_away(played):
        return _("It is put away. “rekindle letters” opens it when its day has come.")
    return _("What you wrote is kept.")


def be_steadied(visit: Visit, diary: Diary, talk: Talk, *, still: bool) -> None:
    """Lead to what is steady; the second time within the hour, to the ways out first."""
    from rekindle.app.practising import too_much_twice

    if too_much_twice(diary.recent(), diary.now()):
        ways_out(talk, visit, still=still)
    else:
        steady(talk, visit.library.steady, still=still)


def _ask_to_keep(talk: Talk, played: Played) -> bool:
    """Ask until it is said whether the words stay. Enter does what happens where nobody is asked.

    Raises:
        Left: the person leaves here.
    """
    from rekindle.app.practising import stays

    if stays(played):
        question = _("Enter keeps your words, l and Enter lets them go: ")
    else:
        question = _("Enter lets your words go, k and Enter keeps them: ")
    while (typed := _reply(talk, question).casefold()) not in {"", KEEP, LET_GO}:
        continue
    return typed == KEEP or (not typed and stays(played))


def _reply(talk: Talk, question: str) -> str:
    """Ask for a line after a practice.

    Raises:
        Left: the line says so, or there is none; Ctrl-C stops too.
    """
    try:
        return reply(talk, question)
    except KeyboardInterrupt:
        talk.say()
        raise Left("stopped") from None


def _ask_what_stirred(visit: Visit, diary: Diary, playing: Playing, record_id: bytes) -> None:
    from rekindle.app.practising import answer

    talk, catalogue = playing.talk, visit.library.catalogue
    try:
        stirred = _stirred(talk, visit)
        answer(diary, catalogue, record_id, stirred)
        if stirred == "too-much":
            be_steadied(visit, diary, talk, still=playing.still)
        elif stirred != "skip":
            _ask_for_word(talk, diary, record_id)
    except Left as left:
        if left.ended == "too-much":
            answer(diary, catalogue, record_id, "too-much")
            be_steadied(visit, diary, talk, still=playing.still)


def _stirred(talk: Talk, visit: Visit) -> Stir:
    """Ask the one question until there is an answer.

    Raises:
        Left: the person leaves here.
    """
    stirs = visit.library.answers.stirs
    ids, words = list(stirs), list(stirs.values())
    talk.say()
    talk.head(_("Did anything stir?"))
    for number, word in enumerate(words, 1):
        talk.item(str(number), word, indent=2)
    while typed := _reply(talk, _("A number, or Enter to skip: ")):
        folded = [word.casefold() for word in words]
        named = folded.index(typed.casefold()) if typed.casefold() in folded else None
        index = numbered(words, typed) if named is None else named
        if index is not None:
            return ids[index]
    return "skip"


def _ask_for_word(talk: Talk, diary: Diary, record_id: bytes) -> None:
    """Ask for a word until one fits or none is wanted.

    Raises:
        Left: the person leaves here.
    """
    from rekindle.app.errors import NothingToKeep, TextTooLong
    from rekindle.app.practising import add_word
    from rekindle.app.writing import checked
    from rekindle.life.records import LONGEST_LINE

    while typed := _reply(talk, _("Kept. A word for it, if one comes: ")):
        try:
            word = checked(typed, LONGEST_LINE)
        except NothingToKeep:
            return
        except TextTooLong as error:
            talk.say(error.sentence(_))
            continue
        keep_typed(talk, partial(add_word, diary, record_id, word))
        talk.say(_("Kept."))
        return
