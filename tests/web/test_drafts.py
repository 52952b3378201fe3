"""What was begun in a form: saved while one writes, shown again as it was, kept or let go once and for good."""

import pytest
from django.http.response import HttpResponseBase
from django.urls import resolve

from rekindle.app import drafts, keys, sessions
from rekindle.app.diary import Diary
from rekindle.app.house import House
from rekindle.life.records import CheckIn, Entry, Flicker, PracticeDone
from rekindle.method.players import Write
from rekindle.web.pages.drafts import FORMS
from tests.conftest import StillClock
from tests.keeping import all_kept, damage
from tests.method.shipped import CATALOGUE
from tests.web.conftest import Visitor
from tests.web.doors import PASSPHRASE, come_in, entries, lock_home, unlock
from tests.web.seen import Form, Seen, html

KETTLE = "The kettle clicked.\nI heard it."
TEN, SENSES = (CATALOGUE.by_id(name).number for name in ("words-ten", "senses-three-sounds"))


def form_of(client: Visitor, address: str, action: str | None = None) -> Form:
    """Give the form of a page in which one writes."""
    return Seen(client.get(address)).form(action or address)


def save(client: Visitor, form: Form, number: int = 1, /, **written: str) -> HttpResponseBase:
    """Send what stands in a form as the page's script does."""
    about = {"draft-to": form.action, "draft-number": str(number), "drafted": "1"}
    return client.post("/draft", {**form.fields, **written, **about})


def go_on(client: Visitor, page: str = "/drafts") -> HttpResponseBase:
    """Press "Go on" on the first card of a page."""
    return client.post("/drafts/go-on", Seen(client.get(page)).form("/drafts/go-on").fields, follow=True)


def test_without_a_draft_nothing_is_said_of_one(begun_client: Visitor) -> None:
    for page in ("/", "/write", "/now", "/drafts"):
        assert "You began" not in Seen(begun_client.get(page)).words
    assert "Nothing waits here." in Seen(begun_client.get("/drafts")).words


def test_a_draft_waits_on_today_and_on_its_own_page_and_that_page_stays_empty(begun_client: Visitor) -> None:
    assert save(begun_client, form_of(begun_client, "/write"), text=KETTLE).status_code == 204
    today = Seen(begun_client.get("/"))
    assert "You began something here. It waits as a draft, sealed." in today.words
    assert "/drafts" in [link["href"] for link in today.links]
    write = Seen(begun_client.get("/write"))
    assert write.form("/write").fields["text"] == ""
    assert "Today, 10:00 The kettle clicked. I heard it." in write.words
    for other in ("/write/ten", "/now", f"/step/{TEN}/small"):
        assert "kettle" not in html(begun_client.get(other))


def test_going_on_fills_in_all_that_stood_there_and_says_nothing_in_an_address(begun_client: Visitor) -> None:
    form = form_of(begun_client, "/write")
    save(begun_client, form, text=KETTLE, start="Right now …", day="2026-06-01")
    page = go_on(begun_client, "/write")
    again = Seen(page).form("/write")
    assert {name: again.fields[name] for name in ("text", "start", "day")} == {
        "text": KETTLE, "start": "Right now …", "day": "2026-06-01",
    }  # fmt: skip
    assert again.fields["once"] != form.fields["once"]
    assert "You began" not in Seen(page).words
    assert "kettle" not in str(page.headers)


def test_a_page_that_was_taken_up_is_the_same_when_it_is_loaded_again(begun_client: Visitor, diary: Diary) -> None:
    save(begun_client, form_of(begun_client, "/write"), text=KETTLE)
    going_on = Seen(begun_client.get("/drafts")).form("/drafts/go-on").fields
    address = begun_client.post("/drafts/go-on", going_on)["Location"]
    first = form_of(begun_client, address, "/write")
    save(begun_client, first, 1, text=f"{KETTLE} Twice.")
    again = form_of(begun_client, address, "/write")
    assert (again.fields["text"], again.fields["once"]) == (f"{KETTLE} Twice.", first.fields["once"])
    assert save(begun_client, again, 2, text=f"{KETTLE} Three times.").status_code == 204
    assert save(begun_client, again, 3, text=f"{KETTLE} Four times.").status_code == 204
    assert len(drafts.waiting(diary)) == 1
    begun_client.post("/write", {**again.fields, "text": KETTLE, "drafted": "1"})
    gone = begun_client.get(address, follow=True)
    assert "It is open in another window, or it was kept or let go meanwhile." in Seen(gone).words


