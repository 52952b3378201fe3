"""What was begun in a form, in words that both faces show: a page, a flicker, or a practice by its title."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from rekindle.method.errors import UnknownPractice
from rekindle.sentences import N_

if TYPE_CHECKING:
    from rekindle.app.saying import Words
    from rekindle.life.records import Draft
    from rekindle.method.catalogue import Catalogue

FORMS = (
    ("page", re.compile("/write"), N_("A page")),
    ("ten-words", re.compile("/write/ten"), N_("Ten words")),
    ("change", re.compile("/write/[0-9a-f]{32}"), N_("A change to a page")),
    ("flicker", re.compile("/flicker"), N_("A flicker")),
    ("check-in", re.compile("/now"), N_("A check-in")),
    ("practice", re.compile(r"/step/([0-9]{1,4})/(?:small|whole)"), N_("A practice")),
    ("after", re.compile("/after/[0-9a-f]{32}"), N_("Words after a practice")),
)
"""What can be begun: its name for a script, where its form goes to, and its name for a person."""
OTHER = ("other", N_("Something you began"), None)


def form_of(draft: Draft) -> tuple[str, str, int | None]:
    """Give what was begun: its name for a script, for a person, and the number of the practice, where it is one."""
    to = draft.filled.to if draft.filled else ""
    for name, address, said in FORMS:
        if match := address.fullmatch(to):
            return name, said, int(match[1]) if match.lastindex else None
    return OTHER


def say_begun(words: Words, catalogue: Catalogue, draft: Draft) -> str:
    """Say what was begun, such as "A page"; of a practice its title, if it still has one."""
    _, said, number = form_of(draft)
    if number is not None:
        with suppress(UnknownPractice):
            return catalogue.by_number(number).title
    return words.gettext(said)
