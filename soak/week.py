"""The week: several hands at once, the server killed under them, the clock going on, the nights between."""

import random
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import timedelta

from soak.acts import Act, Hand
from soak.browser import Browser, NoAnswer
from soak.chromium import in_chromium
from soak.home import Home
from soak.ledger import Ledger
from soak.terminal import TerminalHand

DAYS, SITTINGS = 7, 2
WAKING = timedelta(hours=15)
NIGHT = timedelta(days=1) - WAKING
WINDOWS = 3
Acts = Mapping[str, tuple[Act, int]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How much happens: acts in the browser and in the terminal, kills of the server."""

    acts: int
    kills: int
    seed: int


class Week:
    """One week at one home."""

    def __init__(self, home: Home, plan: Plan) -> None:
        self._home = home
        self._plan = plan
        self.ledger = Ledger()
        self.wanted: set[str] = set()
        """The names of all acts that there are; a week in which one never came says nothing of it."""
        self._rng = random.Random(plan.seed)  # noqa: S311 - which act comes next, not a key
        self._over = threading.Event()
        self._broken: list[Exception] = []

    def live(self) -> None:
        """Live through the week.

        Raises:
            Broken: the program did what it never may.
        """
        hands = [threading.Thread(target=self._use, args=hand) for hand in enumerate(self._hands())]
        for hand in hands:
            hand.start()
        try:
            self._let_time_pass()
        finally:
            self._over.set()
            for hand in hands:
                hand.join()
        if self._broken:
            raise self._broken[0]

    def _hands(self) -> Iterator[AbstractContextManager[Acts]]:
        """Give the hands: each is opened in the thread that uses it, because Chromium's has to be."""
        for window in range(WINDOWS):
            hand = Hand(Browser(self._home), self.ledger, self._seeded(), goes_on=window == 0)
            yield nullcontext(hand.acts)
        yield nullcontext(TerminalHand(self._home, self.ledger, self._seeded()).acts)
        yield in_chromium(self._home, self.ledger, self._seeded())

    def _seeded(self) -> random.Random:
        return random.Random(self._rng.random())  # noqa: S311 - which act comes next, not a key

    def _use(self, number: int, hand: AbstractContextManager[Acts]) -> None:
        """Do one act after another until the week is over; what is broken ends it."""
        rng = random.Random(self._plan.seed + number)  # noqa: S311
        try:
            with hand as acts:
                self._go_on(acts, rng)
        except Exception as error:  # noqa: BLE001 - told when the week is over
            self._broken.append(error)
            self._over.set()

    def _go_on(self, acts: Acts, rng: random.Random) -> None:
        names, weights = list(acts), [often for _, often in acts.values()]
        self.wanted.update(names)
        while not self._over.is_set():
            name = rng.choices(names, weights)[0]
            self.ledger.begin(name)
            try:
                acts[name][0]()
            except NoAnswer:
                self.ledger.act(name, answered=False)
                self._home.wait()
            else:
                self.ledger.act(name)

    def _let_time_pass(self) -> None:
        """Kill the server now and then; move the clock from one sitting to the next, with a night after each day.

        Within a sitting time goes by as it does on the wall, so that what takes a real browser seconds can be done.
        """
        plan, sat = self._plan, 0
        kill_at = sorted(self._rng.uniform(0, plan.acts) for _ in range(plan.kills))
        while (done := self.ledger.acts.total()) < plan.acts and not self._over.is_set():
            if done / plan.acts * DAYS * SITTINGS > sat + 1:
                sat += 1
                self._home.clock.pass_by(NIGHT if sat % SITTINGS == 0 else WAKING / SITTINGS)
            if kill_at and kill_at[0] <= done:
                kill_at.pop(0)
                self._home.kill()
                self.ledger.kill("server")
            time.sleep(0.05)
