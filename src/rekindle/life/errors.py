"""What goes wrong when a record is read.

RecordError           a record cannot be read
├── DamagedRecord     it is not what any version of Rekindle writes
└── NewerRecord       a newer Rekindle wrote it; this one leaves it as it is
"""

from rekindle.sentences import N_, Spoken


class RecordError(Spoken):
    """A record cannot be read."""

    message = N_("This could not be read. It was left as it is.")


class DamagedRecord(RecordError):
    """The bytes are not what any version of Rekindle writes."""

    message = N_("One of the things you kept cannot be read. It was left as it is.")


class NewerRecord(RecordError):
    """A newer Rekindle wrote this record."""

    message = N_("A newer Rekindle wrote this. Please open it with that one. Nothing was changed.")
