"""The clock of the week: time goes by with the acts, not with the wall; a file tells every process how late it is."""

from datetime import datetime, timedelta
from pathlib import Path


class WeekClock:
    """Says how far the week has gone. Written whole, so that no process reads half a number."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def begin(self) -> None:
        """Start the week now."""
        self._write(timedelta())

    def gone(self) -> timedelta:
        """Give how much time has gone by since the start."""
        return timedelta(seconds=float(self.file.read_text()))

    def pass_by(self, time: timedelta) -> None:
        """Let some time go by."""
        self._write(self.gone() + time)

    def now(self) -> datetime:
        """Tell the time of the week, with this computer's offset."""
        return (datetime.now().astimezone() + self.gone()).astimezone()

    def _write(self, gone: timedelta) -> None:
        beside = self.file.with_suffix(".new")
        beside.write_text(str(gone.total_seconds()))
        beside.replace(self.file)
