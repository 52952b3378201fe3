"""What was sent and could not be taken: none of it is lost, and nothing secret in it is shown."""

from __future__ import annotations

import re

import msgspec
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from rekindle.life.texts import cleaned
from rekindle.sealed import SealedError, new_cookie, open_carry, seal_carry, session_row_id
from rekindle.web.visit import Visit

SECRETS = frozenset({"passphrase", "new_passphrase", "code"})
"""Names of fields that no page gives back, because what stands in them opens everything."""
BESIDE = 64 * 1024
"""Bytes that a passphrase, a token and an address take beside what is carried, with room to spare."""
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field

_LOCAL = re.compile(r"/(?![/\\])[!-\[\]-~]*")
"""An address on this site: one slash first, then ASCII without blanks and without what a browser reads as a slash."""
_MARKER = re.compile(r"(?=.{1,80}$)(?:[\w-]*\d[\w-]*|/\S*)")
"""An id, a day, a number or an address: nothing that a person would miss."""


def is_local(address: str) -> bool:
    """Tell whether an address leads to a page of this site, however a browser reads it."""
    return _LOCAL.fullmatch(address) is not None


class Sent(msgspec.Struct, frozen=True):
    """A form as it was sent: where to, and its fields in order, without token and secrets."""

    to: str
    fields: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        if not is_local(self.to):
            raise ValueError("a form is sent to a page of this site alone")

    @property
    def words(self) -> str:
        """What a person wrote or picked in it, without the ids that stand beside it."""
        return "\n\n".join(value for _, value in self.fields if value.strip() and not _MARKER.fullmatch(value))


def read_sent(request: HttpRequest) -> Sent | None:
    """Read what a request sent; None when there is nothing in it to keep."""
    fields = tuple(
        (name, cleaned(value))
        for name, values in request.POST.lists()
        if name != TOKEN and name not in SECRETS
        for value in values
    )
    if not any(value.strip() for _, value in fields):
        return None
    return Sent(request.path if is_local(request.path) else "/", fields)


def held_secrets(request: HttpRequest) -> bool:
    """Tell whether a request sent a passphrase or a recovery code."""
    return not SECRETS.isdisjoint(request.POST)


def seal_sent(visit: Visit, sent: Sent) -> tuple[str, str]:
    """Seal a form for a hidden field that only this browser opens; give the browser's half, and the field.

    The half is a cookie of its own and not the session's, so that the field still opens after an unlock in another
    tab, and when the page after the unlock is loaded again.

    Raises:
        RequestDataTooBig: sealed it would be too long to come back; Django answers it with our page.
    """
    held = visit.request.COOKIES.get(_name(), "")
    half = held if session_row_id(held) else new_cookie()
    carried = seal_carry(half, msgspec.json.encode(sent))
    if len(carried) > (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) - BESIDE:
        raise RequestDataTooBig
    return half, carried


def hold_half(visit: Visit, response: HttpResponseBase, half: str) -> None:
    """Give the browser its half, for as long as it is open."""
    response.set_cookie(_name(), half, httponly=True, samesite="Strict", secure=visit.request.is_secure(), path="/")


def open_sent(visit: Visit, carried: str) -> Sent | None:
    """Open a hidden field; None when it was changed, or when this browser does not hold the other half."""
    try:
        return msgspec.json.decode(open_carry(visit.request.COOKIES.get(_name(), ""), carried), type=Sent)
    except (SealedError, msgspec.DecodeError):
        return None


def _name() -> str:
    return f"{settings.SESSION_COOKIE_NAME}k"
