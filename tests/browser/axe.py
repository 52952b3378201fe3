"""Asks axe-core what on a page shuts people out, under the page's own Content-Security-Policy."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final, TypedDict

from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOURS = ("cat.color",)
"""The rules that other colours can break where they held in the first."""


# The keys at the foot of a player cover something of a long page at any moment, and nothing for good: meanwhile they
# lie where they begin.
_ASK: Final = """async tags => {
    const staying = [...document.querySelectorAll(".player__form, .player__keys")];
    const before = staying.map(each => each.style.position);
    staying.forEach(each => { each.style.position = "static"; });
    const options = {runOnly: {type: "tag", values: tags}, preload: false, resultTypes: ["violations"]};
    const found = (await axe.run(document, options)).violations;
    staying.forEach((each, at) => { each.style.position = before[at]; });
    return found;
}"""


class _Node(TypedDict):
    target: list[str | list[str]]
    failureSummary: str


class _Violation(TypedDict):
    id: str
    impact: str | None
    help: str
    nodes: list[_Node]


def violations(page: Page, tags: Sequence[str] = TAGS) -> list[str]:
    """Give one readable line per element that breaks a rule of the given tags; none is the aim.

    axe waits by timers, so the page must be one with JavaScript. It comes in through the debugger, as
    `page.evaluate` does: no policy has to be loosened for it, and none of its rules fetches anything.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    found: list[_Violation] = page.evaluate(_ASK, list(tags))
    return [_line(violation, node) for violation in found for node in violation["nodes"]]


@cache
def _source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def _line(violation: _Violation, node: _Node) -> str:
    # Inside a shadow root the path to an element is a list of selectors.
    steps = (" >> ".join(step) if isinstance(step, list) else step for step in node["target"])
    why = " ".join(node["failureSummary"].split())
    return f"{violation['id']} ({violation['impact']}): {violation['help']}: {' in '.join(steps)}: {why}"
