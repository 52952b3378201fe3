"""Serving: one server a home, on this computer alone, with a way in, and a quiet end."""

import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.cli.processes import rekindle, started

PASSPHRASE = "wet slate, tin roof, slow tram"
ADDRESS = re.compile(r"^http://127\.0\.0\.1:(\d+)/(.*)$")


class Server:
    """A running `rekindle serve`, and what it printed so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.process = process
        self.printed = ""
        self.port, self.path = 0, ""
        while line := process.stdout.readline():
            self.printed += line
            if found := ADDRESS.match(line):
                self.port, self.path = int(found[1]), f"/{found[2]}"
                return
        raise AssertionError(f"it never said where: {self.printed}")

    def get(self, path: str) -> tuple[int, dict[str, str]]:
        """Ask for a page; give its status and headings."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
            return response.status, {name.lower(): value for name, value in response.getheaders()}
        finally:
            connection.close()

    def end(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
        """End it; give its exit status and all that it printed."""
        self.process.send_signal(how)
        status = self.process.wait(timeout=60)
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        return status, self.printed + self.process.stdout.read(), self.process.stderr.read()


@contextmanager
def running(home: Path, *args: str, env: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run a command that serves, until the block ends."""
    with started(home, *args, env=env) as process:
        try:
            yield Server(process)
        finally:
            if process.poll() is None:
                process.kill()


def serving(home: Path, *args: str, **env: str) -> AbstractContextManager[Server]:
    """Serve a home without a browser."""
    return running(home, "serve", "--no-browser", *args, env=env)


def test_an_empty_home_is_served_at_a_plain_address_and_ends_cleanly(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with serving(home, "--port", "0") as server:
        assert server.path == "/"
        status, headings = server.get("/")
        assert status == 200
        assert "server" not in headings
        assert json.loads((home / "serving.json").read_text())["port"] == server.port
        assert (home / "serving.json").stat().st_mode & 0o077 == 0
        status, out, err = server.end()
    assert (status, err) == (0, "")
    assert "Ctrl-C ends it." in out
    assert out.endswith("It has ended. What you kept is kept.\n")
    assert not (home / "serving.json").exists()
    assert not list(home.glob("*-wal"))


def test_without_a_command_it_takes_what_serve_takes(tmp_path: Path) -> None:
    with running(tmp_path, "--no-browser", "--port", "0") as server:
        assert server.get("/")[0] == 200
        assert server.end()[0] == 0


def test_a_home_without_a_passphrase_opens_with_a_link_that_works_once(tmp_path: Path) -> None:
    rekindle(tmp_path, "now", "--felt", "3")
    with serving(tmp_path, "--port", "0") as server:
        assert re.fullmatch(r"/open/[\w-]{20,}", server.path)
        status, headings = server.get(server.path)
        assert status in {302, 303}
        assert "set-cookie" in headings
        assert "set-cookie" not in server.get(server.path)[1]
        status, _out, _err = server.end(signal.SIGINT)
        assert status == 0


def test_a_second_one_opens_the_running_one_with_a_link_of_its_own(tmp_path: Path) -> None:
    rekindle(tmp_path, "now", "--felt", "3")
    with serving(tmp_path, "--port", "0") as server:
        second = rekindle(tmp_path, "serve", "--no-browser")
        assert second.returncode == 0
        assert "It runs already." in second.stdout
        (port, path) = next(found.groups() for line in second.stdout.splitlines() if (found := ADDRESS.match(line)))
        assert int(port) == server.port
        assert f"/{path}" != server.path
        assert "set-cookie" in server.get(f"/{path}")[1]
        assert rekindle(tmp_path, "write", "beside the running one").returncode == 0
        assert rekindle(tmp_path).stdout.startswith("It runs already.")


def test_what_was_let_go_long_enough_ago_goes_while_it_is_served(tmp_path: Path) -> None:
    rekindle(tmp_path, "write", "easy to find")
    program = "import sys; from rekindle.cli import main, serving; serving.SWEEP_EVERY = 0.1; sys.exit(main())"
    with started(tmp_path, "serve", "--no-browser", "--port", "0", program=("-c", program)) as process:
        try:
            server = Server(process)
            with closing(sqlite3.connect(tmp_path / "rekindle.sqlite3", isolation_level=None)) as database:
                let_go = database.execute(
                    "UPDATE record SET leaves_at = '2020-01-01 00:00:00' WHERE shelf <> 'standing'"
                )
                assert let_go.rowcount == 1
                until = time.monotonic() + 60
                while database.execute("SELECT 1 FROM record WHERE leaves_at IS NOT NULL").fetchone():
                    assert time.monotonic() < until, "it is still there"
                    time.sleep(0.05)
            assert server.end()[0] == 0
        finally:
            process.kill()


def test_alone_it_opens_the_browser_and_a_passphrase_is_not_handed_on_to_it(tmp_path: Path) -> None:
    seen, browser = tmp_path / "seen", tmp_path / "browser.py"
    browser.write_text(f"import os, sys; open({str(seen)!r}, 'w').write(sys.argv[1] + str(sorted(os.environ)))")
    told = {"BROWSER": f"{sys.executable} {browser} %s", "REKINDLE_PASSPHRASE": PASSPHRASE}
    with running(tmp_path / "home", env=told) as server:
        for _ in range(200):
            if seen.exists() and "]" in seen.read_text():
                break
            time.sleep(0.1)
        server.end()
    assert seen.read_text().startswith(f"http://127.0.0.1:{server.port}/[")
    assert "REKINDLE_PASSPHRASE" not in seen.read_text()
    assert not (tmp_path / "home" / "key").exists()


def test_a_passphrase_in_the_environment_locks_an_empty_home_and_the_address_is_plain(tmp_path: Path) -> None:
    with serving(tmp_path, "--port", "0", REKINDLE_PASSPHRASE=PASSPHRASE) as server:
        assert server.path == "/"
        assert server.get("/")[0] == 200
        _status, out, err = server.end()
    assert "locked with REKINDLE_PASSPHRASE" in err
    assert PASSPHRASE not in out + err
    assert not (tmp_path / "key").exists()


def test_a_taken_port_is_said_and_the_next_one_is_used(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(tmp_path, "--port", str(port)) as server:
            assert server.port != port
            _status, _out, err = server.end()
    assert f"Port {port} cannot be used just now. This is port {server.port}.\n" in err


def test_only_this_computer_can_reach_it(tmp_path: Path) -> None:
    with serving(tmp_path, "--port", "0") as server:
        with pytest.raises(OSError, match=r"refused|timed out|assign|unreachable"):
            socket.create_connection(("127.0.0.2", server.port), timeout=2)
        server.end()


@pytest.mark.parametrize("port", ["65536", "-1", "http", ""])
def test_a_port_that_is_none_is_wrong_usage(tmp_path: Path, port: str) -> None:
    assert rekindle(tmp_path, "serve", "--port", port).returncode == 2


def test_nothing_that_was_asked_for_is_printed(tmp_path: Path) -> None:
    with serving(tmp_path, "--port", "0") as server:
        server.get("/kept/a-very-private-address")
        server.get("/library")
        _status, out, err = server.end()
    assert "private" not in out + err
    assert "library" not in out + err
