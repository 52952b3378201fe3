"""Drawing by plain forms: cards that put marks on the sheet, what is kept of it, and who is given the picture."""

import base64
import io
import re
from collections.abc import Callable

import pytest
from django.http.response import HttpResponseBase
from msgspec import structs
from PIL import Image

from rekindle.app import drawing, keys
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.life.records import Attachment, Draft, PracticeDone
from rekindle.method.players.marks import FILLS
from tests.conftest import StillClock
from tests.keeping import all_kept
from tests.method.shipped import CATALOGUE
from tests.pictures.making import GOOD, HOSTILE, drawn
from tests.web.conftest import Visitor
from tests.web.seen import Seen, html

SCRIBBLE, COLOUR, UNSEEN, PEOPLE = (
    f"/step/{CATALOGUE.by_id(name).number}/small"
    for name in ("make-scribble", "make-colour-today", "make-draw-unseen", "notice-people-distance")
)
SHEETS = [SCRIBBLE, COLOUR, UNSEEN, PEOPLE]
PRESSED = {SCRIBBLE: "zigzag", COLOUR: "moss green", UNSEEN: "a dip", PEOPLE: "someone near"}
ONCE = "0" * 31 + "1"


@pytest.fixture
def diary(begun_client: Visitor, house: House) -> Diary:
    opened = keys.open_key_file(house)
    return house.diary(opened.person, opened.key)


def packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode()


def send(client: Visitor, address: str, **fields: str | list[str]) -> HttpResponseBase:
    return client.post(address, {"at": "0", "turn": "0", "once": ONCE, **fields})


def picks_in(response: HttpResponseBase) -> list[str]:
    return re.findall(r'name="tap" value="([^"]*)"', html(response))


def kept_in(diary: Diary) -> list[Attachment]:
    return [one.record for one in all_kept(diary) if isinstance(one.record, Attachment)]


def done_in(diary: Diary) -> list[PracticeDone]:
    return [one.record for one in all_kept(diary) if isinstance(one.record, PracticeDone)]


def picture(client: Visitor, page: str, size: str = "whole") -> HttpResponseBase:
    found = re.search(r'src="(/kept/[0-9a-f]{32})/', page)
    assert found
    return client.get(f"{found[1]}/{size}")


def dots(response: HttpResponseBase) -> Image.Image:
    return Image.open(io.BytesIO(b"".join(response))).convert("RGB")


# --- The cards -------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", SHEETS)
def test_a_card_puts_its_mark_on_the_sheet_and_says_so(begun_client: Visitor, address: str) -> None:
    page = send(begun_client, address, mark=PRESSED[address])
    (pick,) = picks_in(page)
    assert pick.startswith(PRESSED[address])
    assert f'aria-label="Your drawing: {pick}"' in html(page)


def test_marks_come_one_after_another_each_in_its_own_colour_and_line(begun_client: Visitor) -> None:
    first = picks_in(send(begun_client, SCRIBBLE, mark="dots", colour="slate", pen="broad"))
    page = send(begun_client, SCRIBBLE, tap=first, mark="a spiral", colour="dark", pen="soft")
    assert picks_in(page) == ["dots (slate, broad)", "a spiral (ink, soft)"]
    strokes = re.findall(r'class="stroke ink--(\w+)" stroke-width="([\d.]+)"', html(page))
    assert strokes == [("slate", "30")] * 7 + [("dark", "14")]


def test_the_colour_and_the_line_stay_chosen(begun_client: Visitor) -> None:
    page = html(send(begun_client, SCRIBBLE, mark="dots", colour="ash", pen="broad"))
    assert re.findall(r'value="(\w+)"[^>]* checked', page) == ["ash", "broad"]


def test_undo_takes_the_last_mark_back_and_clear_takes_all(begun_client: Visitor) -> None:
    picks = ["dots (ember, fine)", "waves (ember, fine)"]
    assert picks_in(send(begun_client, SCRIBBLE, tap=picks, do="undo-mark")) == picks[:1]
    assert picks_in(send(begun_client, SCRIBBLE, tap=picks, picture=packed(GOOD), do="clear-marks")) == []
    assert packed(GOOD) not in html(send(begun_client, SCRIBBLE, picture=packed(GOOD), do="clear-marks"))


