"""The template environment: strict about names, escaping everything, in the language of the library."""

from pathlib import Path
from typing import Any

from django.conf import settings
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rekindle import content
from rekindle.bootstrap import served_house
from rekindle.web.drawings import drawing, glyph, icon, mark
from rekindle.web.static_files import static

TEMPLATES = Path(__file__).with_name("templates")


def environment(**options: Any) -> Environment:  # noqa: ANN401 - whatever Django hands to Jinja2
    """Jinja2 as every page uses it; named in the settings of Django's Jinja2 backend.

    An undefined name is an error, never an empty place: a page that says less than it means is found by its test.
    Templates are read again when they change only while developing.
    """
    settled = {
        "loader": FileSystemLoader(TEMPLATES),
        "autoescape": True,
        "auto_reload": settings.DEBUG,
        **options,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.i18n"],
    }
    made = Environment(**settled)  # noqa: S701 - autoescape is on, above
    made.globals.update(static=static, icon=icon, glyph=glyph, drawing=drawing, mark=mark)
    # The extension adds this method to the environment, which its type does not know.
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    return made


def gettext(message: str) -> str:
    """`message` in the library's language."""
    return content.translations(language()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """`one` or `many`, as `number` asks for, in the library's language."""
    return content.translations(language()).ngettext(one, many, number)


def language() -> str:
    """The language of the library of the house that is served; the source's where parts are shown without a house."""
    try:
        return served_house().library.language
    except IndexError:
        return content.SOURCE_LANGUAGE
