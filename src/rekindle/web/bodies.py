"""What may be sent here: forms in UTF-8, none longer than our own page could answer."""

import sys
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_UTF_8 = "utf-8"
_LONGEST_NUMBER = 20
"""Digits of a number of bytes that no body has; Python reads none of more than a few thousand."""


class Bodies:
    """Django middleware: refuses by its headers what is too long or not in UTF-8, before any of it is read.

    Django counts the bytes of a form, but neither those of a file nor those of a body that nobody reads. And it would
    read a form in whichever encoding the sender names, those that hold half characters among them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer.

        Raises:
            RequestDataTooBig: the body is longer than any of ours; Django answers it with our page.
            BadRequest: it says that it is in another encoding, or a length that is none; the same.
        """
        if _length(request) > _most(request):
            raise RequestDataTooBig
        charset = (request.content_params or {}).get("charset", _UTF_8)
        if charset.lower() != _UTF_8:
            raise BadRequest
        return self._get_response(request)


def _most(request: HttpRequest) -> int:
    """Give the bytes that a body may have; with a file in it there is room for what stands round that."""
    may_hold_a_file = request.content_type == "multipart/form-data"
    limits = settings.FILE_UPLOAD_MAX_MEMORY_SIZE, settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
    return limits[0] if may_hold_a_file else limits[1]


def _length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdecimal()):
        raise BadRequest
    return int(length) if len(length) < _LONGEST_NUMBER else sys.maxsize
