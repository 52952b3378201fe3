"""Asking for feeling words in a terminal: a few with numbers, all others one sign further, one's own at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from rekindle.cli.answers import Answers, NotAnAnswer, numbered
from rekindle.cli.leaving import reply
from rekindle.cli.talk import Talk
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.app.library import Library
    from rekindle.cli.playing import Playing
    from rekindle.life.records import Feeling
    from rekindle.method.feelings import FeelingWord
    from rekindle.method.players.step import Screen

MORE = "?"
"""Shows the groups; with the number of one behind it, its words."""


@dataclass
class Words:
    """What is offered by number: it grows as more is shown, so that a number keeps its word."""

    talk: Talk
    library: Library
    offered: list[str] = field(default_factory=list)

    def offer(self, words: Sequence[str]) -> None:
        """Show words in one line, each with its number."""
        fresh = [word for word in dict.fromkeys(words) if word not in self.offered]
        first = len(self.offered) + 1
        self.offered += fresh
        if fresh:
            self.talk.say(", ".join(f"{number} {word}" for number, word in enumerate(fresh, first)), indent=2)

    def explain(self, words: Sequence[FeelingWord]) -> None:
        """Show words one below the other, each with its number, what it means, and how it may feel in the body."""
        for one in words:
            if one.word not in self.offered:
                self.offered.append(one.word)
            number = self.offered.index(one.word) + 1
            self.talk.item(str(number), f"{one.word}: {one.meaning}", indent=2)
            self.talk.aside(_("In the body: %(feels)s") % {"feels": one.body}, indent=6)

    def ask(self, question: str, reply: Callable[[str], str]) -> str:
        """Give what was typed, once it is no wish to see more words."""
        groups = self.library.feelings.groups
        while (typed := reply(question)).startswith(MORE):
            index = numbered(groups, typed.removeprefix(MORE))
            if index is None:
                self.talk.aside(_("Near to: type ? and a number."))
                self.talk.say(", ".join(f"?{number} {one.title}" for number, one in enumerate(groups, 1)), indent=2)
            else:
                self.explain(groups[index].words)
        return typed

    def read(self, typed: str) -> tuple[Feeling, ...]:
        """Read numbers and words, commas between them, each with how strong it is behind a colon if one likes.

        Raises:
            NotAnAnswer: one of them does not read as a word.
            TextTooLong: one is longer than a line can be.
        """
        answers = Answers(self.library)
        said = (answers.feeling(self._named(part)) for part in typed.split(",") if part.strip())
        return tuple({one.word: one for one in said}.values())

    def say_meanings(self, said: Iterable[Feeling]) -> None:
        """Say what each of our words means, once it was chosen."""
        chosen = {one.word for one in said}
        for one in self.library.feelings:
            if one.id in chosen:
                self.talk.aside(f"{one.word}: {one.meaning}", indent=2)

    def _named(self, part: str) -> str:
        """Put the word in the place of its number."""
        word, colon, strength = part.partition(":")
        index = numbered(self.offered, word)
        return part if index is None else f"{self.offered[index]}{colon}{strength}"


def ask_for_feelings(playing: Playing, screen: Screen) -> None:
    """Ask for a word within a practice, and say what it means.

    Raises:
        Left: the person leaves.
    """
    from rekindle.app import feelings
    from rekindle.app.errors import TextTooLong
    from rekindle.method.players.step import Said

    talk, library, diary = playing.talk, playing.library, playing.diary
    talk.say()
    talk.say(screen.say)
    words, timeline = Words(talk, library), diary.recent()
    words.offer([answer.word for answer in screen.step.answers])
    words.offer([one.word for one in feelings.first_words(timeline, diary, library.feelings)])
    words.offer([one.record.word for one in feelings.own_words(timeline)])
    say_how(talk)
    while True:
        typed = words.ask(_("A number or a word, or Enter: "), partial(reply, talk))
        try:
            said = words.read(typed)
        except (NotAnAnswer, TextTooLong) as error:
            talk.say(error.sentence(_) if isinstance(error, TextTooLong) else str(error))
            continue
        words.say_meanings(said)
        playing.now = Said(tuple(feelings.say(library, one) for one in said))
        return


def say_how(talk: Talk) -> None:
    """Say what can be typed besides a number."""
    talk.aside(_("“numb:faint” says how strong. ? shows more words. Your own words are fine."))
