"""What was looked for, held by the browser in one sealed cookie, so that Back leads to what was found.

The address of what was found holds a random name and no word. The words lie sealed twice: under the person's key, so
that the browser's own files tell nothing, and under the session's, so that they end when it is locked or left.
"""

from __future__ import annotations

import secrets

import msgspec
from django.http.response import HttpResponseBase

from rekindle.sealed import Box, Place, SealedError, open_carry, seal_carry
from rekindle.web.cookies import Cookie, give_cookie, read_cookie
from rekindle.web.visit import Visit

LASTS = 60 * 60
"""Seconds after which the browser lets go of it."""
MOST = 8
"""Searches that are held, the newest first: there may be several tabs, and a way back of several steps."""
ROOM = 3_600
"""Letters that the cookie may have: a browser takes 4,096 bytes, its name and its terms with them."""


class Sought(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True):
    """A search as it was sent; `after` is the mark behind which the older ones begin."""

    find: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""
    after: str = ""


def hold(visit: Visit, response: HttpResponseBase, name: str, sought: Sought) -> bool:
    """Have the browser hold a search under a name; False where it is too long for a cookie."""
    newest_first = list({name: sought, **_held(visit)}.items())[:MOST]
    sealed = _seal(visit, newest_first)
    while newest_first and len(sealed) > ROOM:
        newest_first.pop()
        sealed = _seal(visit, newest_first)
    if not newest_first:
        return False
    give_cookie(visit.request, response, Cookie.SOUGHT, sealed, seconds=LASTS)
    return True


def held(visit: Visit, name: str) -> Sought | None:
    """Give the search of a name; None where it was too long ago, or before it was locked."""
    return _held(visit).get(name)


def address_of(name: str) -> str:
    """Give the address of what was found by the search of a name."""
    return f"/find/{name}"


def way_back(visit: Visit) -> str:
    """Give the address of what was found to who comes from there (`?found=`); "" to others, and once it is gone."""
    name = visit.request.GET.get("found", "")
    return address_of(name) if name in _held(visit) else ""


def new_name() -> str:
    """Give a name for a search; it tells nothing of it."""
    return secrets.token_hex(16)


def _held(visit: Visit) -> dict[str, Sought]:
    carried = read_cookie(visit.request, Cookie.SOUGHT)
    if not carried or visit.opened is None:
        return {}
    try:
        opened = Box(visit.opened.key.records).open(open_carry(visit.cookie, carried), _place(visit.opened.person))
        return msgspec.json.decode(opened, type=dict[str, Sought])
    except (SealedError, msgspec.DecodeError):
        return {}


def _seal(visit: Visit, searches: list[tuple[str, Sought]]) -> str:
    box, person = Box(visit.diary.key.records), visit.diary.person
    return seal_carry(visit.cookie, box.seal(msgspec.json.encode(dict(searches)), _place(person)))


def _place(person: bytes) -> Place:
    """Give a place at which no record can lie: no shelf has this name."""
    return Place(person, bytes(16), "sought", 0)
