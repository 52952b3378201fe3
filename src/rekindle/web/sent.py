"""What was sent and could not be taken: none of it is lost, and nothing secret in it is shown."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from rekindle.life.filled import Filled, is_local
from rekindle.life.texts import cleaned
from rekindle.sealed import SealedError, new_cookie, open_carry, seal_carry, session_row_id
from rekindle.web.cookies import Cookie, give_cookie, read_cookie
from rekindle.web.visit import Visit

SECRETS = frozenset({"passphrase", "new_passphrase", "code"})
"""Names of fields that no page gives back, because what stands in them opens everything."""
BESIDE = 64 * 1024
"""Bytes that a passphrase, a token and an address take beside what is carried, with room to spare."""
HELD = "held"
"""Name of the field in which a file waits for the answer to a question about it."""
LARGEST_HELD = 5 * 1024 * 1024
"""Bytes of a file that is held; sealed and as text it is a third longer, and goes to the browser and back."""
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field


def read_sent(request: HttpRequest) -> Filled | None:
    """Read what a request sent; None when there is nothing in it to keep."""
    fields = read_fields(request)
    if not any(value.strip() for _, value in fields):
        return None
    return Filled(request.path if is_local(request.path) else "/", fields)


def read_fields(request: HttpRequest, besides: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Give the fields of a form that was sent, without token and secrets, and without those named `besides`."""
    left_out = {TOKEN, *SECRETS, *besides}
    return tuple(
        (name, cleaned(value)) for name, values in request.POST.lists() if name not in left_out for value in values
    )


def held_secrets(request: HttpRequest) -> bool:
    """Tell whether a request sent a passphrase or a recovery code."""
    return not SECRETS.isdisjoint(request.POST)


def sent_a_file(request: HttpRequest) -> bool:
    """Tell whether a request sent a file, or one that was held for an answer."""
    return bool(request.FILES) or bool(request.POST.get(HELD))


def hold_file(visit: Visit, data: bytes) -> str:
    """Seal a file for a hidden field of this session, so that it need not be chosen again; "" for a large one."""
    return seal_carry(visit.cookie, data) if len(data) <= LARGEST_HELD else ""


def held_file(visit: Visit) -> bytes | None:
    """Give the file that a form held; None when it held none, or none that this session opens."""
    try:
        return open_carry(visit.cookie, visit.request.POST.get(HELD, ""))
    except SealedError:
        return None


def seal_sent(visit: Visit, sent: Filled) -> tuple[str, str]:
    """Seal a form for a hidden field that only this browser opens; give the browser's half, and the field.

    The half is a cookie of its own and not the session's, so that the field still opens after an unlock in another
    tab, and when the page after the unlock is loaded again.

    Raises:
        RequestDataTooBig: sealed it would be too long to come back; Django answers it with our page.
    """
    held = read_cookie(visit.request, Cookie.HALF)
    half = held if session_row_id(held) else new_cookie()
    carried = seal_carry(half, msgspec.json.encode(sent))
    if len(carried) > (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) - BESIDE:
        raise RequestDataTooBig
    return half, carried


def hold_half(visit: Visit, response: HttpResponseBase, half: str) -> None:
    """Give the browser its half, for as long as it is open."""
    give_cookie(visit.request, response, Cookie.HALF, half)


def open_sent(visit: Visit, carried: str) -> Filled | None:
    """Open a hidden field; None when it was changed, or when this browser does not hold the other half."""
    try:
        return msgspec.json.decode(open_carry(read_cookie(visit.request, Cookie.HALF), carried), type=Filled)
    except (SealedError, msgspec.DecodeError):
        return None
