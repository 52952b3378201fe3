"""Where the app listens on this computer, and the browser that opens it."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
from collections.abc import Iterator

HOST = "127.0.0.1"
"""This computer alone can reach it."""
NEXT_PORTS = 20
"""How many ports are tried one after another before any free one is taken."""


@contextlib.contextmanager
def bound_socket(port: int) -> Iterator[socket.socket]:
    """Hold a socket on a port, on the next free one where that is taken, or on any (0)."""
    listening = _bind(port)
    try:
        yield listening
    finally:
        listening.close()


def _bind(port: int) -> socket.socket:
    last = min(port + NEXT_PORTS, 65535)
    for one in range(port, last + 1) if port else ():
        with contextlib.suppress(OSError):  # taken, or kept for the system
            return _bound(one)
    return _bound(0)


def _bound(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # Without this, a port that was served a moment ago would count as taken for a minute.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


def is_listening(port: int) -> bool:
    """Tell whether something answers on a port."""
    with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
        return True
    return False


def open_browser(address: str) -> None:
    """Open an address in the person's browser. Without a screen, none: a text browser would take the terminal."""
    if sys.platform != "darwin" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))):
        return
    threading.Thread(target=_open, args=(address,), daemon=True).start()


def _open(address: str) -> None:
    import webbrowser

    with contextlib.suppress(webbrowser.Error, OSError):  # the printed address is enough
        webbrowser.open(address)
