"""Opens a home as a process of this version does, writes into it, and prints what it holds: `HOME [PASSPHRASE]`."""

import base64
import json
import sys
from pathlib import Path

from rekindle.app import keys, writing
from rekindle.app.diary import Diary, Unreadable
from rekindle.bootstrap import close_house, open_house
from rekindle.life import codec

NEW = "kept by the newer version"


def everything_in(diary: Diary) -> dict[str, str]:
    """Give the JSON of every record by its id (hex), encoded anew; what cannot be read is empty."""
    return {
        one.id.hex(): "" if isinstance(one, Unreadable) else codec.encode(one.record).decode()
        for one in diary.everything()
    }


def main(folder: Path, passphrase: str = "") -> None:
    """Print what is in it, then what is in it after something was written."""
    house = open_house(folder)
    opened = keys.unlock(house, passphrase) if passphrase else keys.open_key_file(house)
    diary = house.diary(opened.person, opened.key)
    before = everything_in(diary)
    kept = writing.keep_entry(diary, writing.Written(NEW))
    after = everything_in(diary)
    shown = {"before": before, "after": after, "new": kept.id.hex()}
    sys.stdout.write(base64.b64encode(json.dumps(shown).encode()).decode())
    close_house()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
