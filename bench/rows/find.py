"""What it costs to find a word in everything that was kept."""

import sys
from statistics import median

from bench.figure import Figure, against
from bench.homes import PASSPHRASE, copy_of, home_of, locked_home_of
from bench.measuring import cpu_of_child
from bench.processes import inside, surroundings, told_by
from bench.registry import row

RECORDS = 18_000
"""Two pages a day for 25 years."""
TIMES = 9


@row
def find_plain() -> Figure:
    """A rare word in pages of ASCII letters, from the first shelf to the last."""
    return _found("plain", limit=1.5)


@row
def find_accented() -> Figure:
    """The same in pages where every third word has an accent, so that letters are folded."""
    return _found("accented", limit=3)


@row
def find_mixed() -> Figure:
    """The same in a life with check-ins, practices, flickers and offers too."""
    return _found("mixed", limit=1.5)


@row
def find_command() -> Figure:
    """`rekindle find` on a locked home, from the start of the process to its end, Argon2id included."""
    home = locked_home_of(RECORDS, "plain")
    command = (sys.executable, "-m", "rekindle", "--home", str(home), "find", "sabelzahntiger")
    ours = median(cpu_of_child(command, surroundings({"REKINDLE_PASSPHRASE": PASSPHRASE})) for _ in range(TIMES))
    floor = median(cpu_of_child(inside("start"), surroundings()) for _ in range(TIMES))
    what = f"rekindle find, a rare word in {RECORDS:,} pages, a process"
    return against(what, ours, "s CPU", floor=floor, floor_what="the same imports and Argon2id alone", limit=2)


def _found(life: str, limit: float) -> Figure:
    told = told_by("finding", copy_of(home_of(RECORDS, life)), TIMES)
    return against(
        f"find a rare word in {RECORDS:,} records, {life}",
        1000 * told["ours"],
        "ms CPU",
        floor=1000 * told["floor"],
        floor_what="read, open and decode alone",
        limit=limit,
    )
