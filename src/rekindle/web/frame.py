"""What stands round every page: the places, the person's choices of appearance, and the name in the tab."""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["device", "light", "dark"]
TextSize = Literal["usual", "large", "larger"]
Motion = Literal["device", "still"]
Contrast = Literal["device", "more"]


@dataclass(frozen=True, slots=True)
class NavPlace:
    """One place in the navigation; its word stands in `templates/parts/frame.html`, where it is translated.

    Attributes:
        name: The place's key, also what `Frame.current` holds when one is there.
        address: Where it leads; says nothing about feelings.
        icon: The icon's name in the sprite.
        at_side_only: Whether it stands at the side of a wide screen alone; the foot of a phone has room for few.
    """

    name: str
    address: str
    icon: str
    at_side_only: bool = False


TODAY = NavPlace("today", "/", "today")
PRACTICES = NavPlace("practices", "/library", "stones")
MAP = NavPlace("map", "/map", "map")
WRITE = NavPlace("write", "/write", "pen")
KEPT = NavPlace("kept", "/kept", "keep")
FIND = NavPlace("find", "/find", "find", at_side_only=True)

PLACES = (TODAY, PRACTICES, MAP, WRITE, KEPT, FIND)


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything `base.html` and `alone.html` ask for; a page hands one in as `frame`.

    Attributes:
        tab_name: What the person calls this in the browser's tab; the title is "<Page> - <tab_name>".
        language: A BCP 47 code, for the `lang` attribute.
        theme: Light or dark, or what the device has.
        text_size: On top of the browser's own size: usual, 19/16 or 22/16 of it.
        motion: `still` when nothing may move.
        contrast: `more` for stronger edges and ink.
        open: Whether a person's diary is open: only then are there places to go, and is there something to lock.
        places: The places in the navigation, in order; only what exists.
        current: The name of the place where one is, or "" for none.
        idle_seconds: After how long without anybody the screen empties; None for never.
        idle_left: After how long the server ends this session if it hears of nobody, when that is sooner.
        here: The page where one is, or "/" when it is one that is only sent to; after locking, unlocking leads there.
        hides: Whether nothing of the page shows while its tab is hidden.
        help_address: Where "Help now" leads.
        privacy_address: The page on what stays private, or None while there is none.
    """

    tab_name: str = "Notes"
    language: str = "en"
    theme: Theme = "device"
    text_size: TextSize = "usual"
    motion: Motion = "device"
    contrast: Contrast = "device"
    open: bool = False
    places: tuple[NavPlace, ...] = PLACES
    current: str = ""
    idle_seconds: int | None = None
    idle_left: int | None = None
    here: str = "/"
    hides: bool = False
    help_address: str = "/help"
    privacy_address: str | None = None

    @property
    def color_scheme(self) -> str:
        """What the browser is told before the style sheet has come."""
        return "light dark" if self.theme == "device" else self.theme
