"""One help line's hours, languages and sources, in words."""

import re
from collections.abc import Mapping

from rekindle.help.lines import HelpLine
from rekindle.help.texts import HoursWords, SourcesWords

_ALWAYS = "24/7"
_CODE = re.compile(r"\b[a-z]{2,3}\b")


def say_hours(line: HelpLine, words: HoursWords) -> str:
    """When the line is open. Nobody checked the hours: they are "listed", and where blank the site is named."""
    if line.hours == _ALWAYS:
        return words.always
    if line.hours:
        return words.listed.format(hours=line.hours)
    return words.on_site if line.url else words.unknown


def say_languages(line: HelpLine, names: Mapping[str, str]) -> str:
    """The languages by name: "en;cy" is "English, Welsh"; a code without a name stays. "" where not listed."""
    spelt = _CODE.sub(lambda code: names.get(code[0], code[0]), line.languages)
    return ", ".join(part.strip() for part in spelt.split(";"))


def say_evidence(line: HelpLine, words: SourcesWords) -> str:
    """How well the number is known, such as "one list"."""
    match line.evidence:
        case "none":
            return words.none
        case "one-list":
            return words.one_list
        case "page":
            return words.page
        case "several":
            return words.several
