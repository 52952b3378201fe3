"""What a process of this version finds in a home that is older, and that it can write into it."""

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


def open_and_write() -> int:
    """Print what is in a home, `HOME [PASSPHRASE]`, then what is in it after something was written."""
    _program, folder, *passphrase = sys.argv
    house = open_house(Path(folder))
    opened = keys.unlock(house, passphrase[0]) if passphrase else keys.open_key_file(house)
    diary = house.diary(opened.person, opened.key)
    before = everything_in(diary)
    kept = writing.keep_entry(diary, writing.Written(NEW))
    after = everything_in(diary)
    sys.stdout.write(json.dumps({"before": before, "after": after, "new": kept.id.hex()}))
    sys.stdout.flush()
    close_house()
    return 0


def try_the_code() -> int:
    """Try a recovery code on a home, `HOME CODE`; give 0 where it works."""
    _program, folder, code = sys.argv
    return 0 if keys.recovery_code_works(open_house(Path(folder)), code) else 1