def test_the_square_has_one_colour_at_a_time(begun_client: Visitor) -> None:
    page = send(begun_client, COLOUR, tap="rust", mark="plum")
    assert picks_in(page) == ["plum"]
    assert f'data-square width="360" height="360" fill="{FILLS["plum"]}"' in html(page)
    assert html(page).count('aria-pressed="true"') == 1


def test_a_letter_stands_beside_a_person_and_nobody_is_an_answer(begun_client: Visitor) -> None:
    assert picks_in(send(begun_client, PEOPLE, mark="someone far", letter="A")) == ["someone far (A)"]
    assert picks_in(send(begun_client, PEOPLE, mark="nobody on the page")) == ["nobody on the page"]


def test_a_card_that_is_none_of_the_sheet_puts_nothing_there(begun_client: Visitor, diary: Diary) -> None:
    send(begun_client, SCRIBBLE, mark="a swan", do="keep")
    assert kept_in(diary) == []
    assert len(done_in(diary)) == 1


def test_what_is_drawn_without_looking_is_folded_away(begun_client: Visitor) -> None:
    page = html(send(begun_client, UNSEEN, mark="round"))
    assert page.index("Look at the page") < page.index('class="sheet"')
    assert "<details" in page[: page.index('class="sheet"')]


def test_a_pause_keeps_the_marks_and_the_drawing(begun_client: Visitor) -> None:
    held = html(send(begun_client, SCRIBBLE, do="pause", tap="dots (slate, broad)", picture=packed(GOOD)))
    assert 'value="dots (slate, broad)"' in held
    assert f'value="{packed(GOOD)}"' in held


# --- What is kept ----------------------------------------------------------------------------------


@pytest.mark.parametrize("address", SHEETS)
def test_what_was_picked_is_kept_as_a_picture_with_its_words(
    begun_client: Visitor, diary: Diary, address: str
) -> None:
    picks = picks_in(send(begun_client, address, mark=PRESSED[address]))
    after = begun_client.get(send(begun_client, address, tap=picks, answer="a bit crooked", do="keep")["Location"])
    (kept,) = kept_in(diary)
    assert kept.words == f"{picks[0]}, a bit crooked"
    assert 'alt="Your drawing"' in html(after)
    image = dots(picture(begun_client, html(after)))
    assert image.size == (kept.width, kept.height)
    assert len(image.getcolors(100_000) or []) > (0 if address == COLOUR else 1)


def test_the_kept_square_has_the_colour_that_was_picked(begun_client: Visitor) -> None:
    after = begun_client.get(send(begun_client, COLOUR, tap="moss green", do="keep")["Location"])
    colour = dots(picture(begun_client, html(after))).getpixel((9, 9))
    assert "#{:02x}{:02x}{:02x}".format(*colour) == FILLS["moss"]  # type: ignore[misc]


def test_an_empty_square_and_an_empty_page_are_kept_in_words(begun_client: Visitor, diary: Diary) -> None:
    send(begun_client, COLOUR, tap="none", do="keep")
    assert kept_in(diary) == []
    assert done_in(diary)[0].kept == ("none",)


def test_what_was_drawn_by_hand_is_kept_to_the_dot(begun_client: Visitor, diary: Diary) -> None:
    sent = drawn((50, 60), (300, 200))
    after = begun_client.get(send(begun_client, SCRIBBLE, picture=packed(sent.data), do="keep")["Location"])
    assert dots(picture(begun_client, html(after))).tobytes() == Image.open(io.BytesIO(sent.data)).tobytes()
    assert 'alt="Your drawing, without words"' in html(after)
    assert kept_in(diary)[0].words == ""


