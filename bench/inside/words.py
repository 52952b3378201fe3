"""Reads and decodes the whole content once, as a process does, and prints what that cost and what its floor does.

The figures are seconds of processor time.
"""

import json
import sys
from functools import cached_property

import tomli

from bench.measuring import cpu_of
from rekindle import content
from rekindle.app import page_words  # noqa: F401 - the reading is measured, not the loading of what reads
from rekindle.app.library import Library
from rekindle.guide import why  # noqa: F401
from rekindle.help import countries, heavy, lines, texts  # noqa: F401
from rekindle.method import (  # noqa: F401
    asks,
    before,
    body,
    catalogue,
    elements,
    evidence,
    feelings,
    map,  # noqa: A004 - a module of that name, which nothing here calls
    needs,
    prompts,
    states,
)

LANGUAGE = "en"


def main() -> None:
    """Read and measure."""
    ours = cpu_of(_read_all)
    sys.stdout.write(json.dumps({"ours": ours, "floor": cpu_of(_parse_all)}))


def _read_all() -> None:
    library = Library(content.read, content.read_folder, LANGUAGE)
    for name, part in vars(Library).items():
        if isinstance(part, cached_property):
            getattr(library, name)


def _parse_all() -> None:
    for folder in ("", LANGUAGE, f"{LANGUAGE}/practices"):
        for _name, data in content.read_folder(folder):
            tomli.loads(data.decode())


if __name__ == "__main__":
    main()
