"""What stays private, and what does not; open to anyone, before the first word is kept."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.urls import path

from rekindle.web.rendering import show
from rekindle.web.visit import Visit, always


@always("GET")
def private(visit: Visit) -> HttpResponseBase:
    """Show the page."""
    return show(visit, "private/private.html", words=visit.library.private)


PATHS = [path("private", private)]
