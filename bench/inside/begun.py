"""Begins a page of a million letters in a home in key file mode, and leaves it as a draft: `HOME`."""

import sys
from pathlib import Path

from rekindle.app import drafts, keys
from rekindle.bootstrap import close_house, open_house
from rekindle.life.filled import Filled
from rekindle.life.records import LONGEST_TEXT


def main(home: Path) -> None:
    """Begin it.

    Raises:
        AssertionError: it is not there afterwards.
    """
    house = open_house(home)
    opened = keys.open_key_file(house)
    diary = house.diary(opened.person, opened.key)
    page = Filled("/write", (("text", ("grey, quiet, tea. " * LONGEST_TEXT)[:LONGEST_TEXT]),))
    if not drafts.save(diary, page, "1" * 32, 1):
        raise AssertionError("the draft was not saved")
    close_house()
    print("{}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
