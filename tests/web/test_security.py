"""The walls round every page: what the browser is told not to do, and what is refused for where it comes from."""

from http import HTTPStatus
from typing import Any, Final

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from rekindle.web.security import (
    CONTENT_SECURITY_POLICY,
    PERMISSIONS_POLICY,
    SecurityHeaders,
    content_security_policy,
)

# CSP Level 3: every directive for what is fetched, for the document and for navigation.
FETCH: Final = {
    *("child-src", "connect-src", "default-src", "font-src", "frame-src", "img-src", "manifest-src", "media-src"),
    *("object-src", "script-src", "script-src-attr", "script-src-elem"),
    *("style-src", "style-src-attr", "style-src-elem", "worker-src"),
}
DOCUMENT_AND_NAVIGATION: Final = {"base-uri", "form-action", "frame-ancestors"}
TRUSTED_TYPES: Final = {"require-trusted-types-for", "trusted-types"}


class Kitchen:
    """A view that counts how often it was asked, and would like its answer to be kept for ever."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, _request: HttpRequest) -> HttpResponse:
        self.asked += 1
        return HttpResponse("soup", headers={"Cache-Control": "public, max-age=99", "Referrer-Policy": "unsafe-url"})


@pytest.fixture
def kitchen() -> Kitchen:
    return Kitchen()


def send(kitchen: Kitchen, method: str = "GET", *, secure: bool = False, **headers: str) -> HttpResponse:
    extra: dict[str, Any] = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return SecurityHeaders(kitchen)(RequestFactory().generic(method, "/write", secure=secure, **extra))


# --- Content-Security-Policy ------------------------------------------------------------------------


def test_the_policy_names_every_directive() -> None:
    assert CONTENT_SECURITY_POLICY.keys() == FETCH | DOCUMENT_AND_NAVIGATION | TRUSTED_TYPES


def test_the_policy_allows_our_own_files_and_nothing_else() -> None:
    for name, sources in CONTENT_SECURITY_POLICY.items():
        assert sources in {("'none'",), ("'self'",), ("'script'",)}, name
    assert CONTENT_SECURITY_POLICY["default-src"] == ("'none'",)
    assert CONTENT_SECURITY_POLICY["frame-ancestors"] == ("'none'",)
    assert CONTENT_SECURITY_POLICY["script-src-attr"] == ("'none'",)
    assert CONTENT_SECURITY_POLICY["style-src-attr"] == ("'none'",)


def test_no_string_ever_becomes_markup_or_code() -> None:
    policy = content_security_policy(encrypted=True)
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "data:" not in policy


def test_nothing_is_upgraded_on_plain_loopback(kitchen: Kitchen) -> None:
    assert "upgrade-insecure-requests" not in send(kitchen)["Content-Security-Policy"]
    assert "upgrade-insecure-requests" in send(kitchen, secure=True)["Content-Security-Policy"]


# --- The other headers ------------------------------------------------------------------------------


def test_no_answer_is_kept_by_anyone_whatever_the_view_says(kitchen: Kitchen) -> None:
    assert send(kitchen)["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        # With no-referrer every form would fail its origin check.
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_every_answer_carries_the_header(kitchen: Kitchen, name: str, value: str) -> None:
    assert send(kitchen)[name] == value
    assert send(kitchen, "POST", sec_fetch_site="cross-site")[name] == value


def test_nothing_of_the_device_is_asked_for_except_to_copy_words_and_to_stay_awake(kitchen: Kitchen) -> None:
    left = {name: who for name, who in PERMISSIONS_POLICY.items() if who != "()"}
    assert left == {"clipboard-write": "(self)", "screen-wake-lock": "(self)"}
    for sense in ("camera", "microphone", "geolocation", "gyroscope", "display-capture", "clipboard-read"):
        assert f"{sense}=()" in send(kitchen)["Permissions-Policy"]


def test_only_an_encrypted_connection_is_asked_to_stay_encrypted(kitchen: Kitchen) -> None:
    assert "Strict-Transport-Security" not in send(kitchen)
    assert send(kitchen, secure=True)["Strict-Transport-Security"] == "max-age=63072000"


# --- Where a request was born -----------------------------------------------------------------------


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "MADE-UP"])
@pytest.mark.parametrize("born", ["cross-site", "same-site", "", "SAME-ORIGIN", "nonsense"])
def test_what_another_page_sends_is_refused_before_anything_happens(kitchen: Kitchen, method: str, born: str) -> None:
    answer = send(kitchen, method, sec_fetch_site=born)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert kitchen.asked == 0
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().endswith("Open this page again and try from there.")


@pytest.mark.parametrize("born", ["same-origin", "none"])
def test_what_our_own_page_or_the_person_sends_is_answered(kitchen: Kitchen, born: str) -> None:
    assert send(kitchen, "POST", sec_fetch_site=born).content == b"soup"


def test_a_browser_too_old_to_say_where_it_was_born_is_left_to_the_token(kitchen: Kitchen) -> None:
    assert send(kitchen, "POST").content == b"soup"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_link_from_anywhere_may_lead_here(kitchen: Kitchen, method: str) -> None:
    assert send(kitchen, method, sec_fetch_site="cross-site").status_code == HTTPStatus.OK
