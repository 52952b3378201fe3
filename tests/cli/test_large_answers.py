"""However large an answer is, the server holds it in memory: in a temporary file it would lie there in clear."""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rekindle.app.house import House
from rekindle.cli.addresses import bound_socket
from rekindle.cli.serving import server_of
from tests.privacy.person import Person

LONG = "&" * 5_000_000
"""Five megabytes to send thrice over, and twenty-five as a page shows them."""


@pytest.fixture
def address(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a real server, in a process that can make no temporary file."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with bound_socket(0) as listening:
        server = server_of(house, listening)
        threading.Thread(target=server.run, daemon=True).start()
        with closing(server):
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def test_an_answer_of_twenty_five_megabytes_touches_no_temporary_file(address: str) -> None:
    with pytest.raises(FileNotFoundError), tempfile.TemporaryFile():
        pass
    person = Person(address)
    person.send("/begin")
    page = person.send("/write", "/write", text=LONG)
    assert page.count("&amp;") >= len(LONG)
    assert page.rstrip().endswith("</html>")
