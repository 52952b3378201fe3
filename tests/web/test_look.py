"""The look holds: contrast, one place for every value, no inline code, every word translatable."""

import re
from typing import Final, get_args

import pytest

from rekindle.help.texts import Shape
from rekindle.method.states import STATES, STIRS
from rekindle.web import drawings
from rekindle.web.frame import PLACES
from rekindle.web.jinja import TEMPLATES
from rekindle.web.static_files import WEB

CSS: Final = WEB / "static" / "css"
TOKENS: Final = (CSS / "tokens.css").read_text(encoding="utf-8")
SHEETS: Final = {path.name: path.read_text(encoding="utf-8") for path in sorted(CSS.glob("*.css"))}
SCRIPTS: Final = {
    path.name: path.read_text(encoding="utf-8") for path in sorted((WEB / "static" / "js").glob("*.js"))
}
# The saved help page is one file that is carried away: it brings its own style, and is never shown as a page.
CARRIED_AWAY: Final = "help/saved.html"
PAGES: Final = {
    name: path.read_text(encoding="utf-8")
    for path in sorted(TEMPLATES.rglob("*.html"))
    if (name := path.relative_to(TEMPLATES).as_posix()) != CARRIED_AWAY
}

PYTHON: Final = [path.read_text(encoding="utf-8") for path in sorted(WEB.rglob("*.py"))]
SPRITE: Final = (WEB / "drawings" / "sprite.svg").read_text(encoding="utf-8")
COMING: Final = {"story"}
"""Drawings of places that are not there yet."""

TEXT, MARK = 4.5, 3.0  # WCAG 2.2: 1.4.3 for words, 1.4.11 for marks and edges
PAIRS: Final = [
    *[("ink", ground, TEXT) for ground in ("page", "surface", "raised", "ember-wash", "sky-low")],
    *[("ink-soft", ground, TEXT) for ground in ("page", "surface", "raised", "sunk", "ember-wash", "sky-mid")],
    *[("on-act", ground, TEXT) for ground in ("act", "act-hover")],
    *[("ember-ink", ground, TEXT) for ground in ("page", "surface", "ember-wash")],
    *[("frost-ink", ground, TEXT) for ground in ("frost", "page")],
    *[("act", ground, MARK) for ground in ("page", "surface")],
    *[("edge", ground, MARK) for ground in ("page", "surface", "raised", "sunk")],
    *[("ember", ground, MARK) for ground in ("page", "surface", "ember-wash", "ember-wash-2")],
    *[("frost-mark", ground, MARK) for ground in ("page", "surface", "sunk")],
    *[("focus", ground, MARK) for ground in ("page", "surface", "focus-gap")],
]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))


def block(selector: str, within: str = TOKENS) -> str:
    found = re.search(rf"{re.escape(selector)} \{{(.*?)\n?\s*\}}", within, re.DOTALL)
    assert found, f"tokens.css has no {selector}"
    return found[1]


def themes() -> dict[str, dict[str, str]]:
    light = colours(block(":root"))
    dark = light | colours(block(':root[data-theme="dark"]'))
    return {
        "light": light,
        "dark": dark,
        "light, more contrast": light | colours(block(':root[data-contrast="more"]')),
        "dark, more contrast": dark | colours(block(':root[data-contrast="more"][data-theme="dark"]')),
    }


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


# --- Colour ---------------------------------------------------------------------------------------


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", themes())
@pytest.mark.parametrize(("one", "other", "least"), PAIRS)
def test_every_pair_of_colours_can_be_told_apart(theme: str, one: str, other: str, least: float) -> None:
    values = themes()[theme]
    assert contrast(values[one], values[other]) >= least


def test_dark_is_the_same_whether_the_device_or_the_person_chose_it() -> None:
    by_device = re.search(
        r"@media \(prefers-color-scheme: dark\) \{\s*:root:not\(\[data-theme=\"light\"\]\) \{(.*?)\n  \}",
        TOKENS,
        re.DOTALL,
    )
    assert by_device
    assert by_device[1].split() == block(':root[data-theme="dark"]').split()


def test_more_contrast_is_the_same_whichever_way_one_gets_there() -> None:
    light = re.findall(r':root(?:\[data-contrast="more"\])? \{ (--ink: #141218.*?)\}', TOKENS, re.DOTALL)
    dark = re.findall(r"\{ (--ink: #ffffff.*?)\}", TOKENS, re.DOTALL)
    assert (len(light), len(dark)) == (2, 4)
    assert len({" ".join(each.split()) for each in light}) == 1
    assert len({" ".join(each.split()) for each in dark}) == 1


