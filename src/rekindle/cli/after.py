"""After a practice: what is kept of it, and the one question; too much leads to steadying."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rekindle.cli.answers import numbered
from rekindle.cli.keeping import keep_typed
from rekindle.cli.playing import Playing
from rekindle.cli.steadying import steady, ways_out
from rekindle.cli.talk import Talk
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.diary import Diary
    from rekindle.app.practising import Ended
    from rekindle.method.states import Stir

KEEP, LET_GO = "k", "l"


def end(visit: Visit, diary: Diary, playing: Playing, ended: Ended) -> None:
    """Keep that a practice ended, with what it keeps, and ask what stirred, where asking is right."""
    from rekindle.app.feelings import named_in
    from rekindle.app.practising import Played, finish, is_put_away
    from rekindle.cli.drawing import picture_of

    talk, practice, said = playing.talk, playing.practice, playing.said
    if practice.leaves_no_trace:
        return
    keep: bool | None = None
    if ended == "done":
        talk.say()
        talk.say(practice.play.closing(playing.walk.turn))
        keep = _ask_to_keep(talk, playing) if said else None
    elif playing.is_written_on:
        keep = True  # words that were being written are not lost by stopping
    named = named_in(visit.library, practice, playing.walk)
    picture = picture_of(visit.house.pictures, practice, playing.walk) if keep is not False else None
    walk = playing.walk_so_far
    played = Played(practice, playing.form, ended, said, keep, named=named, walk=walk, picture=picture)
    kept = keep_typed(talk, lambda: finish(diary, played))
    if said and (keep or (keep is None and (kept.record.kept or picture or is_put_away(played)))):
        talk.say(_put_away() if is_put_away(played) else _("What you wrote is kept."))
    if ended == "too-much":
        be_steadied(visit, diary, talk, still=playing.still)
    elif ended == "done" and not playing.leads:
        _ask_what_stirred(visit, diary, playing, kept.id)


def _put_away() -> str:
    return _("It is put away. “rekindle letters” opens it when its day has come.")


def be_steadied(visit: Visit, diary: Diary, talk: Talk, *, still: bool) -> None:
    """Lead to what is steady; the second time within the hour, to the ways out alone."""
    from rekindle.app.practising import too_much_twice

    if too_much_twice(diary.recent(), diary.now()):
        ways_out(talk, visit)
    else:
        steady(talk, visit.library.steady, still=still)


def _ask_to_keep(talk: Talk, playing: Playing) -> bool | None:
    """Ask whether the words stay; None leaves it to the practice."""
    from rekindle.app.practising import keeps_by_itself

    if keeps_by_itself(playing.practice):
        question = _("Enter keeps your words, l and Enter lets them go: ")
    else:
        question = _("Enter lets your words go, k and Enter keeps them: ")
    try:
        typed = (talk.ask(question) or "").strip().casefold()
    except KeyboardInterrupt:
        return None
    return {KEEP: True, LET_GO: False}.get(typed)


def _ask_what_stirred(visit: Visit, diary: Diary, playing: Playing, record_id: bytes) -> None:
    from rekindle.app.practising import answer

    talk = playing.talk
    try:
        stirred = _stirred(talk, visit)
        if stirred is None:
            return
        answer(diary, visit.library.catalogue, record_id, stirred)
        if stirred == "too-much":
            be_steadied(visit, diary, talk, still=playing.still)
        elif stirred != "skip":
            _ask_for_word(talk, diary, record_id)
    except KeyboardInterrupt:
        talk.say()


def _stirred(talk: Talk, visit: Visit) -> Stir | None:
    """Ask the one question; None when nobody is there to answer it."""
    stirs = visit.library.answers.stirs
    ids, words = list(stirs), list(stirs.values())
    talk.say()
    talk.head(_("Did anything stir?"))
    for number, word in enumerate(words, 1):
        talk.item(str(number), word, indent=2)
    while (typed := talk.ask(_("A number, or Enter to skip: "))) is not None:
        if not typed.strip():
            return "skip"
        folded = [word.casefold() for word in words]
        named = folded.index(typed.strip().casefold()) if typed.strip().casefold() in folded else None
        index = numbered(words, typed) if named is None else named
        if index is not None:
            return ids[index]
    return None


def _ask_for_word(talk: Talk, diary: Diary, record_id: bytes) -> None:
    from rekindle.app.errors import NothingToKeep, TextTooLong
    from rekindle.app.practising import add_word
    from rekindle.app.writing import checked
    from rekindle.life.records import LONGEST_LINE

    while (typed := talk.ask(_("Kept. A word for it, if one comes: "))) is not None:
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