def test_words_that_come_late_from_before_a_page_was_loaded_again_are_not_written_over(
    begun_client: Visitor, diary: Diary
) -> None:
    save(begun_client, form_of(begun_client, "/write"), text=KETTLE)
    going_on = Seen(begun_client.get("/drafts")).form("/drafts/go-on").fields
    address = begun_client.post("/drafts/go-on", going_on)["Location"]
    before = form_of(begun_client, address, "/write")
    after = form_of(begun_client, address, "/write")
    assert save(begun_client, before, 5, text=f"{KETTLE} The last word.").status_code == 204
    assert save(begun_client, after, 6, text=f"{KETTLE} Something else.").status_code == 409
    [draft] = drafts.waiting(diary)
    assert draft.record.filled is not None
    assert draft.record.filled.written == f"{KETTLE} The last word."


def test_what_was_taken_up_and_kept_is_a_draft_no_more(begun_client: Visitor, house: House) -> None:
    save(begun_client, form_of(begun_client, "/write"), text=KETTLE)
    again = Seen(go_on(begun_client)).form("/write")
    begun_client.post("/write", {**again.fields, "text": f"{KETTLE} Twice."})
    assert entries(house) == [f"{KETTLE} Twice."]
    assert "You began" not in Seen(begun_client.get("/")).words
    assert save(begun_client, again, 9, text=KETTLE).status_code == 409
    assert "Nothing waits here." in Seen(begun_client.get("/drafts")).words


def test_a_saving_that_arrives_after_keep_is_ignored(begun_client: Visitor, house: House) -> None:
    form = form_of(begun_client, "/write")
    begun_client.post("/write", {**form.fields, "text": KETTLE, "drafted": "1"})
    assert save(begun_client, form, text="The kettle").status_code == 409
    assert "You began" not in Seen(begun_client.get("/")).words
    assert entries(house) == [KETTLE]


def test_a_page_that_is_refused_keeps_its_draft(begun_client: Visitor) -> None:
    form = form_of(begun_client, "/write")
    save(begun_client, form, text=KETTLE)
    refused = begun_client.post("/write", {**form.fields, "text": KETTLE, "day": "2031-01-01", "drafted": "1"})
    assert refused.status_code == 422
    assert "The kettle clicked." in Seen(begun_client.get("/drafts")).words
    assert '<kept-while-writing class="small soft block" begun' in html(refused)


def test_several_drafts_are_one_line_on_their_page_and_stand_on_their_own_the_newest_first(
    begun_client: Visitor, clock: StillClock
) -> None:
    for text in ("older", "newer"):
        save(begun_client, form_of(begun_client, "/write"), text=text)
        clock.pass_by(minutes=1)
    write = Seen(begun_client.get("/write"))
    assert "You began more than one thing here. They wait as drafts, sealed. What you began" in write.words
    assert "newer" not in write.words
    assert "/drafts" in [link["href"] for link in write.links]
    words = Seen(begun_client.get("/drafts")).words
    assert words.index("newer") < words.index("older")


def test_today_speaks_of_several_in_the_plural_and_their_page_too(begun_client: Visitor) -> None:
    said = "You began more than one thing here. They wait as drafts, sealed."
    save(begun_client, form_of(begun_client, "/write"), text="one")
    assert said not in Seen(begun_client.get("/")).words
    save(begun_client, form_of(begun_client, "/write"), text="another")
    assert said in Seen(begun_client.get("/")).words
    assert "They wait here, sealed, until you keep them" in Seen(begun_client.get("/drafts")).words


def test_each_says_what_it_is(begun_client: Visitor, diary: Diary) -> None:
    begun_client.post("/write", {"text": "before"})
    entry = all_kept(diary)[0].id.hex()
    title = CATALOGUE.by_id("words-ten").title
    for address, field, name in (
        ("/write", "text", "A page"),
        ("/write/ten", "text", "Ten words"),
        (f"/write/{entry}", "text", "A change to a page"),
        ("/now", "note", "A check-in"),
        (f"/step/{TEN}/small", "answer", title),
    ):
        save(begun_client, form_of(begun_client, address), 1, **{field: KETTLE})
        assert f"{name} Today, 10:00 The kettle clicked." in Seen(begun_client.get("/drafts")).words
        [draft] = drafts.waiting(diary)
        diary.remove(draft.id)
    save(begun_client, form_of(begun_client, "/", "/flicker"), flicker="light on the wall")
    assert "A flicker Today, 10:00 light on the wall" in Seen(begun_client.get("/drafts")).words