@pytest.mark.parametrize("act", ["stop", "much"])
def test_stopping_in_the_middle_loses_no_line(begun_client: Visitor, diary: Diary, act: str) -> None:
    send(begun_client, SCRIBBLE, picture=packed(drawn().data), do=act)
    assert len(kept_in(diary)) == 1


def test_let_it_go_keeps_nothing_of_it(begun_client: Visitor, diary: Diary) -> None:
    send(begun_client, SCRIBBLE, picture=packed(drawn().data), tap="dots (ember, fine)", do="let-go")
    assert kept_in(diary) == []
    assert [one.kept for one in done_in(diary)] == [()]


def test_the_same_drawing_sent_twice_is_kept_once(begun_client: Visitor, diary: Diary) -> None:
    for _ in range(2):
        send(begun_client, SCRIBBLE, picture=packed(drawn().data), do="keep")
    assert len(kept_in(diary)) == len(done_in(diary)) == 1


def test_it_stands_among_what_is_kept_and_has_a_page_where_it_can_be_let_go(
    begun_client: Visitor, diary: Diary, clock: StillClock
) -> None:
    send(begun_client, SCRIBBLE, tap="dots (ember, fine)", answer="rain on a tin roof", do="keep")
    kept = html(begun_client.get("/kept"))
    assert "rain on a tin roof" in kept
    address = re.search(r'href="(/kept/[0-9a-f]{32})">Look at it', kept)
    assert address
    assert f'src="{address[1]}/small"' in kept
    page = html(begun_client.get(address[1]))
    assert f'src="{address[1]}/whole"' in page
    assert "Scribble for a minute" in page
    begun_client.post(f"{address[1]}/gone")
    assert kept_in(diary) == []
    back = Seen(begun_client.get("/kept")).form("/undo/gone").fields
    assert begun_client.get(f"{address[1]}/whole").status_code == 404
    begun_client.post("/undo/gone", back)
    assert len(kept_in(diary)) == 1


def test_letting_go_after_a_practice_takes_its_drawing_and_can_be_undone(begun_client: Visitor, diary: Diary) -> None:
    after = send(begun_client, SCRIBBLE, tap="dots (ember, fine)", do="keep")["Location"]
    begun_client.post("/after/let-go", Seen(begun_client.get(after)).form("/after/let-go").fields)
    assert kept_in(diary) == []
    begun_client.post("/undo/gone", Seen(begun_client.get("/")).form("/undo/gone").fields)
    assert len(kept_in(diary)) == 1


def test_it_is_found_by_its_words(begun_client: Visitor) -> None:
    send(begun_client, SCRIBBLE, tap="dots (ember, fine)", answer="rain on a tin roof", do="keep")
    page = b"".join(begun_client.post("/find", {"find": "tin roof", "kind": "drawing"}, follow=True)).decode()
    assert "A drawing" in page
    assert re.search(r'href="/kept/[0-9a-f]{32}\?found=[0-9a-f]+">Read it', page)


# --- What is sent as a picture and is none ------------------------------------------------------------


@pytest.mark.parametrize("make", [make for name, make in HOSTILE.items() if name != "nothing"])
def test_what_is_no_picture_is_refused_with_a_sentence_and_the_words_stay(
    begun_client: Visitor, diary: Diary, make: Callable[[], bytes]
) -> None:
    page = send(begun_client, SCRIBBLE, picture=packed(make()), tap="dots (ember, fine)", answer="a wasp", do="keep")
    assert page.status_code == 422
    assert "The drawing did not arrive whole, so it is not kept yet." in html(page)
    assert 'value="a wasp"' in html(page)
    assert picks_in(page) == ["dots (ember, fine)"]
    assert kept_in(diary) == []


@pytest.mark.parametrize("said", ["no base64", "ÄÖÜ", "data:image/png;base64,AAAA", "AAA", "A+/B"])
def test_what_is_no_packed_picture_is_refused_the_same_way(begun_client: Visitor, said: str) -> None:
    assert send(begun_client, SCRIBBLE, picture=said, do="keep").status_code == 422


