"""What can go wrong with keys and boxes, in words a person can read.

    SealedError
    ├── WrongPassphrase      the passphrase is another one
    ├── WrongRecoveryCode    the recovery code is another one, or has a typing slip
    ├── WeakPassphrase       a new passphrase would be easy to guess
    ├── PassphraseTooLong    a passphrase is above 1 KB
    ├── DoesNotOpen          a box was changed or moved, or the key is another one
    ├── UnknownFormat        a newer program wrote this
    ├── UnsafeParameters     Argon2id is asked for too little work, or for absurdly much
    ├── PepperMissing        the install's pepper is missing, or is another one
    └── DamagedKeyFile       the text of a key file is not whole

Every message is one constant, so that a face may look up its translation; only ``WrongRecoveryCode`` may
name a group, which is filled in after that, and carries its number in ``group`` too. Misuse by a programmer
is a ``ValueError``.
"""

from __future__ import annotations

from rekindle.sentences import N_, Spoken


class SealedError(Spoken):
    """Root of everything this package raises to a person; ``str()`` of it is the sentence to show."""

    message = N_("This could not be opened.")


class WrongPassphrase(SealedError):
    """The passphrase is not the one this was locked with."""

    message = N_("This passphrase does not open it. Capitals and spaces count.")


class WrongRecoveryCode(SealedError):
    """The recovery code has a slip in it, or is not the one this was locked with.

    ``group`` is the group of four (1 to 9) where the slip must be, when only one group can hold it.
    """

    message = N_("This is a whole recovery code, but it does not open this. There may be a newer one.")

    def __init__(self, message: str | None = None, group: int | None = None) -> None:
        super().__init__(message, **({} if group is None else {"group": group}))
        self.group = group


class WeakPassphrase(SealedError):
    """A new passphrase is too easy to guess; the message says what works."""

    message = N_("This one is easy to guess. Four words only you would put together work well.")


class PassphraseTooLong(SealedError):
    """A passphrase is longer than 1 KB in UTF-8."""

    message = N_("This one is too long. A sentence or two is plenty.")


class DoesNotOpen(SealedError):
    """A box was changed, cut, or moved to another place; or the key is another one."""

    message = N_("This could not be opened. It was changed, or it belongs somewhere else.")


class UnknownFormat(SealedError):
    """The format byte is one that only a newer program knows."""

    message = N_("A newer version of this program made this. That version opens it.")


class UnsafeParameters(SealedError):
    """Argon2id parameters lie below the floor or above the ceiling."""

    message = N_("The settings of this lock are out of range. It was left closed.")


class PepperMissing(SealedError):
    """This was locked with the pepper of an install, and that pepper is not at hand."""

    message = N_("A secret of this server is missing. Your recovery code still opens everything.")


class DamagedKeyFile(SealedError):
    """The text of a key file is not whole."""

    message = N_("The key file is damaged. An unchanged copy of it opens everything again.")