def test_a_draft_is_let_go_and_comes_back(begun_client: Visitor) -> None:
    save(begun_client, form_of(begun_client, "/write"), text=KETTLE)
    form = Seen(begun_client.get("/drafts")).form("/drafts/let-go")
    after = Seen(begun_client.post("/drafts/let-go", form.fields, follow=True))
    assert "It is let go. For ten minutes it can come back." in after.words
    assert "kettle" not in after.words
    back = Seen(begun_client.post("/undo/gone", after.form("/undo/gone").fields, follow=True))
    assert "The kettle clicked." in back.words


def test_a_draft_that_was_let_go_can_come_back_later_too(begun_client: Visitor, clock: StillClock) -> None:
    save(begun_client, form_of(begun_client, "/write"), text=KETTLE)
    begun_client.post("/drafts/let-go", Seen(begun_client.get("/drafts")).form("/drafts/let-go").fields, follow=True)
    clock.pass_by(minutes=9)
    later = Seen(begun_client.get("/drafts"))
    assert "You let something go just now." in later.words
    assert "You let something go just now." not in Seen(begun_client.get("/kept")).words
    back = Seen(begun_client.post("/undo/last", later.form("/undo/last").fields, follow=True))
    assert "It is back." in back.words
    assert "The kettle clicked." in back.words


def test_it_is_not_there_any_more_when_it_was_let_go_elsewhere(begun_client: Visitor) -> None:
    save(begun_client, form_of(begun_client, "/write"), text=KETTLE)
    seen = Seen(begun_client.get("/drafts"))
    begun_client.post("/drafts/let-go", seen.form("/drafts/let-go").fields)
    said = {"/drafts/go-on": "or it was kept or let go meanwhile", "/drafts/let-go": "It is not there any more."}
    for action, words in said.items():
        again = begun_client.post(action, seen.form(action).fields, follow=True)
        assert words in Seen(again).words


# --- Left, or let go, beside Keep -----------------------------------------------------------------------


def leave(client: Visitor, form: Form, button: str, **written: str) -> Seen:
    """Press one of the two buttons beside Keep."""
    return Seen(client.post(form.action, {**form.fields, **written, button: "1"}, follow=True))


def test_what_is_left_waits_as_a_draft_and_that_is_said_with_where(begun_client: Visitor, house: House) -> None:
    today = leave(begun_client, form_of(begun_client, "/write"), "leave", text=KETTLE)
    assert "It waits as a draft, sealed. You find it on Today, and where you began it." in today.words
    assert entries(house) == []
    assert Seen(go_on(begun_client, "/write")).form("/write").fields["text"] == KETTLE


@pytest.mark.parametrize("is_saved", [True, False], ids=["saved before", "not saved"])
def test_what_is_let_go_takes_its_draft_along_and_comes_back(begun_client: Visitor, is_saved: bool) -> None:
    form = form_of(begun_client, "/write/ten")
    if is_saved:
        save(begun_client, form, text="The kettle")
    today = leave(begun_client, form, "let-go", text=KETTLE)
    assert "It is let go. For ten minutes it can come back." in today.words
    assert "You began" not in today.words
    assert save(begun_client, form, 9, text="The kettle").status_code == 409
    back = Seen(begun_client.post("/undo/gone", today.form("/undo/gone").fields, follow=True))
    assert "The kettle clicked. I heard it." in back.words


@pytest.mark.parametrize("button", ["leave", "let-go"])
@pytest.mark.parametrize("address", ["/write", "/write/ten", "/now"])
def test_where_nothing_was_written_leaving_says_nothing(
    begun_client: Visitor, diary: Diary, address: str, button: str
) -> None:
    today = leave(begun_client, form_of(begun_client, address), button)
    assert "How is it right now?" in today.words
    assert "draft" not in today.words
    assert "let go" not in today.words
    assert not diary.has_drafts()


def test_a_change_that_is_left_waits_and_the_page_stays_as_it_was(begun_client: Visitor, diary: Diary) -> None:
    begun_client.post("/write", {"text": KETTLE})
    address = f"/write/{all_kept(diary)[0].id.hex()}"
    form = form_of(begun_client, address)
    for button in ("leave", "let-go"):
        assert "draft" not in leave(begun_client, form, button).words
        assert not diary.has_drafts()
    entry = leave(begun_client, form, "leave", text="after")
    assert "It waits as a draft, sealed." in entry.words
    assert entries_of(diary) == [KETTLE]
    assert Seen(go_on(begun_client, address)).form(address).fields["text"] == "after"


