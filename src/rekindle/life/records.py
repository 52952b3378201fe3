"""The kinds of record a person keeps.

Every record says when it happened (`at`, with the person's own offset from UTC at that moment), so that its local day
stays the same wherever it is read. Kinds and their fields are kept for decades: a field is added with a default, and
anything else is a new version with an upgrade in `codec`.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from rekindle.life.filled import Filled
from rekindle.method.practice import Form
from rekindle.method.states import Energy, State, Stir, Strength

LONGEST_TEXT = 1_000_000
"""Characters in the longest text that one record holds."""
LONGEST_LINE = 2_000
"""Characters in the longest line: a note, a flicker, a word of one's own."""

Moment = Annotated[datetime, Meta(tz=True)]
Share = Annotated[float, Meta(ge=0, le=1)]
Line = Annotated[str, Meta(max_length=LONGEST_LINE)]
Text = Annotated[str, Meta(max_length=LONGEST_TEXT)]


class Feeling(Struct, frozen=True, omit_defaults=True):
    """A feeling word, by its id or in the person's own words, and how strong it was."""

    word: Line
    strength: Strength | None = None


class CheckIn(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="check-in"):
    """How it was at one moment. Every part may be missing; a check-in that says nothing is not kept."""

    at: Moment
    states: tuple[State, ...] = ()
    felt: Share | None = None
    """How much was felt at all: nothing 0, very much 1."""
    connected: Share | None = None
    """How near: far off 0, close 1."""
    energy: Energy | None = None
    feelings: tuple[Feeling, ...] = ()
    needs: tuple[Line, ...] = ()
    note: Line = ""
    not_safe: bool = False
    """The person said that they, or someone near them, were not safe."""


class Origin(Struct, frozen=True, omit_defaults=True):
    """Where a record came from that another program wrote first, and what stood there."""

    format: str
    """Name of the format, such as `jrnl`."""
    raw: dict[str, Text] = {}
    """Values as they stood in the file, by the names they have there."""
    floating: bool = False
    """The file named no offset from UTC; the person's own at that date was taken."""
    day_only: bool = False
    """The file named a day and no time; `at` is noon of that day."""


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="entry"):
    """A text the person wrote: an open page or ten words."""

    at: Moment
    """The moment it belongs to; the person may choose its day."""
    written: Moment
    text: Text
    start: Line = ""
    """The start it took up, when it took one."""
    form: Literal["page", "ten-words"] = "page"
    origin: Origin | None = None
    """Where it came from, when it was brought in from another program."""


class Flicker(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="flicker"):
    """A small thing that reached the person. An empty text means: something stirred, without a word for it."""

    at: Moment
    text: Line = ""
    practice: str = ""
    """Id of the practice in which it was kept, when it was."""


Outcome = Literal["offered", "begun", "something-else", "not-today"]


class Offer(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="offer"):
    """What was offered, why, with which probability, and what came of it."""

    at: Moment
    day: date
    """The local day it was made for."""
    number: Annotated[int, Meta(ge=1, le=9)]
    """1 for the day's first offer; "something else" gives 2 and 3."""
    practice: str
    form: Form
    probability: Annotated[float, Meta(gt=0, le=1)]
    why: str
    """Code of the sentence that says why."""
    state: State | None = None
    """The state that the sentence speaks of, when it does."""
    outcome: Outcome = "offered"


class PracticeDone(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="practice-done"):
    """A practice that was begun, how it ended, what was kept of it and what stirred."""

    at: Moment
    practice: str
    version: Annotated[int, Meta(ge=1)]
    form: Form
    ended: Literal["done", "stopped", "too-much"]
    kept: tuple[Text, ...] = ()
    """Words, taps or a text, as the practice keeps them."""
    feelings: tuple[Feeling, ...] = ()
    """The feelings that were named in it, as a check-in has them; what was kept says them in words."""
    stirred: Stir | None = None
    """The answer to "Did anything stir?"; None until it is given."""
    word: Line = ""


class Wish(Struct, frozen=True, omit_defaults=True):
    """What a person wants of a practice: near at hand, never offered again, or neither after all."""

    says: Literal["near", "not-for-me", "as-before"]
    at: Moment


class Suits(Struct, frozen=True, omit_defaults=True):
    """What a person said at the door about something that a practice may not suit.

    Of `unsafe-home`, yes says: leave out the practices that involve people at home. `unasked` takes an answer back.
    """

    answer: Literal["yes", "no", "rather-not", "unasked"]
    at: Moment


class OwnFeelingWord(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="own-feeling-word"):
    """A feeling word of the person's own, which is offered again. Where it was said it stays when this goes."""

    at: Moment
    """When it was first said."""
    word: Line


