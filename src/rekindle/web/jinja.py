"""The template environment: strict about names, escaping everything, in the language of the library."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from rekindle import content
from rekindle.bootstrap import served_house
from rekindle.web.drawings import drawing, glyph, icon, mark
from rekindle.web.static_files import BUILT, static

TEMPLATES: Final = Path(__file__).with_name("templates")
COMPILED: Final = BUILT / "templates"


class _Compiled(FileSystemBytecodeCache):
    """Templates as the build left them compiled; whoever serves writes none, and compiles what is not there."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep nothing."""


def environment(**options: Any) -> Environment:  # noqa: ANN401 - whatever Django hands to Jinja2
    """Jinja2 as every page uses it; named in the settings of Django's Jinja2 backend.

    An undefined name is an error, never an empty place: a page that says less than it means is found by its test.
    Templates are read again when they change only while developing.
    """
    return _made(_Compiled(str(COMPILED)), {**options, "auto_reload": settings.DEBUG})


def compile_templates(folder: Path) -> None:
    """Leave every template compiled in `folder`, so that no first page of a server waits for it."""
    folder.mkdir(parents=True, exist_ok=True)
    compiled = FileSystemBytecodeCache(str(folder))
    made = _made(compiled, {})
    for name in made.list_templates():
        made.get_template(name)


def _made(compiled: BytecodeCache, options: Mapping[str, Any]) -> Environment:
    settled = {
        "loader": FileSystemLoader(TEMPLATES),
        "autoescape": True,
        **options,
        "bytecode_cache": compiled,
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
