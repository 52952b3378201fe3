"""Moments at either end of the calendar, as a file from elsewhere may hold them: no page breaks on one."""

from datetime import datetime

import pytest
from django.http import StreamingHttpResponse
from msgspec.structs import replace

from rekindle.app import importing, keys
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.app.openings import OPENINGS
from rekindle.life.records import Opening, Openings
from tests.app.homes import returned
from tests.far_moments import FAR, of_every_kind
from tests.web.conftest import Visitor
from tests.web.seen import Seen

PAGES = ("/", "/write", "/write/ten", "/now", "/drafts", "/settings", "/in-out", "/kept", "/find")


@pytest.fixture
def far_client(begun_client: Visitor, house: House, request: pytest.FixtureRequest) -> Visitor:
    """Somebody who took in a file with one record of every kind, all at one end of the calendar."""
    opened = keys.open_key_file(house)
    diary = house.diary(opened.person, opened.key)
    taken = importing.take_at_once(diary, "archive", returned(of_every_kind(request.param)))
    assert taken.added >= len(of_every_kind(request.param)) - 2
    opened_at(diary, datetime.fromisoformat(request.param))
    return begun_client


def opened_at(diary: Diary, far: datetime) -> None:
    """Have the diary's own openings begin at a far moment."""
    row_id = diary.key.derive_id(OPENINGS)
    mine = diary.find(row_id, Openings).record
    diary.remove(row_id)
    diary.keep(replace(mine, last=(Opening(at=far, where="browser"), *mine.last)), row_id)


@pytest.mark.parametrize("far_client", FAR, indirect=True)
def test_every_page_shows_them(far_client: Visitor) -> None:
    for page in PAGES:
        assert far_client.get(page, follow=True).status_code == 200, page
    month = next(link["href"] for link in Seen(far_client.get("/kept")).links if link["href"].startswith("/kept/"))
    assert far_client.get(month).status_code == 200
    found = far_client.post("/find", {"find": "kettle"}, follow=True)
    assert isinstance(found, StreamingHttpResponse)
    assert "</mark> in a note" in found.getvalue().decode()


@pytest.mark.parametrize("far_client", FAR, indirect=True)
def test_a_draft_from_there_goes_on(far_client: Visitor) -> None:
    form = Seen(far_client.get("/drafts")).form("/drafts/go-on")
    again = Seen(far_client.post("/drafts/go-on", form.fields, follow=True)).form("/write")
    assert again.fields["text"] == "a kettle begun"
