"""The help room's files as they ship, read once for all tests of the room."""

from pathlib import Path

import rekindle.content
from rekindle.help.countries import decode_countries
from rekindle.help.lines import Directory, parse_checked, parse_lines
from rekindle.help.texts import decode_help, decode_languages, decode_steady

CONTENT = Path(rekindle.content.__file__).parent
LIST = (CONTENT / "help-lines.csv").read_bytes()

DIRECTORY = Directory(lines=parse_lines(LIST), checked=parse_checked((CONTENT / "help-lines.toml").read_bytes()))
COUNTRIES = decode_countries((CONTENT / "en" / "countries.toml").read_bytes())
LANGUAGES = decode_languages((CONTENT / "en" / "languages.toml").read_bytes())
HELP = decode_help((CONTENT / "en" / "help.toml").read_bytes())
STEADY = decode_steady((CONTENT / "en" / "steady.toml").read_bytes())
