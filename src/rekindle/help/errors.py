"""What can be wrong with the files of the help room, as one tree.

    HelpError
    ├── NumberError   a phone or text cell that holds no number to call or write to
    └── LinesError    a list of help lines that cannot be used; names the row and the field

Each message is a sentence that the person who edits the file reads.
"""

_LONGEST_QUOTE = 40


class HelpError(Exception):
    """Anything wrong with what was handed to the help room."""


class NumberError(HelpError):
    """A cell holds something that is not a number to call or write to."""


class LinesError(HelpError):
    """A list of help lines cannot be used.

    ``row`` is the line of the file, counted from 1 with the heading as line 1, so that it is the number
    an editor or a spreadsheet shows; 0 when the whole file is meant. ``field`` is the column, or "".
    """

    def __init__(self, why: str, *, row: int = 0, field: str = "") -> None:
        self.row = row
        self.field = field
        where = "".join([f", row {row}" if row else "", f", {field}" if field else ""])
        super().__init__(f"Help lines{where}: {why}")


def quoted(cell: str) -> str:
    """The cell in quotation marks, cut short, with anything unprintable made visible."""
    cut = cell if len(cell) <= _LONGEST_QUOTE else cell[:_LONGEST_QUOTE] + "…"
    return ascii(cut) if not cut.isprintable() else f"“{cut}”"
