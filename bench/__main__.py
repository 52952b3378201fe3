"""Measures the rows that are named, or all of them, and prints the table: `python -m bench [ROW ...]`.

Ends with 1 when a budget does not hold.
"""

import argparse
import sys

from bench.figure import table
from bench.registry import all_rows


def main() -> int:
    """Measure and print; give the exit status."""
    rows = all_rows()
    parser = argparse.ArgumentParser(prog="bench", description="Measure what Rekindle costs.")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"of: {', '.join(rows)}")
    chosen = parser.parse_args().rows or list(rows)
    if unknown := set(chosen) - set(rows):
        parser.error(f"no such row: {', '.join(sorted(unknown))}; there are: {', '.join(rows)}")
    figures = []
    for name in chosen:
        sys.stderr.write(f"measuring {name} ...\n")
        figures.append(rows[name]())
    print(table(figures))
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
