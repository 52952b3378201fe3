"""The ledger: every word that was said, and what the program had answered when it was asked for last.

A word is made up for one place alone, so that it can be found again. What was acknowledged has to be there; what was
let go, and acknowledged so, has to be gone; what had no answer, because a kill came first, may be either.
"""

import threading
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import count


class Stands(Enum):
    """What is known of a word."""

    OPEN = "asked, not answered"
    KEPT = "kept"
    GONE = "let go"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the words: how many had to be there, which were not, and which were there though let go."""

    kept: int
    lost: tuple[str, ...]
    back: tuple[str, ...]


class Ledger:
    """What was said and answered; many hands write into it at once."""

    def __init__(self) -> None:
        self.acts: Counter[str] = Counter()
        """Acts by name: those that were answered, and after `killed ` those that were not."""
        self.kills: Counter[str] = Counter()
        self.importing = threading.Lock()
        """Held by whoever brings a file in: what is taken back is whatever came in last."""
        self._numbers = count(1)
        self._stands: dict[str, Stands] = {}
        self._either: list[tuple[str, str]] = []
        self._alone = threading.Lock()
        self._now = threading.local()
        self._acts_of: dict[str, str] = {}

    def begin(self, name: str) -> None:
        """Note which act this hand is at."""
        self._now.act = name

    def word(self) -> str:
        """Make a word up that nobody said before."""
        with self._alone:
            word = f"ember{next(self._numbers):06}"
            self._stands[word] = Stands.OPEN
            self._acts_of[word] = getattr(self._now, "act", "")
        return word

    def act_of(self, word: str) -> str:
        """Name the act in which a word was said."""
        return self._acts_of.get(word[:11], "")

    def keep(self, *words: str) -> None:
        """Note that these were acknowledged."""
        self._note(words, Stands.KEPT)

    def ask(self, *words: str) -> None:
        """Note that something was asked for that may take these away, or bring them back."""
        self._note(words, Stands.OPEN)

    def let_go(self, *words: str) -> None:
        """Note that these were acknowledged to be gone."""
        self._note(words, Stands.GONE)

    def exchange(self, old: str, new: str) -> None:
        """Note that one is asked to take the other's place: whatever happens, one of them is there."""
        with self._alone:
            self._stands[old] = self._stands[new] = Stands.OPEN
            self._either.append((old, new))

    def act(self, name: str, *, answered: bool = True) -> None:
        """Count an act."""
        with self._alone:
            self.acts[name if answered else f"killed {name}"] += 1

    def kill(self, what: str) -> None:
        """Count a kill."""
        with self._alone:
            self.kills[what] += 1

    def kept_words(self) -> list[str]:
        """Give the words that have to be there."""
        with self._alone:
            return [word for word, stands in self._stands.items() if stands is Stands.KEPT]

    def judge(self, found: Collection[str]) -> Verdict:
        """Hold what was found against what was acknowledged."""
        kept = self.kept_words()
        lost = [word for word in kept if word not in found]
        # Of two of which one had to stay, the later one may have been taken away since, and been told so.
        lost += [
            f"{old}/{new}" for old, new in self._either if self._missing(old, found) and self._missing(new, found)
        ]
        back = [word for word, stands in self._stands.items() if stands is Stands.GONE and word in found]
        return Verdict(len(kept), tuple(lost), tuple(back))

    def _missing(self, word: str, found: Collection[str]) -> bool:
        return self._stands[word] is Stands.OPEN and word not in found

    def _note(self, words: Iterable[str], stands: Stands) -> None:
        with self._alone:
            self._stands.update(dict.fromkeys(words, stands))
