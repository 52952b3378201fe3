"""Cuts the two typefaces to the scripts that are read here, from the packages that bring them.

Source Serif Pro and Source Sans Pro are under the SIL Open Font Licence. What is cut is kept by what it was cut
from, so that a change in a style sheet does not cut it again. Other scripts come from the person's own system.
"""

import hashlib
import importlib.util
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Face:
    """One face: the name it gets here, the package that brings it and its file there."""

    name: str
    package: str
    file: str


FACES: Final = (
    Face("voice.woff2", "font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    Face("hand.woff2", "font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    Face("hand-strong.woff2", "font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
)

# Basic Latin, Latin-1 and Latin Extended-A; Romanian's letters with a comma and the German capital sharp s;
# dashes, quotation marks, bullet, ellipsis, per mille, angle quotes, euro, arrows, minus.
LETTERS: Final = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x1E9E,
    0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x202F,
    0x2030, 0x2039, 0x203A, 0x20AC, 0x2190, 0x2192, 0x2212,
)  # fmt: skip

# Kerning, ligatures, marks and letters that a language wants otherwise; figures of one width for numbers to call.
FEATURES: Final = ("ccmp", "kern", "liga", "locl", "mark", "tnum")


def sources() -> dict[Face, Path]:
    """The faces whose package is installed, and where their files lie; none of it is imported."""
    found = {}
    for face in FACES:
        package = importlib.util.find_spec(face.package)
        for place in (package and package.submodule_search_locations) or ():
            path = Path(place) / "files" / face.file
            if path.is_file():
                found[face] = path
    return found


def fingerprint() -> str:
    """Changes when a face would be cut otherwise: another file, another tool, other letters."""
    digest = hashlib.sha256(repr((version("fonttools"), LETTERS, FEATURES)).encode())
    for face, path in sources().items():
        digest.update(face.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def cut(folder: Path) -> dict[str, Path]:
    """The cut faces as woff2 files in `folder`, by name; a face whose package is missing is not among them."""
    place = folder / fingerprint()
    place.mkdir(parents=True, exist_ok=True)
    made = {}
    for face, path in sources().items():
        made[face.name] = place / face.name
        if not made[face.name].exists():
            _cut(path, made[face.name])
    return made


def _cut(path: Path, to: Path) -> None:
    # Needed when something is built, never when something is served.
    from fontTools import subset  # noqa: PLC0415

    options = subset.Options(
        flavor="woff2",
        hinting=False,
        layout_features=list(FEATURES),
        name_IDs=[],
        notdef_outline=True,
        drop_tables=["BASE", "DSIG"],
        recalc_timestamp=False,
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    half = to.with_suffix(".half")
    with subset.load_font(str(path), options) as font:
        subsetter.subset(font)
        subset.save_font(font, str(half), options)
    half.replace(to)
