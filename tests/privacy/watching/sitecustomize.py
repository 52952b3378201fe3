"""Python runs this by itself before a program: it lists every file opened to write, and every address reached out to.

What is made and at once unlinked stands in the list too: nothing has to lie on the disk to be seen.
"""

import os
import sys

_CHANGES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_list = os.open(os.environ["REKINDLE_TESTS_LIST"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)


def _write(kind: str, name: object) -> None:
    said = os.fsdecode(name) if isinstance(name, str | bytes) else repr(name)
    os.write(_list, f"{kind}\t{said}\n".encode(errors="replace"))


def _hook(event: str, args: tuple[object, ...]) -> None:
    match event, args:
        case "open", (str() | bytes() as name, _, int(flags)) if flags & _CHANGES:
            _write("file", name)
        case "os.mkdir" | "sqlite3.connect" | "tempfile.mkstemp" | "tempfile.mkdtemp", (name, *_):
            _write("file", name)
        case "os.rename" | "os.link" | "os.symlink", (_, name, *_):
            _write("file", name)
        case "socket.connect" | "socket.sendto", (_, address, *_):
            _write("address", address)
        case _:
            pass


sys.addaudithook(_hook)
