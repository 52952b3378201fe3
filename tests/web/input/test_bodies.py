"""What may be sent: forms in UTF-8 of a size that a page can hold. All else is one sentence, and nothing is done."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rekindle.app.house import House
from rekindle.bootstrap import LONGEST_BODY
from tests.web.conftest import Visitor
from tests.web.doors import entries
from tests.web.seen import Seen, html

FORM = "application/x-www-form-urlencoded"
NOT_READ = "This could not be read, so nothing was done. Go back, and try again."
TOO_MUCH = "This was more than one page can hold, so it was not kept. Go back, and keep it in parts."


def multipart(name: str, text: str, more: str = "") -> bytes:
    return f'--b\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{text}\r\n--b--\r\n'.encode()


@pytest.mark.parametrize(
    "charset",
    [
        "utf-16",
        "utf-7",
        "latin-1",
        "hex",
        "base64",
        "rot13",
        "raw_unicode_escape",
        "idna",
        "undefined",
        "nosuch",
        "é",
    ],
)
@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=b"])
def test_another_encoding_is_refused_in_one_sentence(
    begun_client: Visitor, house: House, kind: str, charset: str
) -> None:
    body = multipart("text", r"\ud800") if "multipart" in kind else b"text=words"
    answer = begun_client.generic("POST", "/write", body, f"{kind}; charset={charset}")
    assert (answer.status_code, NOT_READ in Seen(answer).words) == (400, True)
    assert entries(house) == []


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_utf_8_by_any_of_its_names_is_read(begun_client: Visitor, house: House, charset: str) -> None:
    begun_client.generic("POST", "/write", b"text=caf%C3%A9", f"{FORM}; charset={charset}")
    assert entries(house) == ["café"]


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "application/xml", "nonsense", "", "/", "multipart/mixed; boundary=b"]
)
def test_what_is_no_form_is_an_empty_one(begun_client: Visitor, house: House, kind: str) -> None:
    answer = begun_client.generic("POST", "/write", b'{"text": "planted"}', kind)
    assert answer.status_code == 422
    assert "planted" not in html(answer)
    assert entries(house) == []


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=" + "b" * 300,
        "multipart/form-data; boundary=b\x00b",
    ],
)
def test_a_form_in_parts_without_a_seam_is_refused(begun_client: Visitor, kind: str) -> None:
    answer = begun_client.generic("POST", "/write", multipart("text", "words"), kind)
    assert (answer.status_code, NOT_READ in Seen(answer).words) == (400, True)


@pytest.mark.parametrize(
    "body", [b"", b"--b", b"--b--", b"\x00" * 99, b"--b\r\nContent-Disposition: form-data\r\n\r\n"]
)
def test_a_form_in_parts_that_is_cut_or_damaged_keeps_nothing(
    begun_client: Visitor, house: House, body: bytes
) -> None:
    answer = begun_client.generic("POST", "/write", body, "multipart/form-data; boundary=b")
    assert answer.status_code in {400, 422}
    assert entries(house) == []


def test_a_form_in_parts_is_a_form(begun_client: Visitor, house: House) -> None:
    begun_client.post("/write", {"text": "in parts"})
    assert entries(house) == ["in parts"]


@pytest.mark.parametrize("size", [10, 5_000_000])
def test_a_file_that_nobody_asked_for_is_let_go(begun_client: Visitor, house: House, size: int) -> None:
    file = SimpleUploadedFile("../../notes.txt", b"x" * size)
    answer = begun_client.post("/write", {"text": "beside a file", "file": file})
    assert answer.status_code == 303
    answer = begun_client.post("/write", {"text": file})
    assert answer.status_code == 422
    assert entries(house) == ["beside a file"]


@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=b", "application/json", "text/plain", ""])
@pytest.mark.parametrize("address", ["/write", "/nowhere", "/unlock", "/awake"])
def test_one_byte_too_many_is_refused_by_the_length_alone(begun_client: Visitor, kind: str, address: str) -> None:
    answer = begun_client.generic("POST", address, b"", kind, CONTENT_LENGTH=str(LONGEST_BODY + 1))
    assert (answer.status_code, TOO_MUCH in Seen(answer).words) == (413, True)


@pytest.mark.parametrize("length", ["", "-1", "x", "1e3", " ", "٣", "9" * 5_000])
def test_a_length_that_is_none_is_no_length(begun_client: Visitor, house: House, length: str) -> None:
    answer = begun_client.generic("POST", "/write", b"text=words", FORM, CONTENT_LENGTH=length)
    assert answer.status_code in {400, 413, 422}
    assert entries(house) == []


def test_ten_thousand_fields_are_refused_and_a_thousand_times_the_same_is_its_last(
    begun_client: Visitor, house: House
) -> None:
    many = begun_client.generic("POST", "/write", b"&".join(b"f%d=x" % one for one in range(10_000)), FORM)
    assert (many.status_code, TOO_MUCH in Seen(many).words) == (413, True)
    same = b"&".join(b"text=take%d" % one for one in range(1_000))
    assert begun_client.generic("POST", "/write", same, FORM).status_code == 303
    assert entries(house) == ["take999"]


def test_the_words_behind_a_question_mark_are_not_the_form(begun_client: Visitor, house: House) -> None:
    assert begun_client.generic("POST", "/write?text=planted", b"", FORM).status_code == 422
    assert begun_client.get("/write?text=planted&once=x").status_code == 200
    assert entries(house) == []
