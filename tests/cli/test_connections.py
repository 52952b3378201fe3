"""The real server and what comes to its port: slow, stuck, endless, lying or none of its language."""

import contextlib
import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

from rekindle.app import keys, sessions
from rekindle.app.house import House
from rekindle.bootstrap import LONGEST_BODY
from rekindle.cli import connections
from rekindle.cli.addresses import bound_socket
from rekindle.cli.serving import THREADS, server_of
from rekindle.life.records import LONGEST_TEXT, Entry
from tests.cli.test_serving import serving
from tests.privacy.person import Person
from tests.web.doors import entries

PATIENCE = 20
"""Seconds, far more than is needed, before a test is told that nothing came."""
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
PIECE = b"x" * 1024 * 1024
NOT_READ = "This could not be read, so nothing was done."
TOO_MUCH = "This was more than one page can hold, so it was not kept."


class Caller:
    """Whoever opens a connection and says what they like."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)

    def say(self, *said: str | bytes) -> None:
        """Send as it is."""
        for one in said:
            self.socket.sendall(one if isinstance(one, bytes) else one.encode("latin-1"))

    def hear(self) -> str:
        """Give all that is answered, until the other side ends."""
        heard = b""
        with contextlib.suppress(ConnectionResetError):
            while piece := self.socket.recv(65536):
                heard += piece
        return heard.decode("utf-8", "replace")

    def is_over(self) -> bool:
        """Tell whether the other side has ended it."""
        self.socket.setblocking(False)
        try:
            return self.socket.recv(1) == b""
        except BlockingIOError:
            return False
        except ConnectionResetError:
            return True
        finally:
            self.socket.settimeout(PATIENCE)


@pytest.fixture
def port(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a real server that is less patient than it is for people."""
    monkeypatch.setattr(connections, "LOOK_EVERY", 0.1)
    monkeypatch.setattr(connections, "REQUEST_LASTS", 2)
    monkeypatch.setattr(connections, "ANSWER_WAITS", 2)
    with bound_socket(0) as listening:
        server = server_of(house, listening)
        threading.Thread(target=server.run, daemon=True).start()
        with closing(server):
            yield listening.getsockname()[1]


@pytest.fixture
def call(port: int) -> Iterator[Callable[[], Caller]]:
    """Open connections; all are closed at the end."""
    open_now: list[Caller] = []

    def one() -> Caller:
        open_now.append(Caller(port))
        return open_now[-1]

    yield one
    for caller in open_now:
        caller.socket.close()


Call = Callable[[], Caller]


def ask(call: Call, *said: str | bytes) -> str:
    caller = call()
    caller.say(*said)
    return caller.hear()


def is_answered(call: Call, port: int) -> bool:
    """Tell whether somebody with a browser gets a page."""
    return ask(call, f"GET /help HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").startswith(
        "HTTP/1.1 200"
    )


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.02)


# --- Slow and stuck -----------------------------------------------------------------------------------


def test_a_hundred_who_send_a_byte_now_and_then_keep_nobody_out(call: Call, port: int) -> None:
    slow = [call() for _ in range(connections.ROOM_FOR + 20)]
    for caller in slow:
        with contextlib.suppress(ConnectionError):
            caller.say("GET / HTTP/1.1\r\nX: ")
    assert is_answered(call, port)
    for caller in slow:
        with contextlib.suppress(ConnectionError):
            caller.say("a")
    assert is_answered(call, port)
    assert slow[0].is_over()


def test_a_request_that_never_becomes_whole_ends(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "REQUEST_LASTS", 0.4)
    head = f"POST /write HTTP/1.1\r\nHost: localhost\r\n{FORM}Content-Length: 1000\r\n\r\n"
    slow = [call(), call(), call()]
    for caller, said in zip(slow, ("G", "GET / HTTP/1.1\r\nX: ", head), strict=True):
        caller.say(said)

    def all_over() -> bool:
        for caller in slow:
            with contextlib.suppress(ConnectionError):
                caller.say("a")
        return all(caller.is_over() for caller in slow)

    wait_for(all_over)


