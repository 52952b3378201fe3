"""A terminal for tests: it runs commands in this process, on an empty house, through the place where errors end."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from click.testing import CliRunner

from rekindle.app.house import House
from rekindle.app.keys import Opened, begin
from rekindle.cli.refusals import NoOneToAsk
from rekindle.cli.running import run
from rekindle.cli.visit import Visit
from tests.django_settings import HOME

PASSPHRASE = "wet slate, tin roof, slow tram"


@dataclass(frozen=True)
class Answered:
    """What a command did: its exit status, and what it printed."""

    status: int
    out: str
    err: str

    @property
    def everything(self) -> str:
        """All that was printed."""
        return self.out + self.err


@dataclass
class Terminal:
    """Types commands, and hands over secrets as a person would at a hidden prompt."""

    house: House
    asked: list[str] = field(default_factory=list)
    """The questions for secrets, in their order."""

    def run(
        self,
        *args: str,
        typed: str | bytes = "",
        secrets: Sequence[str] = (),
        env: Mapping[str, str | None] | None = None,
    ) -> Answered:
        """Run one command; `typed` is standard input, to its end."""
        answers = iter(secrets)

        def ask_secret(question: str) -> str:
            self.asked.append(question)
            answer = next(answers, None)
            if answer is None:
                raise NoOneToAsk
            return answer

        visit = Visit(HOME.folder, lambda _folder: self.house, ask_secret)
        clean = {"REKINDLE_PASSPHRASE": None, "REKINDLE_STILL": None, "NO_COLOR": None}
        with CliRunner().isolation(input=typed, env={**clean, **(env or {})}) as (out, err, _both):
            status = run(args, visit)
            sys.stderr.flush()
            return Answered(status, _text(out.getvalue()), _text(err.getvalue()))

    def begin(self) -> Opened:
        """Begin without a passphrase."""
        return begin(self.house)


@pytest.fixture
def terminal(house: House) -> Iterator[Terminal]:
    """A terminal in front of an empty house."""
    yield Terminal(house)
    for left in (HOME.serving, HOME.folder / "serving.lock"):
        left.unlink(missing_ok=True)


def _text(data: bytes) -> str:
    return data.decode().replace("\r\n", "\n")