# --- Style sheets ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(SHEETS.keys() - {"tokens.css"}))
def test_no_colour_size_or_duration_stands_outside_the_tokens(name: str) -> None:
    rules = re.sub(r"@(?:media|container)[^{]*", "", without_comments(SHEETS[name]))
    sizes = re.findall(r"(?<![\w-])-?\d*\.?\d+(?:px|rem|em|pt|cm|ch|ms|s)\b", rules)
    hexes = re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|\b(?:rgb|hsl|oklch|color-mix)\(", rules)
    named = re.findall(r":[^;{}]*\b(white|black|red|green|orange|blue|gr[ae]y|beige|purple)\b[^;{}]*;", rules)
    assert (sizes, hexes, named) == ([], [], [])


def test_every_token_is_defined_and_used() -> None:
    used = re.findall(r"var\((--[\w-]+)", "".join([*SHEETS.values(), *SCRIPTS.values()]))
    defined = set(re.findall(r"(--[\w-]+):", without_comments(TOKENS)))
    assert set(used) == defined


def test_every_sheet_is_laid_into_another_or_loaded_by_a_page() -> None:
    laid_in = set(re.findall(r'@import url\("([^"]+)"\)', SHEETS["rekindle.css"]))
    loaded = set(re.findall(r'static\("css/([^"]+)"\)', "".join(PAGES.values())))
    assert laid_in | loaded == SHEETS.keys()


def test_no_style_sheet_makes_anything_move() -> None:
    sheet = without_comments("".join(SHEETS.values()))
    assert "animation" not in sheet
    assert "@keyframes" not in sheet
    # What answers a press fades in --quick, which is nothing at all where motion is not welcome.
    assert all("var(--quick)" in part for part in re.findall(r"transition:([^;]+);", sheet))
    assert "@media (prefers-reduced-motion: reduce) { :root { --quick: 0ms; } }" in TOKENS
    assert ':root[data-motion="still"] { --quick: 0ms; }' in TOKENS


# --- Templates ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_no_template_has_inline_style_or_script(name: str) -> None:
    page = PAGES[name]
    assert not re.search(r"<style|\sstyle\s*=|javascript:|\son[a-z]+\s*=\s*[\"']", page)
    assert all(' src="' in tag for tag in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("name", PAGES)
def test_every_word_in_a_template_can_be_translated(name: str) -> None:
    # What the page says by itself, once everything that Jinja fills in is taken away.
    page = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", PAGES[name], flags=re.DOTALL)
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>|&#?\w+;|\s[a-z-]+=\"[^\"]*\"", "", page))
    spoken = re.findall(r'\s(?:aria-label|title|alt|placeholder)="[^"]*[^\W\d_][^"]*"', page)
    assert (words, spoken) == ([], [])


def test_every_drawing_that_a_template_names_exists() -> None:
    for kind, names in (("icon", drawings.names("i")), ("glyph", drawings.names("g"))):
        asked = {
            name for page in PAGES.values() for name in re.findall(rf'\b{kind}(?:_name=|\()"([\w-]+)"[,)]', page)
        }
        assert asked <= set(names)
    assert {place.icon for place in PLACES} <= set(drawings.names("i"))


def test_every_class_in_a_template_has_a_rule() -> None:
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", "".join(SHEETS.values())))
    for name, page in PAGES.items():
        plain = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", page, flags=re.DOTALL)
        words = {word for value in re.findall(r'\sclass="([^"]*)"', plain) for word in value.split()}
        # "beats--" is the beginning of a class whose end is filled in.
        assert {word for word in words if not word.endswith("--")} <= known, name


def test_every_class_with_a_rule_is_used() -> None:
    speaking = "".join([*PAGES.values(), *SCRIPTS.values(), SPRITE, *PYTHON])
    classes = set(re.findall(r"\.([a-zA-Z][\w-]*)", "".join(map(without_comments, SHEETS.values()))))
    # A class is named whole, or its beginning is, with an end that is filled in.
    beginnings = tuple(re.findall(r"([\w-]+--)\{\{", speaking))
    words = set(re.findall(r"[a-zA-Z][\w-]*", speaking))
    assert {one for one in classes - words if not one.startswith(beginnings)} == set()


# --- Drawings -------------------------------------------------------------------------------------


def test_a_drawing_is_hidden_from_screen_readers() -> None:
    assert 'aria-hidden="true"' in drawings.icon("help")
    assert 'class="icon icon--s"' in drawings.icon("help", small=True)
    assert 'class="glyph" viewBox="0 0 48 36"' in drawings.glyph("far")
    assert 'class="mark"' in drawings.mark()


def test_an_unknown_drawing_is_refused_and_the_message_lists_what_there_is() -> None:
    with pytest.raises(KeyError, match=r"no drawing named 'heart'.*today.*lock"):
        drawings.icon("heart")
    with pytest.raises(KeyError, match=r"no drawing named 'smile'.*nothing.*far"):
        drawings.glyph("smile")


def test_every_drawing_is_asked_for() -> None:
    named = set(re.findall(r'"([\w-]+)"', "".join([*PAGES.values(), *PYTHON])))
    assert set(drawings.names("i")) - named == COMING
    assert set(drawings.names("g")) - named <= {*STATES, *STIRS, *(f"steady-{shape}" for shape in get_args(Shape))}


def test_no_drawing_names_a_colour_of_its_own() -> None:
    assert not re.search(r'#[0-9a-f]{3,6}|(?:fill|stroke)="(?!none)', SPRITE)
    assert not re.search(r'(?:fill|stroke)="(?!url\(#)', PAGES["parts/scenes.html"])


# --- Scripts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_turns_a_string_into_markup_or_code_or_keeps_anything(name: str) -> None:
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|srcdoc|document\.write|DOMParser|createContextualFragment"
        r"|\beval\b|new Function|setAttribute\(\s*[\"'](?:style|on)|localStorage|sessionStorage|indexedDB|https?://"
    )
    assert not re.findall(forbidden, SCRIPTS[name])
