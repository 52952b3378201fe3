"""Lives through a week of use, and says what became of every word that was acknowledged."""

import argparse
import json
import re
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from soak.home import Broken, Home, ended
from soak.ledger import Ledger, Verdict
from soak.week import Plan, Week

WORD = re.compile(r"ember\d{6}")


def main() -> int:
    """Run the week and print the report; give the exit status."""
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--acts", type=int, default=3_000, help="how many acts the week has")
    parser.add_argument("--kills", type=int, default=60, help="how often the server is killed")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000, help="the same seed, the same mix")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rekindle-soak-") as folder:
        home = Home(Path(folder))
        week = Week(home, Plan(asked.acts, asked.kills, asked.seed))
        print(f"A week of {asked.acts} acts and {asked.kills} kills of the server. Seed {asked.seed}.")
        home.begin()
        home.start()
        try:
            week.live()
        finally:
            home.stop()
        return report(home, week)


def report(home: Home, week: Week) -> int:
    """Look for every word, ask the doctor, and print what was found; give the exit status."""
    ledger, found = week.ledger, words_in_a_copy(home)
    never = sorted(name for name in week.wanted if not ledger.acts[name])
    verdict = ledger.judge(found)
    doctor = json.loads(ended(home.command("doctor", "--json")).stdout)
    doubled = tuple(f"{word} ({', '.join(kinds)})" for word, kinds in found.items() if is_kept_twice(kinds))
    faults = home.faults().strip()
    print(table(ledger, verdict, len(doubled)))
    for what, words in (("Lost", verdict.lost), ("Back though let go", verdict.back), ("Kept twice", doubled)):
        if words:
            print(f"{what}: {', '.join(f'{word} in {ledger.act_of(word)}' for word in words[:20])}")
    if never:
        print(f"Never done in this week: {', '.join(never)}.")
    print(f"The doctor is {'content' if doctor['ok'] else 'not content'}: {doctor['findings'] or 'nothing found'}.")
    print(f"The server said: {faults or 'nothing'}.")
    return 0 if doctor["ok"] and not (verdict.lost or verdict.back or doubled or faults or never) else 1


def is_kept_twice(kinds: Sequence[str]) -> bool:
    """Tell from the kinds of all records that hold a word whether it was kept more often than it was said.

    The line of a check-in is shown again for a quarter of an hour; kept after that, it stands in the next one too.
    A feeling's own word, and a line of a list, stand beside the practice that they came from, to be offered again.
    """
    beside = {"own-feeling-word", "list-item"} if "practice-done" in kinds else set()
    said = [kind for kind in kinds if kind not in beside]
    return len(said) > 1 and set(said) != {"check-in"}


def words_in_a_copy(home: Home) -> dict[str, list[str]]:
    """Take everything along, as a person does who leaves, and give the kinds of the records that hold each word."""
    copy = home.folder.parent / "notes.zip"
    taken = ended(home.command("export", str(copy)))
    if taken.returncode:
        raise Broken(f"the copy cannot be taken: {taken.stderr.strip()}")
    found: dict[str, list[str]] = defaultdict(list)
    with zipfile.ZipFile(copy) as archive, archive.open("records.jsonl") as records:
        for line in records:
            for word in set(WORD.findall(line.decode())):
                found[word].append(json.loads(line)["record"]["kind"])
    return found


def table(ledger: Ledger, verdict: Verdict, doubled: int) -> str:
    """Give the counts, one to a line."""
    answered = sum(times for name, times in ledger.acts.items() if not name.startswith("killed "))
    counts = {
        "acts": ledger.acts.total(),
        "of them answered": answered,
        "of them cut off by a kill or a lock": ledger.acts.total() - answered,
        "kills of the server": ledger.kills["server"],
        "kills of commands": ledger.kills["commands"],
        "words acknowledged": verdict.kept,
        "words kept": verdict.kept - len(verdict.lost),
        "words lost": len(verdict.lost),
        "words back though let go": len(verdict.back),
        "words kept twice": doubled,
    }
    width = max(map(len, counts))
    return "\n".join(f"{name:<{width}}  {number:>7,}" for name, number in counts.items())


if __name__ == "__main__":
    sys.exit(main())
