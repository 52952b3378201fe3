"""Playing a practice of words in a terminal: a start to finish or leave, lines to take by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rekindle.cli.answers import numbered
from rekindle.cli.leaving import Left, heed, reply
from rekindle.cli.talk import Talk
from rekindle.cli.texts import END
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.method.players import Letter, TenWords, Write
    from rekindle.method.players.step import Said

ROOM_FOR_START = 200
"""Letters left free beside the words of one's own, for the start that they follow."""


@dataclass
class Page:
    """What stands on a page so far."""

    start: str
    lines: list[str] = field(default_factory=list)
    picks: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written or taken yet."""
        return not self.picks and not any(line.strip() for line in self.lines)

    @property
    def said(self) -> Said:
        """Give it as what was said on its screen."""
        from rekindle.method.players.step import Said

        return Said(tuple(self.picks), "\n".join(self.lines), self.start)


def play_ten_words(talk: Talk, play: TenWords, page: Page) -> None:
    """Ask for a few words; a number takes the line without words, or another way in.

    Raises:
        Left: the person leaves earlier.
    """
    from rekindle.app.errors import TextTooLong
    from rekindle.life.records import LONGEST_LINE

    _offer(talk, [play.tap])
    _offer(talk, play.ways, _("Another way in"), first=2)
    talk.aside(_("A number takes one. Enter goes on."))
    while True:
        words = reply(talk, f"{page.start} ")
        chosen = numbered([play.tap, *play.ways], words)
        if chosen == 0:
            page.picks.append(play.tap)
            return
        if chosen is not None:
            page.start = play.ways[chosen - 1]
        elif len(words) > LONGEST_LINE - ROOM_FOR_START:
            talk.say(_(TextTooLong.message))
        else:
            page.lines.append(words)
            return


def play_write(talk: Talk, play: Write | Letter, page: Page) -> None:
    """Collect lines up to a dot alone or the end of input; a number takes a start or a line.

    Raises:
        Left: the person leaves earlier.
    """
    ways = play.starts[1:]
    if play.before:
        talk.say(play.before)
    _offer(talk, ways, _("Another way in"))
    _offer(talk, play.picks, _("Or one of these"), first=len(ways) + 1)
    talk.aside(_("A number takes one. A line with a dot alone, or Ctrl-D, ends it."))
    talk.say(page.start)
    while (typed := talk.ask("")) is not None:
        for line in typed.split("\n"):
            if line.strip() == END:
                _finish(talk, play, page)
                return
            _take(talk, page, heed(line), ways, play.picks, line)
    if page.is_empty:
        raise Left("stopped")
    _finish(talk, play, page)


def _take(talk: Talk, page: Page, said: str, ways: Sequence[str], picks: Sequence[str], line: str) -> None:
    chosen = numbered([*ways, *picks], said)
    if chosen is None:
        page.lines.append(line)
    elif chosen < len(ways):
        page.start = ways[chosen]
        talk.say(page.start)
    else:
        page.picks.append(picks[chosen - len(ways)])
        talk.say(page.picks[-1])


def _finish(talk: Talk, play: Write | Letter, page: Page) -> None:
    from rekindle.method.players import Write

    if isinstance(play, Write) and play.ends_with and not page.is_empty:
        talk.say(play.ends_with)


def _offer(talk: Talk, lines: Sequence[str], heading: str = "", first: int = 1) -> None:
    if heading and lines:
        talk.aside(f"{heading}:")
    for number, line in enumerate(lines, first):
        talk.item(f"{number:>2}", line, indent=2)
