"""The stable shape that ``rekindle help-lines --json`` prints; keys may be added, never changed."""

from typing import TypedDict

from rekindle.help.lines import Directory, HelpLine


class LineShape(TypedDict):
    """One help line. A blank cell is "". ``checked`` is the day of the list, ISO 8601.

    ``phone`` may hold several numbers, "; " between, each with a label in brackets.
    """

    service: str
    kind: str
    phone: str
    sms: str
    url: str
    hours: str
    languages: str
    source: str
    checked: str


class DirectoryShape(TypedDict):
    """The lines of one country, or of none (``country`` is null), and what serves any country."""

    country: str | None
    lines: list[LineShape]
    international: list[LineShape]


def as_json(directory: Directory, country: str | None) -> DirectoryShape:
    """What to show for a country: emergency, crisis, support; lines for violence at home are not in it."""
    return _shape(directory, country, directory.for_country(country) if country else ())


def at_home_as_json(directory: Directory, country: str) -> DirectoryShape:
    """The lines of a country for violence or fear at home, in the same shape; only for who asked for them."""
    return _shape(directory, country, directory.at_home(country))


def _shape(directory: Directory, country: str | None, lines: tuple[HelpLine, ...]) -> DirectoryShape:
    checked = directory.checked.isoformat()
    return DirectoryShape(
        country=country,
        lines=[_line(line, checked) for line in lines],
        international=[_line(line, checked) for line in directory.international()],
    )


def _line(line: HelpLine, checked: str) -> LineShape:
    return LineShape(
        service=line.service,
        kind=line.kind,
        phone=line.phone,
        sms=line.sms,
        url=line.url,
        hours=line.hours,
        languages=line.languages,
        source="; ".join(line.sources),
        checked=checked,
    )