def test_one_of_six_megabytes_is_refused_by_its_size(begun_client: Visitor, diary: Diary) -> None:
    page = send(begun_client, SCRIBBLE, picture=packed(GOOD + bytes(6 * 1024 * 1024)), answer="a wasp", do="keep")
    assert page.status_code == 422
    assert "This drawing is larger than 5 MB. It is not kept." in html(page)
    assert "a wasp" in html(page)
    assert kept_in(diary) == []


@pytest.mark.parametrize("said", ["no picture at all", *(packed(make()) for make in HOSTILE.values())])
def test_too_much_leads_to_what_is_steady_whatever_was_sent(begun_client: Visitor, said: str) -> None:
    page = send(begun_client, SCRIBBLE, picture=said, answer="a wasp", do="much")
    assert (page.status_code, page["Location"]) == (303, "/steady")


# --- Who is given it ----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", ["whole", "small"])
def test_a_picture_comes_as_a_picture_and_can_do_nothing_else(begun_client: Visitor, size: str) -> None:
    after = begun_client.get(send(begun_client, SCRIBBLE, tap="dots (ember, fine)", do="keep")["Location"])
    answer = picture(begun_client, html(after), size)
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert b"".join(answer).startswith(b"\x89PNG")


def test_nobody_else_is_given_it(begun_client: Visitor, house: House) -> None:
    after = begun_client.get(send(begun_client, SCRIBBLE, tap="dots (ember, fine)", do="keep")["Location"])
    found = re.search(r'src="(/kept/[0-9a-f]{32}/small)"', html(after))
    assert found
    stranger = Visitor().get(found[1])
    assert "image" not in stranger["Content-Type"]
    assert b"PNG" not in b"".join(stranger)


def test_what_is_no_drawing_has_no_picture(begun_client: Visitor, diary: Diary) -> None:
    begun_client.post("/flicker", {"flicker": "a robin"})
    (flicker,) = [one for one in all_kept(diary) if one.record.__class__.__name__ == "Flicker"]
    for record in (flicker.id.hex(), "ab" * 16):
        assert begun_client.get(f"/kept/{record}/whole").status_code == 404


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "application/octet-stream", "IMAGE/PNG", ""])
def test_what_says_that_it_is_anything_but_a_picture_as_they_are_kept_is_not_handed_out(
    begun_client: Visitor, diary: Diary, clock: StillClock, media_type: str
) -> None:
    said = structs.replace(drawn(), media_type=media_type)
    kept = drawing.keep(diary, said, clock(), "a wasp", "make-scribble", b"a practice by id")
    for size in ("whole", "small"):
        assert begun_client.get(f"/kept/{kept.id.hex()}/{size}").status_code == 404


# --- While it is drawn -------------------------------------------------------------------------------


def test_a_drawing_is_kept_while_one_draws_and_comes_back_as_it_was(begun_client: Visitor, diary: Diary) -> None:
    sent = {"once": ONCE, "at": "0", "turn": "0", "picture": packed(GOOD), "tap": "dots (slate, fine)"}
    about = {"draft-to": SCRIBBLE, "draft-number": "1", "drafted": "1"}
    assert begun_client.post("/draft", {**sent, **about}).status_code == 204
    (draft,) = diary.drafts().of(Draft)
    assert draft.record.filled
    assert GOOD.hex() not in draft.record.filled.words
    card = html(begun_client.get("/drafts"))
    assert "A drawing" in card
    assert packed(GOOD) not in card
    again = begun_client.post("/drafts/go-on", {"id": draft.id.hex()}, follow=True)
    assert f'name="picture" value="{packed(GOOD)}"' in html(again)
    assert picks_in(again) == ["dots (slate, fine)"]


def test_a_page_on_which_nothing_is_drawn_is_no_draft(begun_client: Visitor, diary: Diary) -> None:
    sent = {"once": ONCE, "at": "0", "turn": "0", "picture": "", "colour": "ember", "pen": "fine"}
    begun_client.post("/draft", {**sent, "draft-to": SCRIBBLE, "draft-number": "1"})
    assert not diary.has_drafts()