def test_a_change_that_is_let_go_is_a_draft_no_more(begun_client: Visitor, diary: Diary) -> None:
    begun_client.post("/write", {"text": "before"})
    address = f"/write/{all_kept(diary)[0].id.hex()}"
    entry = leave(begun_client, form_of(begun_client, address), "let-go", text="after")
    assert "It is let go. For ten minutes it can come back." in entry.words
    assert entries_of(diary) == ["before"]
    assert not diary.has_drafts()


def test_a_change_to_an_entry_that_went_meanwhile_is_left_as_a_draft(begun_client: Visitor, diary: Diary) -> None:
    begun_client.post("/write", {"text": "before"})
    kept = all_kept(diary)[0].id
    form = form_of(begun_client, f"/write/{kept.hex()}")
    diary.remove(kept)
    assert "It waits as a draft, sealed." in leave(begun_client, form, "leave", text="after").words
    assert Seen(go_on(begun_client)).form("/write").fields["text"] == "after"


def test_a_longer_answer_is_left_with_its_words(begun_client: Visitor, diary: Diary) -> None:
    begun_client.post("/now", {"note": "Rain on the roof.", "own-0": "woolly", "own-strength-0": "faint"})
    form = form_of(begun_client, "/now")
    assert "draft" not in leave(begun_client, form, "leave").words
    assert not diary.has_drafts()
    assert "It waits as a draft, sealed." in leave(begun_client, form, "leave", note="Rain. Then sun.").words
    assert Seen(go_on(begun_client, "/now")).form("/now").fields["note"] == "Rain. Then sun."


def test_an_older_answer_that_is_left_as_it_was_is_no_draft(
    begun_client: Visitor, diary: Diary, clock: StillClock
) -> None:
    begun_client.post("/now", {"note": "Rain on the roof.", "felt": "1"})
    form = form_of(begun_client, "/now")
    for _ in range(2):
        clock.pass_by(minutes=8)
        begun_client.get("/")
    today = leave(begun_client, form, "leave")
    assert "How is it right now?" in today.words
    assert "draft" not in today.words
    assert not diary.has_drafts()


@pytest.mark.parametrize(
    "picked", [{"felt": "0"}, {"energy": "some"}, {"need": "quiet"}, {"word-sad": "yes", "how-sad": "faint"}]
)
def test_answers_without_a_word_are_left_as_a_draft_and_go_on(begun_client: Visitor, picked: dict[str, str]) -> None:
    assert (
        "It waits as a draft, sealed." in leave(begun_client, form_of(begun_client, "/now"), "leave", **picked).words
    )
    assert "A check-in Today, 10:00 Answers, and no words yet." in Seen(begun_client.get("/drafts")).words
    assert picked.items() <= Seen(go_on(begun_client, "/now")).form("/now").fields.items()


def test_answers_changed_without_a_word_are_left_too(begun_client: Visitor) -> None:
    begun_client.post("/now", {"note": "Rain on the roof.", "felt": "1"})
    form = form_of(begun_client, "/now")
    assert "It waits as a draft, sealed." in leave(begun_client, form, "leave", felt="2").words
    again = Seen(go_on(begun_client, "/now")).form("/now")
    assert (again.fields["felt"], again.fields["note"]) == ("2", "Rain on the roof.")


def test_what_is_left_after_it_was_locked_comes_along_and_waits(client: Visitor, house: House) -> None:
    lock_home(house)
    form = form_of(come_in(client), "/write")
    client.post("/lock")
    shut = client.post("/write", {**form.fields, "text": KETTLE, "leave": "1"})
    assert "It waits as a draft, sealed, until you keep it or let it go." in Seen(unlock(client, shut)).words
    assert "The kettle clicked" in Seen(client.get("/drafts")).words
    assert entries(house) == []


