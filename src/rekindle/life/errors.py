"""What goes wrong when a record is read.

RecordError           a record cannot be read
├── DamagedRecord     it is not what any version of Rekindle writes
└── NewerRecord       a newer Rekindle wrote it; this one leaves it as it is
"""


class RecordError(Exception):
    """A record cannot be read."""


class DamagedRecord(RecordError):
    """The bytes are not what any version of Rekindle writes."""

    def __init__(self) -> None:
        super().__init__("One of the things you kept cannot be read. It was left as it is.")


class NewerRecord(RecordError):
    """A newer Rekindle wrote this record."""

    def __init__(self) -> None:
        super().__init__("A newer Rekindle wrote this. Please open it with that one. Nothing was changed.")
