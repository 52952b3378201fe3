"""The words of the help page, of the page for violence at home, and of ``/steady``, typed and checked.

Decoding guarantees that no text is blank and that each text names exactly the blanks that are filled in
later, so that filling in cannot go wrong on the page where it matters most.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from rekindle.method.decoding import decode

Words = Annotated[str, Meta(pattern=r"^[^\s{}][^{}]*$")]
"""A text with nothing to fill in."""
OfCountry = Annotated[str, Meta(pattern=r"^[^{}]*\{country\}[^{}]*$")]
OfNumber = Annotated[str, Meta(pattern=r"^[^{}]*\{number\}[^{}]*$")]
OfWord = Annotated[str, Meta(pattern=r"^[^{}]*\{word\}[^{}]*$")]
OfHours = Annotated[str, Meta(pattern=r"^[^{}]*\{hours\}[^{}]*$")]
OfLanguages = Annotated[str, Meta(pattern=r"^[^{}]*\{languages\}[^{}]*$")]
OfDate = Annotated[str, Meta(pattern=r"^[^{}]*\{date\}[^{}]*$")]
Paragraphs = Annotated[tuple[Words, ...], Meta(min_length=1)]

Shape = Literal["ground", "corner", "circle", "hand", "waves", "door"]
"""What ``/steady`` draws beside a line; each is the thing that its line points to."""


class _Texts(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of texts; a field that the program does not know is a mistake in the file."""


class PageWords(_Texts, frozen=True):
    """The head of the help page."""

    title: Words
    for_what: Words
    if_you_might: Words
    offline: Words


class JumpWords(_Texts, frozen=True):
    """The links to the parts of the help page."""

    talk: Words
    countries: Words
    steady: Words


class LinesWords(_Texts, frozen=True):
    """Around the help lines of one country."""

    heading: Words
    country: Words
    show: Words
    other_country: Words
    in_danger: Words
    emergency: Words
    crisis: Words
    support: Words
    call: OfNumber
    text: OfNumber
    text_plain: Words
    text_word: OfWord
    whatsapp: OfNumber
    site: Words
    only_emergency: OfCountry
    more: Words
    all_lines: OfCountry
    bill: Words
    save: Words
    save_note: Words


class HoursWords(_Texts, frozen=True):
    """When a line is open, as far as the list knows."""

    always: Words
    listed: OfHours
    on_site: Words
    unknown: Words


class LanguagesWords(_Texts, frozen=True):
    """Which languages a line speaks, as far as the list knows."""

    spoken: OfLanguages


class NoCountryWords(_Texts, frozen=True):
    """While no country is chosen, and around choosing one."""

    line: Words
    find: Words
    pick: Words
    heading: Words
    nothing_guessed: Words
    several: Words
    not_found: Words


class AnyCountryWords(_Texts, frozen=True):
    """Around what serves any country; ``what`` is keyed by the name of the service in the list."""

    heading: Words
    open: Words
    network: Words
    what: dict[Words, Words]


class SourcesWords(_Texts, frozen=True):
    """How well the numbers are known."""

    heading: Words
    list_of: OfDate
    numbers: Words
    addresses: Words
    not_checked: Words
    one_list: Words
    page: Words
    several: Words
    none: Words
    form_unsure: Words


class SteadyStep(_Texts, frozen=True):
    """One line of five, four, three, two, one."""

    count: Annotated[int, Meta(ge=1, le=5)]
    what: Words


class StepsWords(_Texts, frozen=True):
    """The steadying lines on the help page."""

    heading: Words
    note: Words
    steps: Annotated[tuple[SteadyStep, ...], Meta(min_length=1)]


class NotSafeWords(_Texts, frozen=True):
    """What stands above the help page after "I am not safe, or someone near me is not"."""

    opening: Paragraphs
    danger: Words
    danger_without_number: Words
    """Where no country is chosen, or the list knows no number to call there at once."""
    told_nobody: Words
    kept: Words
    not_kept: Words
    nothing_else: Words
    steadier: Words

    def first(self, *, knows_number: bool) -> Paragraphs:
        """Give what is said first, with what to do in danger."""
        return (self.opening[0], self.danger if knows_number else self.danger_without_number, *self.opening[1:])


class AtHomeWords(_Texts, frozen=True):
    """The page for violence or fear at home, and the link to it."""

    link: Words
    link_note: Words
    title: Words
    opening: Paragraphs
    in_danger: Words
    before_heading: Words
    before: Paragraphs
    none_here: OfCountry


class HelpTexts(_Texts, frozen=True):
    """All of help.toml."""

    page: PageWords
    jump: JumpWords
    lines: LinesWords
    hours: HoursWords
    languages: LanguagesWords
    no_country: NoCountryWords
    any_country: AnyCountryWords
    sources: SourcesWords
    steady: StepsWords
    not_safe: NotSafeWords
    at_home: AtHomeWords


class SteadyPageWords(_Texts, frozen=True):
    """The head and the end of ``/steady``."""

    title: Words
    intro: Words
    leave_out: Words
    own_card: Words
    """Stands over what the person laid out for a strong moment."""
    ended: Words
    again: Words
    help_now: Words
    back: Words


class SteadyLine(_Texts, frozen=True):
    """One line of ``/steady`` with its drawing; it stays for ``seconds``."""

    shape: Shape
    text: Words
    seconds: Annotated[int, Meta(ge=5, le=30)]


class TooMuchWords(_Texts, frozen=True):
    """What is said after "too much": the first time, and again within the hour."""

    first: Words
    again_within_the_hour: Words
    my_person: Words
    help_now: Words
    phone_down: Words
    minute: Words
    """Leads to the minute, for whoever wants it that second time as well."""
    phone_down_said: Words


class SteadyTexts(_Texts, frozen=True):
    """All of steady.toml."""

    page: SteadyPageWords
    lines: Annotated[tuple[SteadyLine, ...], Meta(min_length=1)]
    too_much: TooMuchWords


class _Languages(_Texts, frozen=True):
    names: dict[Annotated[str, Meta(pattern=r"^[a-z]{2,3}$")], Words]


def decode_help(data: bytes, *, file: str = "help.toml") -> HelpTexts:
    """The words of the help page. Raises UnreadableContent, which names file and field."""
    return decode(file, data, HelpTexts)


def decode_steady(data: bytes, *, file: str = "steady.toml") -> SteadyTexts:
    """The words of ``/steady``. Raises UnreadableContent, which names file and field."""
    return decode(file, data, SteadyTexts)


def decode_languages(data: bytes, *, file: str = "languages.toml") -> dict[str, str]:
    """The names of languages by ISO 639 code. Raises UnreadableContent, which names file and field."""
    return decode(file, data, _Languages).names