@pytest.mark.parametrize("ended", ["kept", "let go", "damaged"])
@pytest.mark.parametrize("closed", ["by itself", "from elsewhere"])
def test_words_written_on_after_their_draft_had_ended_come_through_a_lock_and_wait(
    client: Visitor, house: House, clock: StillClock, ended: str, closed: str
) -> None:
    lock_home(house)
    come_in(client)
    page = keep_one(client)
    form = form_of(client, page)
    save(client, form, 1, text="The kettle.")
    (waiting,) = drafts.waiting(diary_of(house))
    if ended == "kept":
        client.post(page, {**form.fields, "text": "The kettle.", "drafted": "1"})
    elif ended == "let go":
        client.post("/drafts/let-go", {"id": waiting.id.hex()})
    else:
        damage(house, diary_of(house).person, waiting.id)
    if closed == "by itself":
        clock.pass_by(minutes=11)
    else:
        sessions.lock(house)
    shut = client.post(page, {**form.fields, "text": "The kettle. And more.", "drafted": "1"})
    for _again in range(2):
        assert "It waits as a draft, sealed" in Seen(unlock(client, shut)).words
    (waiting,) = drafts.waiting(diary_of(house))
    assert waiting.record.filled
    assert waiting.record.filled.written == "The kettle. And more."
    again = Seen(client.post("/drafts/go-on", {"id": waiting.id.hex()}, follow=True)).form(page)
    assert again.fields["text"] == "The kettle. And more."


def test_words_that_were_kept_though_their_answer_was_lost_wait_nowhere_after_the_lock(
    client: Visitor, house: House
) -> None:
    lock_home(house)
    come_in(client)
    page = keep_one(client)
    form = form_of(client, page)
    sent = {**form.fields, "text": "The kettle. And more.", "drafted": "1"}
    client.post(page, sent)
    sessions.lock(house)
    unlock(client, client.post(page, sent))
    assert drafts.waiting(diary_of(house)) == []


def keep_one(client: Visitor) -> str:
    """Keep a page; give the address at which it is changed."""
    client.post("/write", {**form_of(client, "/write").fields, "text": "Steam."})
    kept = next(link["href"] for link in Seen(client.get("/kept")).links if len(link["href"]) == len("/kept/") + 32)
    return f"/write/{kept.removeprefix('/kept/')}"


def diary_of(house: House) -> Diary:
    opened = keys.unlock(house, PASSPHRASE)
    return house.diary(opened.person, opened.key)


# --- Kept, and not to be kept after all -----------------------------------------------------------------


@pytest.mark.parametrize(("address", "day"), [("/write", ""), ("/write/ten", ""), ("/write", "2026-06-01")])
def test_what_was_just_kept_and_is_undone_waits_as_the_draft_it_was(
    begun_client: Visitor, diary: Diary, address: str, day: str
) -> None:
    form = form_of(begun_client, address)
    written = {**form.fields, "text": KETTLE, "start": "Right now …", "day": day, "drafted": "1"}
    note = Seen(begun_client.post(address, written, follow=True))
    undone = Seen(begun_client.post("/undo/written", note.form("/undo/written").fields, follow=True))
    assert "It is not kept any more. It waits among what you began." in undone.words
    assert "The kettle clicked. I heard it." in undone.words
    assert entries_of(diary) == []
    again = Seen(go_on(begun_client)).form(address)
    assert [again.fields[name] for name in ("text", "start", "day")] == [KETTLE, "Right now …", day or "2026-06-15"]
    begun_client.post(address, again.fields)
    assert entries_of(diary) == [KETTLE]
    assert not diary.has_drafts()


def test_undo_that_comes_twice_says_that_it_is_not_there_and_makes_one_draft(
    begun_client: Visitor, diary: Diary
) -> None:
    form = form_of(begun_client, "/write")
    note = Seen(begun_client.post("/write", {**form.fields, "text": KETTLE}, follow=True))
    fields = note.form("/undo/written").fields
    begun_client.post("/undo/written", fields)
    again = begun_client.post("/undo/written", fields, follow=True)
    assert "It is not there any more." in Seen(again).words
    assert len(drafts.waiting(diary)) == 1


# --- The other forms ----------------------------------------------------------------------------------


def test_a_flicker_goes_on_on_today(begun_client: Visitor, diary: Diary) -> None:
    form = form_of(begun_client, "/", "/flicker")
    save(begun_client, form, flicker="light on the wall")
    assert "You began something here. It waits as a draft, sealed." in Seen(begun_client.get("/")).words
    page = go_on(begun_client)
    again = Seen(page).form("/flicker")
    assert again.fields["flicker"] == "light on the wall"
    assert "How is it right now?" in Seen(page).words
    assert "You began something here." not in Seen(page).words
    begun_client.post("/flicker", again.fields)
    assert [kept.record.text for kept in all_kept(diary) if isinstance(kept.record, Flicker)] == ["light on the wall"]
    assert not diary.has_drafts()


