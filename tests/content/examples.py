"""The examples on the page about writing a practice, as they stand there and as the practices that they are."""

import re
from pathlib import Path
from typing import Any

import msgspec
import tomli

from rekindle.method.practice import Practice
from tests.content.reading import Said, said_in
from tests.method.shipped import CATALOGUE

PAGE = Path(__file__).parents[2].joinpath("docs", "writing-practices.md").read_text("utf-8")
WHOLE, *PLAYS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
(ROW,) = re.findall(r"```csv\n(.*?)\n```", PAGE, re.DOTALL)


def _named(text: str) -> dict[str, Any]:
    """Give what an example tells, those of a player alone under a name of their own."""
    told = tomli.loads(text)
    return told if "id" in told else {"id": f"example-{told['play']['player']}", **told}


TOLD = [told for told in map(_named, (WHOLE, *PLAYS)) if told["id"] not in CATALOGUE]
"""What ships by now is held to the rules as it ships."""
EXAMPLES: tuple[Practice, ...] = tuple(msgspec.convert({**tomli.loads(WHOLE), **told}, Practice) for told in TOLD)


def said_in_examples() -> tuple[Said, ...]:
    """Give every string of the examples that a person would read."""
    return tuple(said for told in TOLD for said in said_in(f"docs/practices/{told['id']}.toml", told))
