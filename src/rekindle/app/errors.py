"""What a use case refuses, in words for the person.

AppError              it was not done, and here is why
├── NotBegun          nobody has begun in this home
├── AlreadyBegun      somebody has
├── NotOpen           the diary is locked
├── PleaseWait        too many wrong tries; wait a little
├── KeyFileMissing    key file mode without its file
├── NothingToKeep     there is nothing in it
├── TextTooLong       longer than a record can be
│   └── LineTooLong       longer than a line can be
├── NotThere          what was asked for is not there, or no more
│   └── NotReadable   it is there, but it cannot be read
├── NotKeepable       it could not be read again, so it is not written
├── ChangedMeanwhile  it was changed in another window
├── NotAPicture       what was sent as a picture is none
│   └── PictureTooLarge  it is larger than one that is kept
├── NothingWaits      what was found in a file waits no more
└── NotUnderstood     an answer that is none of the answers
"""

from rekindle.sentences import N_, Spoken


class AppError(Spoken):
    """It was not done, and the message says why."""

    message = N_("That did not work. Nothing was changed.")


class NotBegun(AppError):
    """Nobody has begun in this home."""

    message = N_("Nothing has begun here yet.")


class AlreadyBegun(AppError):
    """Somebody has begun in this home."""

    message = N_("This has begun already. Nothing was changed.")


class NotOpen(AppError):
    """The diary is locked."""

    message = N_("It is locked.")


class PleaseWait(AppError):
    """Too many wrong tries; the next one has to wait."""

    message = N_("That was a few tries in a row. Please wait %(seconds)d seconds, then try again.")

    for_one = N_("That was a few tries in a row. Please wait one second, then try again.")

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        if seconds == 1:
            super().__init__(self.for_one)
        else:
            super().__init__(seconds=seconds)


class KeyFileMissing(AppError):
    """Key file mode without its file."""

    message = N_("The key file is gone, so what was kept cannot be opened. Put the file back, then try again.")


class NothingToKeep(AppError):
    """There is nothing in it."""

    message = N_("There is nothing in it yet. That is fine.")


class TextTooLong(AppError):
    """Longer than a record can be."""

    message = N_("This is longer than one page can hold, which is 1,000,000 letters. Keep part of it, then the rest.")


class LineTooLong(TextTooLong):
    """Longer than a line can be."""

    message = N_("This is longer than one line can hold, which is 2,000 letters. Keep part of it, then the rest.")


class NotThere(AppError):
    """What was asked for is not there, or no more."""

    message = N_("It is not there any more.")


class NotReadable(NotThere):
    """It is there, but it was damaged, or a newer Rekindle wrote it; it is left as it is."""

    message = N_("This cannot be read. It was left as it is.")


class NotKeepable(AppError):
    """It could not be read again, so it is not written."""

    message = N_("This cannot be kept as it is. It may be too long for its place.")


class ChangedMeanwhile(AppError):
    """It was changed in another window."""

    message = N_("It was changed somewhere else meanwhile. Both texts are here.")


class NotAPicture(AppError):
    """What was sent as a picture is none, is damaged, or is far too wide or high."""

    message = N_("The drawing did not arrive whole, so it is not kept yet.")


class PictureTooLarge(NotAPicture):
    """A picture has more bytes than one that is kept."""

    message = N_("This drawing is larger than %(megabytes)d MB. It is not kept.")


class NothingWaits(AppError):
    """What was found in a file waits no more: it was locked, ten minutes went by, or another file came."""

    message = N_("What was found does not wait here any more. Nothing was added. Choose the file again.")


class NotUnderstood(AppError):
    """An answer that is none of the answers."""

    message = N_("That is not one of the answers.")
