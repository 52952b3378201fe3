"""The cookies: every one is given, read and taken back here, so that none is less closed than another.

Django gives the form's token itself, by the same terms (`bootstrap.django_settings`).
"""

from __future__ import annotations

from enum import Enum

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class Cookie(Enum):
    """What a browser holds for us, each by the letter that its name ends with. The name itself tells nothing."""

    SESSION = ""
    NOTE = "n"
    CODE = "c"
    HALF = "k"
    NOT_SAFE = "h"
    SOUGHT = "l"

    @property
    def key(self) -> str:
        """Its name in the browser, which is one of this home alone."""
        return f"{settings.SESSION_COOKIE_NAME}{self.value}"


def read_cookie(request: HttpRequest, cookie: Cookie) -> str:
    """Give what the browser holds; "" for nothing."""
    return request.COOKIES.get(cookie.key, "")


def give_cookie(
    request: HttpRequest, response: HttpResponseBase, cookie: Cookie, value: str, *, seconds: int | None = None
) -> None:
    """Have the browser hold something for some seconds, or for as long as it is open.

    No script reads it, no other site's request carries it, and what came over TLS goes back over TLS alone.
    """
    response.set_cookie(
        cookie.key, value, max_age=seconds, httponly=True, samesite="Strict", secure=request.is_secure(), path="/"
    )


def take_cookie(request: HttpRequest, response: HttpResponseBase, cookie: Cookie) -> None:
    """Have the browser let go of it; on the same terms, as a browser takes no others for a `__Host-` name."""
    give_cookie(request, response, cookie, "", seconds=0)
