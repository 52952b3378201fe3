"""What a person does in a terminal: each act is a command of its own, and some are killed on the way."""

import json
import random

from soak.acts import Act
from soak.browser import NoAnswer
from soak.home import Broken, Home, ended
from soak.ledger import Ledger

KILLED_ONE_IN = 6
JOURNAL = 12
"""Entries of a journal that is brought in."""
LONGEST_LIFE = 0.9
"""Seconds within which a command is killed, when it is: about as long as one takes on a busy machine."""


class TerminalHand:
    """Somebody who uses the terminal."""

    def __init__(self, home: Home, ledger: Ledger, rng: random.Random) -> None:
        self._home = home
        self.ledger = ledger
        self.rng = rng
        self._words: list[str] = []
        self.acts: dict[str, tuple[Act, int]] = {
            "rekindle now": (self.now, 4),
            "rekindle flicker": (self.flicker, 4),
            "rekindle write": (self.write, 4),
            "rekindle step": (self.step, 1),
            "rekindle find": (self.find, 3),
            "rekindle import": (self.bring_in, 2),
            "rekindle doctor": (self.doctor, 1),
        }

    def now(self) -> None:
        """Say how it is, with a line."""
        word = self.ledger.word()
        self._run("now", "--felt", str(self.rng.randrange(11)), "--note", "-", said=word)
        self._kept(word)

    def flicker(self) -> None:
        """Keep a flicker."""
        word = self.ledger.word()
        self._run("flicker", "-", said=f"{word} over the roofs")
        self._kept(word)

    def write(self) -> None:
        """Keep a page."""
        word = self.ledger.word()
        self._run("write", "-", said=f"Late again.\n{word}\nتعب\n" * 3)
        self._kept(word)

    def _kept(self, word: str) -> None:
        self.ledger.keep(word)
        self._words.append(word)

    def step(self) -> None:
        """Look at today's step."""
        json.loads(self._run("step", "--json"))

    def find(self) -> None:
        """Look for a word that was kept here, and that nobody else changes or lets go."""
        if not self._words:
            return
        word = self.rng.choice(self._words)
        hits = json.loads(self._run("find", "-", "--json", said=word))["hits"]
        if not any(word in hit["text"] for hit in hits):
            raise Broken(f"{word} was kept and is not found")

    def bring_in(self) -> None:
        """Bring a journal in; sometimes take it back as a whole."""
        words = [self.ledger.word() for _ in range(JOURNAL)]
        journal = "".join(
            f"[2019-05-{day:02} 07:30] {word}\nA cold morning.\n\n" for day, word in enumerate(words, 1)
        )
        with self.ledger.importing:
            added = json.loads(self._run("import", "-", "--yes", "--json", said=journal))["added"]
            if added != len(words):
                raise Broken(f"{added} of {len(words)} entries came in")
            self.ledger.keep(*words)
            if self.rng.random() < 0.5:
                self.ledger.ask(*words)
                self._run("undo-import", "--yes")
                self.ledger.let_go(*words)

    def doctor(self) -> None:
        """See that all is in order."""
        told = json.loads(self._run("doctor", "--json"))
        if not told["ok"]:
            raise Broken(f"the doctor finds: {told['findings']}")

    def _run(self, *words: str, said: str = "") -> str:
        """Run a command; give what it printed.

        Raises:
            NoAnswer: it was killed.
            Broken: it refused.
        """
        killed = self.rng.random() < 1 / KILLED_ONE_IN
        done = ended(
            self._home.command(*words), said, kill_after=self.rng.uniform(0.05, LONGEST_LIFE) if killed else None
        )
        if done.returncode < 0:
            self.ledger.kill("commands")
            raise NoAnswer
        if done.returncode:
            raise Broken(f"rekindle {words[0]} ends with {done.returncode}: {done.stderr.strip()}")
        return done.stdout