def test_a_flicker_goes_on_where_it_is_a_plain_link_too(begun_client: Visitor) -> None:
    save(begun_client, form_of(begun_client, "/", "/flicker"), flicker="light on the wall")
    begun_client.post("/now/tap", {"on": "nothing"})
    assert '<details class="today__flicker' in html(begun_client.get("/"))
    assert '<details class="today__flicker' not in html(go_on(begun_client))


def test_a_change_that_was_begun_goes_on(begun_client: Visitor, diary: Diary) -> None:
    begun_client.post("/write", {"text": "before"})
    address = f"/write/{all_kept(diary)[0].id.hex()}"
    save(begun_client, form_of(begun_client, address), text="after", day="2026-06-01")
    assert Seen(begun_client.get(address)).form(address).fields["text"] == "before"
    again = Seen(go_on(begun_client, address)).form(address)
    assert again.fields["text"] == "after"
    begun_client.post(address, again.fields)
    assert [kept.record.text for kept in all_kept(diary) if isinstance(kept.record, Entry)] == ["after"]
    assert not diary.has_drafts()


def test_both_texts_are_shown_where_the_entry_was_changed_meanwhile(begun_client: Visitor, diary: Diary) -> None:
    begun_client.post("/write", {"text": "before"})
    address = f"/write/{all_kept(diary)[0].id.hex()}"
    form = form_of(begun_client, address)
    save(begun_client, form, text="mine")
    begun_client.post(address, {**form.fields, "once": "", "text": "theirs"})
    page = go_on(begun_client, address)
    seen = Seen(page)
    assert "It was changed somewhere else meanwhile. Both texts are here." in seen.beside("text")
    assert "What it says meanwhile theirs" in seen.words
    begun_client.post(address, seen.form(address).fields)
    assert entries_of(diary) == ["mine"]
    assert not diary.has_drafts()


def test_a_change_to_an_entry_that_is_gone_goes_on_as_a_page(begun_client: Visitor, diary: Diary) -> None:
    begun_client.post("/write", {"text": "before"})
    kept = all_kept(diary)[0].id
    address = f"/write/{kept.hex()}"
    save(begun_client, form_of(begun_client, address), text="after")
    diary.remove(kept)
    again = Seen(go_on(begun_client)).form("/write")
    assert again.fields["text"] == "after"
    begun_client.post("/write", again.fields)
    assert entries_of(diary) == ["after"]
    assert not diary.has_drafts()


def test_an_entry_that_is_let_go_takes_its_draft_along_and_brings_it_back(
    begun_client: Visitor, diary: Diary
) -> None:
    begun_client.post("/write", {"text": "before"})
    address = f"/write/{all_kept(diary)[0].id.hex()}"
    save(begun_client, form_of(begun_client, address), text="before and after")
    gone = Seen(begun_client.post(f"{address}/gone", follow=True))
    assert "Nothing waits here." in Seen(begun_client.get("/drafts")).words
    begun_client.post("/undo/gone", gone.form("/undo/gone").fields)
    assert "before and after" in Seen(begun_client.get("/drafts")).words
    assert entries_of(diary) == ["before"]


def entries_of(diary: Diary) -> list[str]:
    return [kept.record.text for kept in all_kept(diary) if isinstance(kept.record, Entry)]


def test_a_longer_answer_goes_on(begun_client: Visitor, diary: Diary) -> None:
    written = {
        "note": "Rain on the roof.",
        "felt": "2",
        "own-1": "woolly",
        "own-strength-1": "strong",
        "need": "quiet",
    }
    save(begun_client, form_of(begun_client, "/now"), 1, **written)
    page = go_on(begun_client, "/now")
    again = Seen(page).form("/now")
    assert {name: again.fields[name] for name in ("note", "felt", "own-0", "own-strength-0", "need")} == {
        "note": "Rain on the roof.", "felt": "2", "own-0": "woolly", "own-strength-0": "strong", "need": "quiet",
    }  # fmt: skip
    begun_client.post("/now", again.fields)
    assert [kept.record.note for kept in all_kept(diary) if isinstance(kept.record, CheckIn)] == ["Rain on the roof."]
    assert not diary.has_drafts()


def test_answers_without_a_word_are_saved_as_words_are_and_taken_back_they_are_no_draft(
    begun_client: Visitor, diary: Diary
) -> None:
    form = form_of(begun_client, "/now")
    assert save(begun_client, form, 1, felt="2").status_code == 204
    assert diary.has_drafts()
    assert save(begun_client, form, 2, felt="").status_code == 200
    assert not diary.has_drafts()


