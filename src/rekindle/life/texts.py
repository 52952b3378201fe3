"""A text as it is kept: every sign that a person can write, and one character for the end of a line."""

import re

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c]")
"""What else ends a line or a page: CR LF, CR, and the soft line end and the page end of old word processors."""
_SEPARATORS = re.compile("[\x1c-\x1f]")
_UNTYPED = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
"""All other control characters up to U+007F but the tab: no key types them, and some steer a terminal."""
_HALVES = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no character, and nothing that can be written down in UTF-8."""


def cleaned(text: str) -> str:
    """Give a text with one character for a line end and no control character no one types; what parts words does so.

    Half of a surrogate pair becomes U+FFFD; all else stays as it is.
    """
    if text.isprintable():  # no control character, no half sign
        return text
    text = _SEPARATORS.sub(" ", _LINE_ENDS.sub("\n", text))
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", _UNTYPED.sub("", text))
