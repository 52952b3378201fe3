"""Watches a program: where it writes, whom it calls, and whether anything came and went among the temporary files."""

from __future__ import annotations

from pathlib import Path

from tests.browser.serving import ROOT

WATCHING = Path(__file__).with_name("watching")


class Watch:
    """What the programs that run with `settings` open to write and reach out to."""

    def __init__(self, folder: Path) -> None:
        self._list = folder / "list"
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        self._untouched = self.temporary.stat().st_mtime_ns
        self.settings = {
            "PYTHONPATH": f"{WATCHING}:{ROOT / 'src'}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "REKINDLE_TESTS_LIST": str(self._list),
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), str(self.temporary)),
        }

    @property
    def files(self) -> set[Path]:
        """Every file that was opened to write, made or named, those that were gone at once too."""
        return {Path(name).resolve() for name in self._listed("file")} - {Path("/dev/null"), Path("/dev/tty")}

    @property
    def addresses(self) -> set[str]:
        """Every address that was called, as Python writes it."""
        return self._listed("address")

    @property
    def saw_something_temporary(self) -> bool:
        """Whether a file came into the folder of temporary files, or went: libraries that are not Python's, too."""
        return self.temporary.stat().st_mtime_ns != self._untouched or any(self.temporary.iterdir())

    def _listed(self, kind: str) -> set[str]:
        lines = (line.split("\t", 1) for line in self._list.read_text("utf-8").splitlines())
        return {name for one, name in lines if one == kind}
