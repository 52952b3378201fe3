"""What a use case refuses, in words for the person.

AppError              it was not done, and here is why
├── NotBegun          nobody has begun in this home
├── AlreadyBegun      somebody has
├── NotOpen           the diary is locked
├── PleaseWait        too many wrong tries; wait a little
├── KeyFileMissing    key file mode without its file
├── NothingToKeep     there is nothing in it
├── TextTooLong       longer than a record can be
├── NotThere          what was asked for is not there, or no more
│   └── NotReadable   it is there, but it cannot be read
├── NotKeepable       it could not be read again, so it is not written
├── ChangedMeanwhile  it was changed in another window
└── NotUnderstood     an answer that is none of the answers
"""


class AppError(Exception):
    """It was not done, and the message says why."""

    message = "That did not work. Nothing was changed."

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.message)


class NotBegun(AppError):
    """Nobody has begun in this home."""

    message = "Nothing has begun here yet."


class AlreadyBegun(AppError):
    """Somebody has begun in this home."""

    message = "This has begun already. Nothing was changed."


class NotOpen(AppError):
    """The diary is locked."""

    message = "It is locked."


class PleaseWait(AppError):
    """Too many wrong tries; the next one has to wait."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"That was a few tries in a row. Please wait {seconds} seconds, then try again.")


class KeyFileMissing(AppError):
    """Key file mode without its file."""

    message = "The key file is gone, so what was kept cannot be opened. Put the file back, then try again."


class NothingToKeep(AppError):
    """There is nothing in it."""

    message = "There is nothing in it yet. That is fine."


class TextTooLong(AppError):
    """Longer than a record can be."""

    message = "This is longer than one page can hold. Keep part of it, then the rest."


class NotThere(AppError):
    """What was asked for is not there, or no more."""

    message = "It is not there any more."


class NotReadable(NotThere):
    """It is there, but it was damaged, or a newer Rekindle wrote it; it is left as it is."""

    message = "This cannot be read. It was left as it is."


class NotKeepable(AppError):
    """It could not be read again, so it is not written."""

    message = "This cannot be kept as it is. It may be too long for its place."


class ChangedMeanwhile(AppError):
    """It was changed in another window."""

    message = "It was changed somewhere else meanwhile. Both texts are here."


class NotUnderstood(AppError):
    """An answer that is none of the answers."""

    message = "That is not one of the answers."
