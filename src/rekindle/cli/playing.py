"""Playing a practice in a terminal, whichever kind it is, and what was said in it, however it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rekindle.cli.asked import ask
from rekindle.cli.asked_own import ask_day, ask_draft, ask_list, ask_plan, say_both_times
from rekindle.cli.body import ask_where
from rekindle.cli.breathing import breathe_along
from rekindle.cli.drawing import draw
from rekindle.cli.feeling_words import ask_for_feelings
from rekindle.cli.leaving import Left
from rekindle.cli.pace import may_move
from rekindle.cli.pages import ask_page, ask_ten_words
from rekindle.cli.passing import choose_length, let_time_pass, wants_bell
from rekindle.cli.talk import Talk

if TYPE_CHECKING:
    from datetime import date

    from rekindle.app.diary import Diary
    from rekindle.app.library import Library
    from rekindle.app.practising import Ended
    from rekindle.cli.own_lists import OwnLists
    from rekindle.method.players.player import Walk
    from rekindle.method.players.step import Face, Said, Screen
    from rekindle.method.practice import Form, Practice


def _nothing() -> Said:
    from rekindle.method.players.step import Said

    return Said()


@dataclass
class Playing:
    """A practice on its way."""

    talk: Talk
    practice: Practice
    form: Form
    still: bool
    walk: Walk
    """What was said on the screens that were passed."""
    library: Library
    diary: Diary
    now: Said = field(default_factory=_nothing)
    """What was said on this screen so far. Whoever asks puts it here as it comes, so leaving loses none of it."""
    bell: bool | None = None
    """Whether the terminal rings when its time is over; None as long as that was not asked."""
    today: date | None = None
    """The person's own day, for what waits for another one."""
    own: OwnLists | None = None
    """The person's own lines on the list of this practice; None where it has none."""
    leads: str = ""
    """Where an answer led in place of the next screen: help, steady, or the id of a practice."""

    def play(self) -> Ended:
        """Play it to its end, or until the person leaves; tell how it ended."""
        try:
            self._play()
        except Left as left:
            return left.ended
        except KeyboardInterrupt:
            self.talk.say()
            return "stopped"
        return "done"

    @property
    def said(self) -> tuple[str, ...]:
        """What there is to keep of what was said so far."""
        return self.practice.play.kept(self.walk_so_far)

    @property
    def would_stay(self) -> bool:
        """Whether what was said so far would be kept if it were stopped now."""
        from rekindle.app.practising import Played, stays

        stopped = Played(self.practice, self.form, "stopped", walk=self.walk_so_far)
        return not self.practice.leaves_no_trace and stays(stopped)

    @property
    def walk_so_far(self) -> Walk:
        """All that was said, with what stands on this screen."""
        if self.now == _nothing():
            return self.walk
        return replace(self.walk, said=(*self.walk.said, self.now))

    def _play(self) -> None:
        from rekindle.method.players import Breath

        if isinstance(self.practice.play, Breath):
            breathe_along(self.talk, self.practice.play, self.form, still=self.still)
            return
        while len(self.walk.said) < len(screens := self.practice.play.screens(self.walk)):
            screen = screens[len(self.walk.said)]
            if self.own is not None and not self.walk.said:
                self.own.show(self.talk)
            ASKERS[screen.face](self, screen)
            said = self.now
            self.walk, self.now = replace(self.walk, said=(*self.walk.said, said)), _nothing()
            for line in screen.then(said):
                self.talk.say(line)
            leads = screen.leads(said)
            if leads:
                self.leads = "" if leads == "end" else leads
                return


def _ask_plainly(playing: Playing, screen: Screen) -> None:
    talk, walk = playing.talk, playing.walk
    talk.say()
    for line in walk.stood if walk.back and not walk.said else ():
        talk.aside(line)
    talk.say(screen.say)
    _ask_for_answers(playing, screen)


def _ask_in_time(playing: Playing, screen: Screen) -> None:
    _let_time_pass(playing, screen)
    if screen.step.answers or screen.step.ask:
        _ask_for_answers(playing, screen)


def _ask_for_answers(playing: Playing, screen: Screen) -> None:
    from rekindle.app.practising import room_of

    playing.now = ask(playing.talk, screen, room_of(playing.practice, playing.walk))


def _let_time_pass(playing: Playing, screen: Screen) -> None:
    """Let the time of a screen pass; how long, and whether a bell rings, is asked before it begins."""
    talk, still = playing.talk, playing.still
    if screen.lengths:
        playing.walk = replace(playing.walk, minutes=choose_length(talk, screen))
    if screen.face == "dark" and playing.bell is None:
        playing.bell = may_move(talk, still=still) and wants_bell(talk)
    screen, *after = playing.practice.play.screens(playing.walk)[len(playing.walk.said) :]
    goes_on = screen.flows and bool(after)
    let_time_pass(talk, screen, still=still, bell=bool(playing.bell), goes_on=goes_on)


ASKERS: Mapping[Face, Callable[[Playing, Screen], None]] = {
    "step": _ask_plainly,
    "tones": _ask_plainly,
    "timer": _ask_in_time,
    "dark": _ask_in_time,
    "page": ask_page,
    "letter": ask_page,
    "ten-words": ask_ten_words,
    "plan": ask_plan,
    "draft": ask_draft,
    "canvas": draw,
    "outline": ask_where,
    "feelings": ask_for_feelings,
    "list": ask_list,
    "seal": ask_day,
    "beside": say_both_times,
}
"""What asks each face of a screen."""
