"""The page on the house is true: its picture is the import graph, and every room, file and part it names is there."""

import re
from pathlib import Path

from scripts.picture import NOT_DRAWN, PICTURE, ROWS, draw, needed, uses_of_rooms
from tests.house.repository import ROOT, expect_none, files_ending, name_of

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROOM = re.compile(r"^\| `([\w.]+?)(?:\.py)?` \| .* \| (?:`([\w./]+)`|itself) \|$", re.MULTILINE)
PART = re.compile(r"^[\w-]+", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
SOURCE = ROOT / "src" / "rekindle"


def test_the_picture_is_the_import_graph() -> None:
    assert PICTURE.read_text(encoding="utf-8") == draw(uses_of_rooms())


def test_the_arrows_say_every_use_and_none_twice() -> None:
    uses = uses_of_rooms()
    arrows = set(needed(uses))
    reached = reach(arrows)
    assert {(one, other) for one in uses for other in uses[one]} <= reached
    for arrow in arrows:
        assert arrow not in reach(arrows - {arrow})


def reach(arrows: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Give every pair of rooms of which the one leads to the other."""
    reached = set(arrows)
    while more := {(a, d) for a, b in reached for c, d in arrows if b == c} - reached:
        reached |= more
    return reached


def test_no_arrow_leads_up_or_sideways() -> None:
    row_of = {room: number for number, row in enumerate(ROWS) for room in row}
    expect_none(f"{one} -> {other}" for one, other in needed(uses_of_rooms()) if row_of[one] >= row_of[other])


def test_every_room_is_on_the_page_with_a_file_to_begin_with() -> None:
    told = dict(ROOM.findall(PAGE))
    rooms = {one.stem for one in SOURCE.iterdir() if one.suffix == ".py" or (one / "__init__.py").is_file()}
    assert set(told) == rooms - NOT_DRAWN - {"__init__"}
    expect_none(f"{room}/{begin}" for room, begin in told.items() if begin and not (SOURCE / room / begin).exists())


def test_every_package_it_needs_is_on_the_page() -> None:
    needs = PART.findall((ROOT / "requirements" / "run.in").read_text(encoding="utf-8"))
    assert len(needs) > 10
    expect_none(one for one in needs if one.removesuffix("-sans-pro").removesuffix("-serif-pro") not in PAGE.lower())


def test_every_folder_of_modules_is_a_package() -> None:
    """A folder that is none stands outside the import graph, and no contract holds it."""
    folders = {file.parent for file in files_ending(".py", under="src") if file.parent != ROOT / "src"}
    expect_none(name_of(folder) for folder in folders if not (folder / "__init__.py").is_file())


def test_every_link_on_our_pages_leads_somewhere() -> None:
    expect_none(
        f"{name_of(page)}: {link}"
        for page in [ROOT / "README.md", *files_ending(".md", under="docs")]
        for link in LINK.findall(page.read_text(encoding="utf-8"))
        if not Path(page.parent / link).exists()
    )
