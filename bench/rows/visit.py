"""What a first visit of Today fetches from the real server, over the wire."""

from functools import cache

from bench.browsing import FirstVisit, visit
from bench.figure import Figure, within
from bench.homes import home_of
from bench.registry import row
from bench.serving import serve_command, serving

RECORDS = 1_000


@row
def visit_besides_fonts() -> Figure:
    """The way in, the page, style sheets, scripts and drawings, the heads of the answers among them."""
    return _kilobytes("first visit over the wire, all besides fonts", 45, _visited().size(fonts=False))


@row
def visit_scripts() -> Figure:
    """Scripts alone."""
    size = _visited().size(fonts=False, scripts_only=True)
    return _kilobytes("first visit over the wire, JavaScript", 12, size)


@row
def visit_fonts() -> Figure:
    """All faces that the style sheets name."""
    return _kilobytes("first visit over the wire, fonts", 60, _visited().size(fonts=True))


@row
def visit_requests() -> Figure:
    """Requests from the link that the server printed to the last font."""
    return within("first visit over the wire, requests", len(_visited().fetched), "requests", limit=10)


@row
def visit_foreign() -> Figure:
    """Requests that would leave this computer."""
    return within("first visit over the wire, foreign", len(_visited().foreign), "requests", limit=0)


def _kilobytes(what: str, limit: float, size: int) -> Figure:
    return within(what, size / 1000, "kB", limit=limit)


@cache
def _visited() -> FirstVisit:
    with serving(serve_command(home_of(RECORDS))) as server:
        return visit(server)
