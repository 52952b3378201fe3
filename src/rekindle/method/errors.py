"""What goes wrong when content is read.

ContentError            a content file cannot be used
├── UnreadableContent   the file is not TOML, or a field has the wrong shape
└── UnknownPractice     nobody knows a practice of that name or number
"""


class ContentError(Exception):
    """A content file cannot be used."""


class UnreadableContent(ContentError):
    """The file is not TOML, or one of its fields has the wrong shape."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{file}: {why}")


class UnknownPractice(ContentError):
    """Nobody knows a practice of that name or number."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no practice called {name}.")
