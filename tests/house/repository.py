"""The files of this repository as git sees them, and how a test says what is wrong with them."""

import subprocess
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = frozenset({".cfg", ".css", ".html", ".in", ".js", ".md", ".py", ".svg", ".toml", ".txt", ".yml", ".yaml", ""})


@cache
def files() -> tuple[Path, ...]:
    """Give every file that is in the repository or about to be: ignored ones are neither.

    An empty repository elsewhere looks at this folder. So it works in a copy without history too, and where
    the checkout belongs to another user, which git distrusts.
    """
    with tempfile.TemporaryDirectory() as empty:
        subprocess.run(("git", "init", "--quiet", "--bare", empty), check=True)
        git = ("git", f"--git-dir={empty}", f"--work-tree={ROOT}")
        asked = (*git, "ls-files", "-z", "--others", "--exclude-standard")
        listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(ROOT / name for name in sorted(listed.split("\0")) if name)


def files_ending(*endings: str, under: str = "") -> list[Path]:
    """Give the files with one of these endings in a folder of the repository, migrations left out.

    Migrations are written by Django and follow its form.
    """
    folder = ROOT / under
    return [
        file
        for file in files()
        if file.suffix in endings and folder in file.parents and "migrations" not in file.parts
    ]


def name_of(file: Path) -> str:
    """Give a file's path within the repository, for messages."""
    return file.relative_to(ROOT).as_posix()


def expect_none(problems: Iterable[str]) -> None:
    """Fail with one line per problem."""
    told = list(problems)
    assert not told, "\n".join(("", *told))
