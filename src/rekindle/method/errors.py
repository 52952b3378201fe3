"""What goes wrong when content is read.

ContentError            a content file cannot be used
├── UnreadableContent   the file is not TOML, or a field has the wrong shape
└── UnknownPractice     nobody knows a practice of that name or number
"""

from rekindle.sentences import N_, Spoken


class ContentError(Spoken):
    """A content file cannot be used."""

    message = N_("One of Rekindle's own files cannot be used. Nothing you kept is in it.")


class UnreadableContent(ContentError):
    """The file is not TOML, or one of its fields has the wrong shape; told to whoever edits it.

    `file` is its name, `field` the dotted path in it, or "" when the whole file is meant.
    """

    message = "%(where)s: %(why)s"

    def __init__(self, file: str, why: str, *, field: str = "") -> None:
        self.file = file
        self.field = field
        super().__init__(where=f"{file}, {field}" if field else file, why=why)


class UnknownPractice(ContentError):
    """Nobody knows a practice of that name or number."""

    message = N_("There is no practice called %(name)s.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
