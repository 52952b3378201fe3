"""Begins practices that look back, in a home in key file mode, and prints what that cost: `HOME TIMES`.

`plan` is one of them that looks back on a plan; `never` is looking for what was never done, through a year.
Both are seconds of processor time, the median of so many runs.
"""

import json
import sys
from pathlib import Path

from bench.measuring import cpu_of, median_of
from rekindle.app import keys, walking
from rekindle.bootstrap import open_house
from rekindle.method.players import Plan


def main(home: Path, times: int) -> None:
    """Begin them and measure."""
    house = open_house(home)
    opened = keys.open_key_file(house)
    diary = house.diary(opened.person, opened.key)
    plans = [one for one in house.library.catalogue if isinstance(one.play, Plan) and one.play.back]

    def begin_plans() -> None:
        for one in plans:
            walking.begun(diary, one, "usual")

    plan = median_of(lambda: cpu_of(begin_plans), times) / len(plans)
    never = median_of(lambda: cpu_of(lambda: walking.last_done(diary, "never-done")), times)
    sys.stdout.write(json.dumps({"plan": plan, "never": never}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
