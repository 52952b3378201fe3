"""Sentences that a person reads: written and marked for translators in one place, looked up where they are shown."""

from collections.abc import Callable


def N_(words: str) -> str:  # noqa: N802 - gettext's own name for "to be translated, but not here"
    """Mark words for the catalogue of the interface; they are given back as they are."""
    return words


class Spoken(Exception):
    """An error whose message a person reads.

    `message` is the whole sentence as the catalogue has it. What is filled into it is carried apart, in `arguments`,
    so that the sentence is looked up first and filled in then.
    """

    message = ""

    def __init__(self, message: str | None = None, **arguments: object) -> None:
        if message is not None:
            self.message = message
        self.arguments = arguments
        super().__init__(self.sentence(str))

    def sentence(self, gettext: Callable[[str], str]) -> str:
        """Give the sentence in the language of `gettext`; `str` gives it as it was written."""
        words = gettext(self.message)
        return words % self.arguments if self.arguments else words