def test_answers_that_nobody_reads_hold_no_thread(call: Call, port: int, house: House) -> None:
    opened = keys.begin(house)
    diary = house.diary(opened.person, opened.key)
    for _ in range(6):
        diary.keep(Entry(at=diary.now(), written=diary.now(), text="\N{CLOUD WITH RAIN}" * LONGEST_TEXT))
    cookie = f"{settings.SESSION_COOKIE_NAME}={sessions.start(house, opened)}"
    host = f"Host: 127.0.0.1:{port}\r\n"
    page = ask(call, f"GET /in-out HTTP/1.1\r\n{host}Cookie: {cookie}\r\nConnection: close\r\n\r\n")
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]
    half = re.findall(rf"{settings.CSRF_COOKIE_NAME}=\w+", page)[0]
    body = f"csrfmiddlewaretoken={token}"
    for _ in range(THREADS):
        silent = call()
        silent.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        silent.say(f"POST /in-out/copy HTTP/1.1\r\n{host}{FORM}Cookie: {cookie}; {half}\r\n")
        silent.say(f"Content-Length: {len(body)}\r\n\r\n{body}")
        assert silent.socket.recv(12) == b"HTTP/1.1 200"
    assert is_answered(call, port)


def test_who_hangs_up_in_the_middle_of_a_page_leaves_nothing_half_kept(call: Call, port: int, house: House) -> None:
    person = Person(f"http://127.0.0.1:{port}")
    person.send("/begin")
    caller = call()
    caller.say(f"POST /write HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{FORM}Content-Length: 1000\r\n\r\ntext=half")
    caller.socket.close()
    person.send("/write", "/write", text="whole")
    assert entries(house) == ["whole"]


# --- Too long -----------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_forty_megabytes_are_refused_while_they_come_and_take_no_room(tmp_path: Path) -> None:
    def most_memory(pid: int) -> int:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
        assert found is not None
        return int(found[1]) // 1024

    with serving(tmp_path, "--port", "0") as server:
        server.get("/")
        before = most_memory(server.process.pid)
        caller = Caller(server.port)
        length = f"Content-Length: {40 * len(PIECE)}"
        caller.say(f"POST /write HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n{FORM}{length}\r\n\r\n")
        for _ in range(40):
            caller.say(PIECE)
        caller.say("GET /help HTTP/1.0\r\n\r\n")
        answer = caller.hear()
        caller.socket.close()
        after = most_memory(server.process.pid)
        assert server.end()[2] == ""
    assert answer.startswith("HTTP/1.1 413")
    assert TOO_MUCH in answer
    assert "Content-Security-Policy" in answer
    assert after - before < 20


def test_a_body_without_a_length_is_refused_before_it_begins(call: Call, port: int, house: House) -> None:
    head = f"POST /write HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{FORM}Transfer-Encoding: chunked\r\n"
    for more in ("\r\n", "\r\n5\r\ntext=\r\n", "Content-Length: 5\r\n\r\n0\r\n\r\n", "\r\n" + "f" * 5_000):
        answer = ask(call, head, more)
        assert answer.startswith("HTTP/1.1 411")
        assert NOT_READ in answer
    assert house.people.only() is None


