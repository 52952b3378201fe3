"""Keys and boxes: who may read what a person keeps.

Bytes and text come in, bytes and text go out. There is no file, no clock, no database and no web in here, and
``cryptography`` is imported nowhere else. Randomness comes from ``secrets``, unless a caller hands in its own
(``random_bytes``) to compute known answers.

    passphrase ---- Argon2id, HKDF --+
    recovery code - HKDF ------------+--> wraps of one random key per person (PersonKey)
    session cookie - HKDF -----------+          |
                                                +- HKDF "records/v1" -> Box: AES-256-GCM, bound to a Place
                                                +- HKDF "ids/v1" ----> row ids that two processes agree on
                                                '- HKDF "draws/v1" --> seeds for draws

Every sealed thing begins with a format byte: older formats stay readable, the newest is written, and what a
newer program wrote is refused and left as it is.

The public surface:

- ``errors``: SealedError, WrongPassphrase, WrongRecoveryCode, WeakPassphrase, PassphraseTooLong, DoesNotOpen,
  UnknownFormat, UnsafeParameters, PepperMissing, DamagedKeyFile
- ``kdf``: Argon2Parameters, CURRENT, FLOOR
- ``keys``: PersonKey
- ``strength``: check_strength
- ``passphrase``: PassphraseWrap, wrap_with_passphrase, open_with_passphrase, needs_rewrap
- ``recovery_code``: RecoveryCode, parse_recovery_code
- ``recovery``: RecoveryWrap, wrap_with_recovery, open_with_recovery, matches
- ``box``: Box, Place
- ``session``: new_cookie, new_session, session_row_id, open_session, seal_carry, open_carry
- ``link``: new_link, link_row_id
- ``keyfile``, used as a module: to_text, from_text
"""

from rekindle.sealed import keyfile
from rekindle.sealed.box import Box, Place
from rekindle.sealed.errors import (
    DamagedKeyFile,
    DoesNotOpen,
    PassphraseTooLong,
    PepperMissing,
    SealedError,
    UnknownFormat,
    UnsafeParameters,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from rekindle.sealed.kdf import CURRENT, FLOOR, Argon2Parameters
from rekindle.sealed.keys import PersonKey
from rekindle.sealed.link import link_row_id, new_link
from rekindle.sealed.passphrase import (
    PassphraseWrap,
    needs_rewrap,
    open_with_passphrase,
    wrap_with_passphrase,
)
from rekindle.sealed.recovery import RecoveryWrap, matches, open_with_recovery, wrap_with_recovery
from rekindle.sealed.recovery_code import RecoveryCode, parse_recovery_code
from rekindle.sealed.session import (
    new_cookie,
    new_session,
    open_carry,
    open_session,
    seal_carry,
    session_row_id,
)
from rekindle.sealed.strength import check_strength

__all__ = [
    "CURRENT",
    "FLOOR",
    "Argon2Parameters",
    "Box",
    "DamagedKeyFile",
    "DoesNotOpen",
    "PassphraseTooLong",
    "PassphraseWrap",
    "PepperMissing",
    "PersonKey",
    "Place",
    "RecoveryCode",
    "RecoveryWrap",
    "SealedError",
    "UnknownFormat",
    "UnsafeParameters",
    "WeakPassphrase",
    "WrongPassphrase",
    "WrongRecoveryCode",
    "check_strength",
    "keyfile",
    "link_row_id",
    "matches",
    "needs_rewrap",
    "new_cookie",
    "new_link",
    "new_session",
    "open_carry",
    "open_session",
    "open_with_passphrase",
    "open_with_recovery",
    "parse_recovery_code",
    "seal_carry",
    "session_row_id",
    "wrap_with_passphrase",
    "wrap_with_recovery",
]
