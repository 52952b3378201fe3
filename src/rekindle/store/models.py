"""The tables. Every one carries the person, who is the only partition key; nothing in clear tells what was kept."""

from django.db import models


class PersonRow(models.Model):
    """A person's keyring: two wraps of the same key, and the count of wrong tries."""

    id = models.BinaryField(max_length=16, primary_key=True, editable=True)
    passphrase_wrap = models.BinaryField(null=True)
    recovery_wrap = models.BinaryField(null=True)
    failures = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "person"


class RecordRow(models.Model):
    """One sealed record."""

    pk = models.CompositePrimaryKey("person", "id")
    person = models.BinaryField(max_length=16, editable=True)
    id = models.BinaryField(max_length=16, editable=True)
    shelf = models.CharField(max_length=16)
    change = models.PositiveIntegerField()
    sealed = models.BinaryField()
    leaves_at = models.DateTimeField(null=True)
    """When a row that was set aside goes for good."""
    batch = models.BinaryField(max_length=16, null=True)
    """A random id that the rows of one import share; no row that was kept here has one."""

    class Meta:
        db_table = "record"
        indexes = (
            models.Index(fields=("person", "shelf"), name="record_shelf"),
            models.Index(fields=("leaves_at",), name="record_leaving", condition=models.Q(leaves_at__isnull=False)),
            models.Index(fields=("person", "batch"), name="record_batch", condition=models.Q(batch__isnull=False)),
        )


class ChunkRow(models.Model):
    """One sealed piece of what lies beside a record; it stays and goes with that row."""

    pk = models.CompositePrimaryKey("person", "record", "file", "part")
    person = models.BinaryField(max_length=16, editable=True)
    record = models.BinaryField(max_length=16, editable=True)
    file = models.PositiveSmallIntegerField()
    """0 is the whole of it, 1 a small one to look at in a list."""
    part = models.PositiveIntegerField()
    change = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "chunk"


class SessionRow(models.Model):
    """An open browser session."""

    pk = models.CompositePrimaryKey("person", "id")
    person = models.BinaryField(max_length=16, editable=True)
    id = models.BinaryField(max_length=32, editable=True)
    wrap = models.BinaryField()
    began = models.DateTimeField()
    seen = models.DateTimeField()

    class Meta:
        db_table = "session"
        indexes = (models.Index(fields=("id",), name="session_id"),)


class LinkRow(models.Model):
    """A one-time link that opens a browser session."""

    pk = models.CompositePrimaryKey("person", "id")
    person = models.BinaryField(max_length=16, editable=True)
    id = models.BinaryField(max_length=32, editable=True)
    until = models.DateTimeField()

    class Meta:
        db_table = "link"
        indexes = (models.Index(fields=("id",), name="link_id"),)