class Attachment(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="attachment"):
    """A picture the person made. What is in it lies beside the record, sealed in parts; it never changes."""

    at: Moment
    media_type: str
    """What it is, such as `image/png`; whoever shows it says so to the browser."""
    size: Annotated[int, Meta(ge=1)]
    """Bytes."""
    digest: str
    """SHA-256 of it, in hex: tells a whole one from one that is not, and two pictures from each other."""
    width: Annotated[int, Meta(ge=0)] = 0
    height: Annotated[int, Meta(ge=0)] = 0
    words: Text = ""
    """What is to be seen in it, in the person's words or by the cards they picked."""
    practice: str = ""
    """Id of the practice in which it was made, when it was."""


class Preferences(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="preferences"):
    """What holds until the person changes it. Practices and families stand by their ids."""

    at: Moment
    """When the person began."""
    too_much: dict[str, int] = {}
    """How often a practice was too much since its family was last brought back."""
    further: dict[str, int] = {}
    """How often a practice led further away since it was last brought back."""
    brought_back: dict[str, Moment] = {}
    """When a family or a practice was brought back; what was before counts no more."""
    wishes: dict[str, Wish] = {}
    """What the person wants of single practices."""
    suits: dict[str, Suits] = {}
    """What the person said that practices may not suit, by its code."""
    traces: bool = False
    """Whether the map shows where the person has been."""
    read_before: Moment | None = None
    """When what is said once before the deeper practices was read."""


class Import(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="import"):
    """A file that was taken in: when, in which format, and how much of it there was."""

    at: Moment
    format: str
    batch: str
    """The random id, in hex, that its rows share, so that they can leave together."""
    found: int = 0
    """All that stood in the file: what was added, what was here already, and what was not understood."""
    added: int = 0
    already: int = 0
    not_understood: int = 0


class Draft(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="draft"):
    """What stands in a form that is being written; it goes when the form is kept or let go."""

    at: Moment
    """When it was last written."""
    number: Annotated[int, Meta(ge=0)]
    """Rises with every saving of one page, so that a late one never takes the place of a newer one."""
    filled: Filled | None = None
    """The form; None when it was kept for good, and only says so to a saving that comes late."""


Where = Literal["browser", "terminal"]


class Opening(Struct, frozen=True, omit_defaults=True):
    """One time it was opened."""

    at: Moment
    where: Where
    wrong: Annotated[int, Meta(ge=0)] = 0
    """How often a wrong passphrase or recovery code was tried before it, since the opening before."""


class Openings(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="openings"):
    """The last times it was opened, in the order in which they came."""

    at: Moment
    """The newest of them."""
    last: tuple[Opening, ...] = ()


class ListItem(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="list-item"):
    """Something on a list of the person's own that grows, such as a name, a place, or a line that holds."""

    at: Moment
    list: str
    """Name of the list, such as `people` (see `ListName` in `method/players/step.py`)."""
    text: Text
    about: Line = ""
    """What was said about it, such as what a person is good for."""
    practice: str = ""
    """Id of the practice in which it was put there."""
    since: date | None = None
    """Out of sight before this day."""
    until: date | None = None
    """Fades by itself after this day."""


class Letter(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="letter"):
    """A letter to oneself. It waits for its day, or for a hard day, and never opens by itself."""

    at: Moment
    """When it was written."""
    text: Text
    practice: str = ""
    """Id of the practice in which it was written."""
    day: date | None = None
    """The day from which on it may be opened; None waits for a hard day."""
    opened: Moment | None = None
    """When it was first opened; until then nothing looks into it, not even a search."""


Shown = CheckIn | Entry | Flicker | PracticeDone | Attachment
"""The kinds that a person is shown among their days."""
Findable = Shown | ListItem | Letter
"""The kinds that Find looks through."""
Standing = OwnFeelingWord | ListItem | Letter | Preferences | Import | Openings
"""The kinds that belong to no month."""
Record = Shown | Offer | Draft | Standing
STANDING = "standing"
DRAFTS = "drafts"
"""A shelf of their own: a draft may be as long as the longest page, and what stands is opened on every page."""


def has_hour(record: Record) -> bool:
    """Tell whether the time of day is known at which it happened.

    An entry that was given another day has none, and one that came with a day alone.
    """
    if not isinstance(record, Entry):
        return True
    day_alone = record.origin is not None and record.origin.day_only
    return not day_alone and record.written.date() == record.at.date()


def shelf_of(record: Record) -> str:
    """Give the shelf a record lies on: `standing`, `drafts`, or the local month (`2026-11`) in which it happened."""
    if isinstance(record, Draft):
        return DRAFTS
    return STANDING if isinstance(record, Standing) else month_of(record.at)


def month_of(moment: datetime | date) -> str:
    """Give the shelf of a month, such as `2026-11`."""
    return f"{moment.year:04}-{moment.month:02}"
