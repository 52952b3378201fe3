"""Playing a practice of words in a terminal: a start to finish or leave, lines to take by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rekindle.cli.answers import numbered
from rekindle.cli.leaving import Left, heed, reply
from rekindle.cli.talk import Talk
from rekindle.cli.texts import END
from rekindle.cli.words import _

if TYPE_CHECKING:
    from rekindle.cli.playing import Playing
    from rekindle.method.players.step import Said, Screen

ROOM_FOR_START = 200
"""Letters left free beside the words of one's own, for the start that they follow."""


def ask_ten_words(playing: Playing, screen: Screen) -> None:
    """Ask for a few words; a number takes the line without words, or another way in.

    Raises:
        Left: the person leaves earlier.
    """
    from rekindle.app.errors import TextTooLong
    from rekindle.life.records import LONGEST_LINE
    from rekindle.method.players import TenWords
    from rekindle.method.players.step import Said

    talk, play = playing.talk, playing.practice.play
    if not isinstance(play, TenWords):
        raise TypeError(play)
    playing.now = Said(start=screen.say)
    _offer(talk, [play.tap])
    _offer(talk, play.ways, _("Another way in"), first=2)
    talk.aside(_("A number takes one. What you type stands after the words below. Enter ends it."))
    while True:
        words = reply(talk, f"{playing.now.start} ")
        chosen = numbered([play.tap, *play.ways], words)
        if chosen == 0:
            playing.now = Said((play.tap,), start=playing.now.start)
            return
        if chosen is not None:
            playing.now = Said(start=play.ways[chosen - 1])
        elif len(words) > LONGEST_LINE - ROOM_FOR_START:
            talk.say(_(TextTooLong.message))
        else:
            playing.now = Said(text=words, start=playing.now.start)
            return


def ask_page(playing: Playing, screen: Screen) -> None:
    """Collect lines up to a dot alone or the end of input; a number takes a start or a line.

    Raises:
        Left: the person leaves earlier.
    """
    from rekindle.method.players import Letter, Write
    from rekindle.method.players.step import Said

    talk, play = playing.talk, playing.practice.play
    if not isinstance(play, Write | Letter):
        raise TypeError(play)
    playing.now = Said(start=screen.say)
    ways = play.starts[1:]
    if play.before:
        talk.say(play.before)
    _offer(talk, ways, _("Another way in"))
    _offer(talk, play.picks, _("Or one of these"), first=len(ways) + 1)
    talk.aside(_("A number takes one. A line with a dot alone, or Ctrl-D, ends it."))
    talk.say(screen.say)
    while (typed := talk.ask("")) is not None:
        for line in typed.split("\n"):
            if line.strip() == END:
                _finish(playing)
                return
            heed(line)
            playing.now = _taken(talk, playing.now, line, ways, play.picks)
    if _is_empty(playing.now):
        raise Left("stopped")
    _finish(playing)


def _taken(talk: Talk, page: Said, line: str, ways: Sequence[str], picks: Sequence[str]) -> Said:
    """Give what stands on a page after one more line, which may be the number of a start or of a line to take."""
    from msgspec.structs import replace

    chosen = numbered([*ways, *picks], line)
    if chosen is None:
        return replace(page, text=f"{page.text}\n{line}" if page.text else line)
    if chosen < len(ways):
        talk.say(ways[chosen])
        return replace(page, start=ways[chosen])
    pick = picks[chosen - len(ways)]
    talk.say(pick)
    return replace(page, picks=(*page.picks, pick))


def _is_empty(page: Said) -> bool:
    """Tell whether nothing was written or taken yet."""
    return not page.picks and not page.text.strip()


def _finish(playing: Playing) -> None:
    from rekindle.method.players import Write

    play = playing.practice.play
    if isinstance(play, Write) and play.ends_with and not _is_empty(playing.now):
        playing.talk.say(play.ends_with)


def _offer(talk: Talk, lines: Sequence[str], heading: str = "", first: int = 1) -> None:
    if heading and lines:
        talk.aside(f"{heading}:")
    for number, line in enumerate(lines, first):
        talk.item(f"{number:>2}", line, indent=2)
