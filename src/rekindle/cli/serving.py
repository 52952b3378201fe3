"""Serving a home to the browsers of this computer: one server a home, a way in, and a quiet end."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

import msgspec

from rekindle.cli.addresses import HOST, bound_socket, is_listening, open_browser
from rekindle.cli.quiet import hush
from rekindle.cli.refusals import Refusal, sentence_for
from rekindle.cli.talk import Talk, note
from rekindle.cli.visit import Visit
from rekindle.cli.words import _

if TYPE_CHECKING:
    import socket

    from rekindle.app.house import House

THREADS = 4
SWEEP_EVERY = 15
"""Seconds between two looks at what ends by itself."""
START_LASTS = 10
"""Seconds within which a server that holds the home says where it listens."""
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
NEVER = sys.maxsize
"""Bytes after which waitress would write what is sent or received into a temporary file, where it lies in clear."""


class Serving(msgspec.Struct, frozen=True):
    """What `serving.json` says while a server runs: where it listens, and which process it is."""

    port: int
    pid: int


class Server(Protocol):
    """What is used of waitress's server."""

    def run(self) -> None:
        """Serve until Ctrl-C."""
        ...

    def close(self) -> None:
        """Stop listening."""
        ...


def serve_home(visit: Visit, port: int, *, browse: bool) -> None:
    """Serve a home until Ctrl-C or SIGTERM; if it is served already, open that one instead."""
    visit.home.make()
    with visit.home.first("serving") as is_first:
        if is_first:
            _serve(visit, port, browse=browse)
        else:
            _open_running(visit, browse=browse)


def way_in(house: House, port: int) -> str:
    """Give the address that opens it: with a one-time link where there is no passphrase to ask for."""
    from rekindle.app.keys import has_begun
    from rekindle.app.sessions import make_link

    token = make_link(house) if has_begun(house) else None
    return f"http://{HOST}:{port}/{f'open/{token}' if token else ''}"


def _serve(visit: Visit, wished: int, *, browse: bool) -> None:
    visit.home.serving.unlink(missing_ok=True)  # left by one that did not end by itself
    visit.begin_if_locked()
    hush()
    with _endable(), bound_socket(wished) as listening:
        port = listening.getsockname()[1]
        if wished not in {0, port}:
            note(
                _("Port %(wished)d cannot be used just now. This is port %(port)d.")
                % {"wished": wished, "port": port}
            )
        server = server_of(visit.house, listening)
        try:
            _run(visit, server, port, browse=browse)
        finally:
            for ending in ENDING:  # nothing interrupts the tidying up
                signal.signal(ending, signal.SIG_IGN)
            visit.home.serving.unlink(missing_ok=True)
            server.close()
            _close()
    Talk().say(_("It has ended. What you kept is kept."))


def _run(visit: Visit, server: Server, port: int, *, browse: bool) -> None:
    from rekindle.store.files import write_whole

    write_whole(visit.home.serving, msgspec.json.encode(Serving(port, os.getpid())))
    with _sweeping(visit.house):
        _say_address(way_in(visit.house, port), _("Ctrl-C ends it."), browse=browse)
        server.run()


def server_of(house: House, listening: socket.socket) -> Server:
    """Give a server in which every body, sent or received, stays in memory: none lies in a temporary file."""
    from waitress.adjustments import Adjustments

    from rekindle.bootstrap import wsgi_application
    from rekindle.cli import connections

    settings = Adjustments(
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_body_size=NEVER,  # `connections` looks after it
        inbuf_overflow=NEVER,
        outbuf_overflow=NEVER,
        clear_untrusted_proxy_headers=True,
        connection_limit=connections.MOST,
        cleanup_interval=connections.LOOK_EVERY,
        asyncore_use_poll=True,
    )
    where = (listening.family, listening.type, listening.proto, listening.getsockname())
    application = wsgi_application(house)
    return connections.Server(application, _sock=listening, adj=settings, bind_socket=False, sockinfo=where)


def _close() -> None:
    from rekindle.bootstrap import close_house

    close_house()


def _open_running(visit: Visit, *, browse: bool) -> None:
    port = _running_port(visit)
    Talk().say(_("It runs already."))
    _say_address(way_in(visit.house, port), browse=browse)


def _running_port(visit: Visit) -> int:
    """Give the port of the server that runs here, waiting a little for one that is just starting.

    Raises:
        Refusal: it does not say.
    """
    until = time.monotonic() + START_LASTS
    while time.monotonic() < until:
        with contextlib.suppress(OSError, msgspec.DecodeError):
            serving = msgspec.json.decode(visit.home.serving.read_bytes(), type=Serving)
            if is_listening(serving.port):
                return serving.port
        time.sleep(0.1)
    raise Refusal(_("Rekindle is starting or ending here just now. Please try again in a moment."))


def _say_address(address: str, then: str = "", *, browse: bool) -> None:
    talk = Talk()
    talk.say(_("Open this in a browser on this computer:"))
    talk.row(address)
    if "/open/" in address:
        talk.aside(_("The link opens once, within ten minutes. “rekindle” makes a new one."))
    if then:
        talk.aside(then)
    talk.out.flush()
    if browse:
        open_browser(address)


@contextlib.contextmanager
def _endable() -> Iterator[None]:
    """Let Ctrl-C, SIGTERM and a closed terminal end it alike."""
    hangup_ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN  # started with nohup
    heeded = ENDING[:-1] if hangup_ignored else ENDING
    before = {ending: signal.signal(ending, signal.default_int_handler) for ending in heeded}
    try:
        yield
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)


@contextlib.contextmanager
def _sweeping(house: House) -> Iterator[None]:
    """End idle sessions, and let go of what was set aside, while the block runs."""
    over = threading.Event()
    sweeper = threading.Thread(target=_sweep, args=(house, over), daemon=True)
    sweeper.start()
    try:
        yield
    finally:
        over.set()
        sweeper.join(timeout=5)


def _sweep(house: House, over: threading.Event) -> None:
    from django.db import connections

    from rekindle.app.sessions import sweep

    told = set[type[Exception]]()
    while not over.wait(SWEEP_EVERY):
        try:
            sweep(house)
        except Exception as error:  # noqa: BLE001 - a busy database, a full disk: the next round tries again
            if type(error) not in told:
                told.add(type(error))
                _tell(error)
        connections.close_all()


def _tell(error: Exception) -> None:
    with contextlib.suppress(OSError, ValueError):  # nobody reads standard error any more
        note(sentence_for(error))