def test_words_ticked_in_a_practice_are_saved_and_ticked_again(begun_client: Visitor) -> None:
    number, tap = next(
        (practice.number, practice.play.picks[0])
        for practice in CATALOGUE
        if isinstance(practice.play, Write) and practice.play.picks
    )
    address = f"/step/{number}/whole"
    assert save(begun_client, form_of(begun_client, address), tap=tap).status_code == 204
    assert Seen(go_on(begun_client, address)).form(address).fields["tap"] == tap


@pytest.mark.parametrize("end", ["keep", "let-go", "stop", "much"])
def test_ten_words_go_on_and_end_however_they_end(begun_client: Visitor, diary: Diary, end: str) -> None:
    address = f"/step/{TEN}/small"
    save(begun_client, form_of(begun_client, address), answer="grey, quiet")
    again = Seen(go_on(begun_client, address)).form(address)
    assert again.fields["answer"] == "grey, quiet"
    begun_client.post(address, {**again.fields, "do": end})
    assert [kept.record.practice for kept in all_kept(diary) if isinstance(kept.record, PracticeDone)] == [
        "words-ten"
    ]
    assert not diary.has_drafts()


def test_a_practice_of_several_screens_goes_on_where_it_was(begun_client: Visitor, diary: Diary) -> None:
    address = f"/step/{SENSES}/whole"
    form = form_of(begun_client, address)
    second = Seen(begun_client.post(address, {**form.fields, "answer": "a clock", "do": "next"})).form(address)
    assert second.fields["at"] == "1"
    save(begun_client, second, answer="a gull")
    again = Seen(go_on(begun_client, address)).form(address)
    assert (again.fields["at"], again.fields["own-0"], again.fields["answer"]) == ("1", "a clock", "a gull")


def test_the_words_of_a_practice_that_is_no_more_go_on_as_a_page(begun_client: Visitor, diary: Diary) -> None:
    form = form_of(begun_client, f"/step/{TEN}/small")
    form.action = "/step/9999/small"
    save(begun_client, form, answer="grey, quiet")
    assert Seen(go_on(begun_client)).form("/write").fields["text"] == "grey, quiet"


def test_a_practice_in_which_nothing_can_be_kept_saves_nothing(begun_client: Visitor) -> None:
    keeping, not_keeping = (CATALOGUE.by_id(name).number for name in ("ground-find-colour", "ground-feet-solid"))
    assert "<kept-while-writing" in html(begun_client.get(f"/step/{keeping}/whole"))
    assert "<kept-while-writing" not in html(begun_client.get(f"/step/{not_keeping}/whole"))


def test_a_word_after_a_practice_goes_on(begun_client: Visitor, diary: Diary) -> None:
    address = f"/step/{TEN}/small"
    begun_client.post(address, {**form_of(begun_client, address).fields, "answer": "grey", "do": "keep"})
    [done] = [kept for kept in all_kept(diary) if isinstance(kept.record, PracticeDone)]
    after = f"/after/{done.id.hex()}"
    begun_client.post(after, {"stir": "flicker"})
    form = next(one for one in Seen(begun_client.get(after)).forms if "word" in one.fields)
    save(begun_client, form, word="warm")
    again = next(one for one in Seen(go_on(begun_client, after)).forms if "word" in one.fields)
    assert again.fields["word"] == "warm"
    begun_client.post(after, again.fields)
    assert diary.find(done.id, PracticeDone).record.word == "warm"
    assert not diary.has_drafts()


# --- Every form in which one writes ---------------------------------------------------------------------


@pytest.fixture
def forms(begun_client: Visitor, diary: Diary) -> list[Form]:
    """A form of every page that keeps a draft, as it comes: each view of FORMS is among them."""
    begun_client.post("/write", {"text": "before"})
    step = f"/step/{TEN}/small"
    begun_client.post(step, {**form_of(begun_client, step).fields, "answer": "grey", "do": "keep"})
    [done] = [one.id.hex() for one in all_kept(diary) if isinstance(one.record, PracticeDone)]
    [entry] = [one.id.hex() for one in all_kept(diary) if isinstance(one.record, Entry)]
    begun_client.post(f"/after/{done}", {"stir": "flicker"})
    plays = [f"/step/{practice.number}/{form}" for practice in CATALOGUE for form in ("small", "whole")]
    own = ["/write", "/write/ten", f"/write/{entry}", "/now", f"/after/{done}", *plays]
    pages = {address: address for address in own} | {"/": "/flicker"}
    assert {resolve(action).func for action in pages.values()} == FORMS
    return [form for page, action in pages.items() for form in drafting_forms(begun_client, page, action)]


