"""Connections that keep nobody waiting: what is slow, stuck or far too long ends, and the next one finds room.

A browser holds a few connections and sends a form at once. Whatever else comes to the port (another program on this
computer, or a page that makes the browser knock) may send a byte now and then, never end, or never read its answer.
waitress alone would wait for it: a connection that moves at all counts as alive, the hundredth shuts the door, and an
answer that nobody reads holds one of the few threads. So here

- a request is whole within `REQUEST_LASTS` of its first byte, or its connection ends;
- an answer of which nothing was read for `ANSWER_WAITS` is let go, and its thread is free again;
- where `ROOM_FOR` connections are open, the one that has waited longest for its request gives way to the next;
- a body longer than any of ours is thrown away as it comes, so that the browser has sent it all and reads the answer;
- a body without a length is refused: no browser sends one, and nobody could tell where it ends.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask
from waitress.utilities import BadRequest, Error

from rekindle.bootstrap import LARGEST_FORM
from rekindle.cli.words import _

if TYPE_CHECKING:
    from io import BytesIO

REQUEST_LASTS: Final = 30
"""Seconds in which a request comes in whole: on one's own computer far more than the longest form needs."""
ANSWER_WAITS: Final = 60
"""Seconds for which nothing of an answer need be read."""
LOOK_EVERY: Final = 5
"""Seconds between two looks at what is slow or stuck."""
ROOM_FOR: Final = 100
"""Connections beside each other before one gives way. A browser opens six."""
MOST: Final = 2 * ROOM_FOR
"""Connections at which none is taken any more; where all are being answered none can give way. A process may have 256
files open on macOS, 1,024 on Linux."""

_NOT_READ: Final = _("This could not be read, so nothing was done. Go back, and try again.")
_SENTENCES: Final = {
    413: _("This was more than one page can hold, so it was not kept. Go back, and keep it in parts."),
    431: _("This browser sends too much along with this address. Remove its cookies for it, then try again."),
    500: _("Something went wrong here. What was kept before is still kept."),
}
_HEADERS: Final = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("X-Content-Type-Options", "nosniff"),
)


class LengthRequired(Error):  # type: ignore[misc]  # waitress has no types
    """A body that does not say how long it is (RFC 9110, 15.5.12)."""

    code = 411
    reason = "Length Required"


class Waste:
    """Takes a body and keeps nothing of it; what waitress asks of whatever receives a body."""

    error = None

    def __init__(self, length: int) -> None:
        self._left = length

    @property
    def completed(self) -> bool:
        """Whether all of it came."""
        return self._left == 0

    def received(self, data: bytes) -> int:
        """Give how many bytes belong to it."""
        taken = min(self._left, len(data))
        self._left -= taken
        return taken

    def getfile(self) -> BytesIO:
        """Give what is left of it: nothing."""
        from io import BytesIO

        return BytesIO()

    def getbuf(self) -> BytesIO:
        """Give what is to be closed after it."""
        return self.getfile()


class Request(HTTPRequestParser):  # type: ignore[misc]
    """A request as it comes in."""

    body_rcv: Any = None

    def received(self, data: bytes) -> int:
        """Take some of it; give how many bytes belong to it."""
        try:
            taken: int = super().received(data)
        except ValueError:  # an address, or a length, that is none: waitress does not expect it
            self._refuse(BadRequest(""))
            return len(data)
        if self.headers_finished and self.body_rcv is not None and self.error is None:
            self._weigh()
        return taken

    def _weigh(self) -> None:
        """Look at a body by what its headers say of it."""
        if self.chunked:
            self._refuse(LengthRequired(""))
        elif self.content_length > LARGEST_FORM and not isinstance(self.body_rcv, Waste):
            self.body_rcv = Waste(self.content_length)

    def _refuse(self, error: Error) -> None:
        self.error = error
        self.completed = True


class Refused(ErrorTask):  # type: ignore[misc]
    """The answer to what is no request of ours: one sentence, and nothing of what was sent."""

    def execute(self) -> None:
        """Write it, and end the connection."""
        error = self.request.error
        body = _SENTENCES.get(error.code, _NOT_READ).encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.extend(_HEADERS)
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Connection(HTTPChannel):  # type: ignore[misc]
    """One connection."""

    parser_class = Request
    error_task_class = Refused
    began = 0.0
    """When the request that is coming in began, in seconds since the epoch, as waitress counts."""

    def received(self, data: bytes) -> bool:
        """Take what came in."""
        if self.request is None:
            self.began = time.time()
        taken: bool = super().received(data)
        return taken

    @property
    def waits(self) -> bool:
        """Whether it only waits for a request, or for the rest of one."""
        return not self.requests and not self.total_outbufs_len

    def is_stuck(self, now: float) -> bool:
        """Tell whether its request has taken too long to come, or its answer is not read."""
        if self.total_outbufs_len:
            return bool(now - self.last_activity > ANSWER_WAITS)
        return self.request is not None and now - self.began > REQUEST_LASTS


class Server(TcpWSGIServer):  # type: ignore[misc]
    """The server: as waitress has it, with room for the next one."""

    channel_class = Connection

    def handle_accept(self) -> None:
        """Take one more connection; where there are many, the one that has waited longest ends."""
        waiting = [one for one in self.active_channels.values() if one.waits]
        if len(self.active_channels) >= ROOM_FOR and waiting:
            min(waiting, key=_waits_since).handle_close()
        super().handle_accept()

    def maintenance(self, now: float) -> None:
        """End what has been idle, and what is stuck."""
        super().maintenance(now)
        for one in list(self.active_channels.values()):
            if one.is_stuck(now):
                one.handle_close()


def _waits_since(connection: Connection) -> float:
    return connection.began if connection.request is not None else connection.last_activity
