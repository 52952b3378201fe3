"""What every answer tells the browser not to do, and which requests are refused for where they come from.

The pages hold what somebody wrote in a bad hour, so the browser is told: load nothing but our own files,
run no script but ours, draw us in nobody's frame, keep no copy, tell nobody where the person came from.

Three walls stand against another site (or another program on this computer, at another port) that makes the
person's browser send us a form:

1. the session cookie is SameSite, so that most such requests come without it;
2. Django's CSRF token and its check of the origin;
3. this middleware: a browser of today says in `Sec-Fetch-Site` where a request was born, and no page can
   change that header. A request that could change something is answered only when our own page sent it
   (`same-origin`) or the person did, by hand (`none`). `same-site` is refused too: two ports of one computer
   are one site, and we trust none of the neighbours. A browser too old to send the header is left to 1 and 2.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

from rekindle.web.jinja import gettext

NONE: Final = ("'none'",)
SELF: Final = ("'self'",)

# Every directive is named, also where `default-src` would do: what is not named here was not forgotten.
CONTENT_SECURITY_POLICY: Final = MappingProxyType(
    {
        "default-src": NONE,
        # fetch
        "child-src": NONE,
        "connect-src": SELF,
        "font-src": SELF,
        "frame-src": NONE,
        "img-src": SELF,
        "manifest-src": NONE,
        "media-src": NONE,
        "object-src": NONE,
        "script-src": SELF,
        "script-src-attr": NONE,
        "script-src-elem": SELF,
        "style-src": SELF,
        "style-src-attr": NONE,
        "style-src-elem": SELF,
        "worker-src": NONE,
        # document and navigation
        "base-uri": NONE,
        "form-action": SELF,
        "frame-ancestors": NONE,
        # no string becomes code or markup
        "require-trusted-types-for": ("'script'",),
        "trusted-types": NONE,
    }
)

# Nothing of the device is asked for. Copying words, and keeping the screen awake while a practice runs that was begun
# there and then, are left to our own pages.
PERMISSIONS_POLICY: Final = MappingProxyType(
    dict.fromkeys(
        (
            "accelerometer", "autoplay", "camera", "clipboard-read", "display-capture", "encrypted-media",
            "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer",
            "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-create",
            "publickey-credentials-get", "serial", "storage-access", "usb", "xr-spatial-tracking",
        ),
        "()",
    )
    | {"clipboard-write": "(self)", "screen-wake-lock": "(self)"}
)  # fmt: skip

HEADERS: Final = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}={who}" for name, who in sorted(PERMISSIONS_POLICY.items())),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
)

_TWO_YEARS = 2 * 365 * 24 * 60 * 60
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_OUR_OWN = frozenset({"same-origin", "none"})


def content_security_policy(encrypted: bool) -> str:
    """The header's value. On plain HTTP, which is loopback, nothing is upgraded: there is nothing to upgrade to."""
    directives = [f"{name} {' '.join(sources)}" for name, sources in CONTENT_SECURITY_POLICY.items()]
    if encrypted:
        directives.append("upgrade-insecure-requests")
    return "; ".join(directives)


class SecurityHeaders:
    """Django middleware, the outermost: its headers stand on refusals and errors too.

    Hashed static files never come here: `static_files` answers them, with the same headers and a long life.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or refuse what another site sent; dress either in the headers."""
        response = _refusal() if _is_foreign(request) else self._get_response(request)
        encrypted = request.is_secure()
        for name, value in HEADERS.items():
            response[name] = value
        if not response.get("Content-Security-Policy", "").startswith("sandbox"):  # stricter than that of any page
            response["Content-Security-Policy"] = content_security_policy(encrypted)
        if encrypted:
            response["Strict-Transport-Security"] = f"max-age={_TWO_YEARS}"
        return response


class OwnNames:
    """Django middleware: answers only to our own names, so that no other site's name can be bound to this computer.

    Without it a page at a name that was made to point here could read what needs no session (DNS rebinding).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer.

        Raises:
            DisallowedHost: the request names another host; Django answers it with our page for bad requests.
        """
        request.get_host()
        return self._get_response(request)


def _is_foreign(request: HttpRequest) -> bool:
    born = request.headers.get("Sec-Fetch-Site")
    return request.method not in _SAFE_METHODS and born is not None and born not in _OUR_OWN


def _refusal() -> HttpResponse:
    words = gettext("This was sent from another page, so nothing was done. Open this page again and try from there.")
    return HttpResponseForbidden(words, content_type="text/plain; charset=utf-8")