def drafting_forms(client: Visitor, address: str, action: str) -> list[Form]:
    """Give the forms of a page that keep a draft; a page that keeps none has none."""
    page = client.get(address)
    if "<kept-while-writing" not in html(page):
        return []
    return [form for form in Seen(page).forms if form.action == action and "once" in form.fields]


def test_every_field_in_which_one_writes_is_kept_on_every_page(
    begun_client: Visitor, diary: Diary, forms: list[Form]
) -> None:
    seen = set()
    for form in forms:
        for name in (name for name, kind in form.kinds.items() if kind in {"text", "", "textarea"}):
            seen.add(name)
            assert save(begun_client, form, 1, **{name: KETTLE}).status_code == 204
            [draft] = drafts.waiting(diary)
            assert draft.record.filled is not None
            assert KETTLE.split("\n", maxsplit=1)[0] in draft.record.filled.written, (form.action, name)
            diary.remove(draft.id)
    assert {"text", "note", "own-0", "answer", "word", "flicker"} <= seen


def test_a_form_in_which_nothing_was_written_is_no_draft_on_any_page(
    begun_client: Visitor, diary: Diary, forms: list[Form]
) -> None:
    for form in forms:
        untouched = {name: "" for name, kind in form.kinds.items() if kind in {"text", "", "textarea"}}
        save(begun_client, form, 1, **untouched)
        assert not diary.has_drafts(), form.action


def test_a_field_that_nobody_named_is_kept_rather_than_lost(begun_client: Visitor, diary: Diary) -> None:
    assert save(begun_client, form_of(begun_client, "/write"), 1, reason=KETTLE).status_code == 204
    assert diary.has_drafts()


# --- What is refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "elsewhere", ["", "/settings/remove", "/lock", "/drafts/go-on", "//evil.example/", "/nowhere", "write"]
)
def test_only_a_form_in_which_one_writes_has_a_draft(begun_client: Visitor, diary: Diary, elsewhere: str) -> None:
    form = form_of(begun_client, "/write")
    form.action = elsewhere
    assert save(begun_client, form, text=KETTLE, sure="1").status_code == 400
    assert not diary.has_drafts()


@pytest.mark.parametrize("amiss", [{"once": "x"}, {"once": ""}, {"draft-number": "-1"}, {"draft-number": "9" * 40}])
def test_a_saving_that_is_amiss_keeps_nothing(begun_client: Visitor, diary: Diary, amiss: dict[str, str]) -> None:
    fields = {**form_of(begun_client, "/write").fields, "text": KETTLE, "draft-to": "/write", "draft-number": "1"}
    assert begun_client.post("/draft", {**fields, **amiss}).status_code == 400
    assert not diary.has_drafts()


def test_a_token_and_a_passphrase_are_never_part_of_a_draft(begun_client: Visitor, diary: Diary) -> None:
    form = form_of(begun_client, "/write")
    assert "csrfmiddlewaretoken" in form.fields
    save(begun_client, form, text=KETTLE, passphrase="grey heron", code="AAAA")
    [draft] = drafts.waiting(diary)
    assert draft.record.filled is not None
    assert {name for name, _ in draft.record.filled.fields} == {"once", "start", "change", "text", "day"}


def test_once_it_is_locked_nothing_is_saved_and_nothing_is_said(begun_client: Visitor, house: House) -> None:
    form = form_of(begun_client, "/write")
    sessions.lock(house)
    answer = save(begun_client, form, text=KETTLE)
    assert answer.status_code == 423
    assert html(answer) == ""


def test_a_saving_whose_token_is_too_old_is_answered_with_nothing(careful_client: Visitor) -> None:
    answer = careful_client.post("/draft", {"text": KETTLE, "draft-to": "/write", "draft-number": "1"})
    assert (answer.status_code, html(answer)) == (403, "")


def test_a_form_sent_only_to_be_shown_again_keeps_nothing(begun_client: Visitor, diary: Diary) -> None:
    begun_client.post("/write", {"text": KETTLE, "reopen": "1"})
    assert all_kept(diary) == [kept for kept in all_kept(diary) if not isinstance(kept.record, Entry)]