@pytest.mark.parametrize("length", [LONGEST_BODY + 1, 10**12, 10**30])
def test_a_body_that_is_announced_too_long_and_never_comes_ends(
    call: Call, port: int, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    monkeypatch.setattr(connections, "REQUEST_LASTS", 0.4)
    caller = call()
    caller.say(f"POST /write HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{FORM}Content-Length: {length}\r\n\r\ntext=")
    assert caller.hear() == "" or length == 10**30


def test_headers_without_end_are_refused_in_one_sentence(call: Call) -> None:
    answer = ask(call, "GET / HTTP/1.1\r\nCookie: ", "a" * 262_150)
    assert answer.startswith(("HTTP/1.0 431", "HTTP/1.1 431")) or answer == ""


# --- Lies, and other languages ------------------------------------------------------------------------

HOST = "Host: localhost\r\n"
REFUSED = {
    "a length below nothing": f"POST /write HTTP/1.1\r\n{HOST}Content-Length: -5\r\n\r\nhello",
    "a length that is no number": f"POST /write HTTP/1.1\r\n{HOST}Content-Length: 5x\r\n\r\nhello",
    "two lengths": f"POST /write HTTP/1.1\r\n{HOST}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    "a length of five thousand digits": f"POST /write HTTP/1.1\r\n{HOST}Content-Length: {'9' * 5_000}\r\n\r\n",
    "chunks by another name": f"POST /write HTTP/1.1\r\n{HOST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "chunks and a length": (
        f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\nGET"
    ),
    "a header that is none": f"GET / HTTP/1.1\r\n{HOST}no colon here\r\n\r\n",
    "a header with a blank before its colon": f"GET / HTTP/1.1\r\n{HOST}X : y\r\n\r\n",
    "a first line folded": f"GET / HTTP/1.1\r\n folded\r\n{HOST}\r\n",
    "a bare line end within": f"GET / HTTP/1.1\r\n{HOST}X: a\nY: b\r\n\r\n",
    "no first line": f"{HOST}\r\n",
    "a method in small letters with blanks": f"get  / HTTP/1.1\r\n{HOST}\r\n",
    "an address that is none": f"GET http://[ HTTP/1.1\r\n{HOST}\r\n",
    "another protocol's hello": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200 + b"\r\n\r\n",
    "letters to a mail server": "EHLO somebody\r\nMAIL FROM:<a@b>\r\n\r\n",
    "a version to come": "GET / HTTP/9.9\r\nHost: evil.example\r\n\r\n",
    "no host": "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
    "no host, the oldest way": "GET /\r\n\r\n",
    "two hosts": f"GET / HTTP/1.1\r\n{HOST}Host: evil.example\r\nConnection: close\r\n\r\n",
    "a host in capitals that is another's": "GET / HTTP/1.1\r\nHost: LOCALHOST.EVIL\r\nConnection: close\r\n\r\n",
    "a host with a login": "GET / HTTP/1.1\r\nHost: a@localhost\r\nConnection: close\r\n\r\n",
    "a host with a path": "GET / HTTP/1.1\r\nHost: localhost/x\r\nConnection: close\r\n\r\n",
    "another's address for this computer": "GET / HTTP/1.1\r\nHost: 127.1\r\nConnection: close\r\n\r\n",
    "a name from the proxy": (
        "GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\nForwarded: host=localhost\r\n"
        "Connection: close\r\n\r\n"
    ),
    "a foreign address in the first line": "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n"
    "Connection: close\r\n\r\n",
}


@pytest.mark.parametrize("said", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_request_of_ours_gets_one_sentence_and_nothing_of_itself(
    call: Call, port: int, said: str | bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = ask(call, said)
    status = re.match(r"HTTP/1\.[01] (4\d\d|501)", answer)
    assert status is not None, answer[:200]
    assert "evil" not in answer
    assert "waitress" not in answer
    assert re.search("Content-Security-Policy: ", answer)
    assert NOT_READ in answer or "This opens only at the address that was shown" in answer
    assert is_answered(call, port)
    assert capfd.readouterr() == ("", "")


def test_a_length_that_says_too_little_takes_no_second_request_in(call: Call, port: int) -> None:
    answer = ask(
        call,
        f"POST /unlock HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{FORM}Content-Length: 2\r\n\r\n",
        "to=/GET /leave HTTP/1.1\r\n\r\n",
    )
    assert answer.count("HTTP/1.") <= 2
    assert "Location: https://" not in answer


@pytest.mark.parametrize(
    "name", ["127.0.0.1", "localhost", "LOCALHOST", "localhost.", "127.0.0.1:1", "localhost:65535", "[::1]:80"]
)
def test_our_own_names_are_answered_whatever_stands_behind_them(call: Call, name: str) -> None:
    assert ask(call, f"GET /help HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n").startswith("HTTP/1.1 200")


@pytest.mark.parametrize(
    "forwarded",
    [
        "X-Forwarded-For: 10.0.0.1",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Port: 1",
        "Forwarded: for=evil.example;proto=https;host=evil.example",
        "X_Forwarded_Proto: https",
        "X-Http-Method-Override: DELETE",
        "X-Original-Url: /settings/remove",
        "X-Rewrite-Url: /settings/remove",
    ],
)
def test_what_a_proxy_would_add_changes_nothing(call: Call, port: int, forwarded: str) -> None:
    asked = f"GET /help HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n"
    plain, added = ask(call, asked, "\r\n"), ask(call, asked, forwarded, "\r\n\r\n")

    def without_what_is_new(answer: str) -> str:
        return re.sub(r'(Date|Set-Cookie): [^\r]*|content="\w{64}"|value="\w{64}"', "", answer)

    assert without_what_is_new(plain) == without_what_is_new(added)
    assert "Strict-Transport-Security" not in added
