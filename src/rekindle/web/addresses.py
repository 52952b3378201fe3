"""What stands in addresses and in hidden fields: opaque record ids, months, and the two forms of a practice."""

from datetime import date

from django.urls import register_converter
from django.urls.converters import StringConverter

from rekindle.method.practice import Form

FORMS: dict[str, Form] = {"small": "smallest", "whole": "usual"}
SLUGS: dict[Form, str] = {form: slug for slug, form in FORMS.items()}


class RecordConverter(StringConverter):
    """An opaque record id: 32 hex digits."""

    regex = "[0-9a-f]{32}"


class MonthConverter(StringConverter):
    """A month, such as 2026-11."""

    regex = r"\d{4}-(0[1-9]|1[0-2])"


class FormConverter(StringConverter):
    """The smallest or the usual form of a practice."""

    regex = "small|whole"


register_converter(RecordConverter, "record")
register_converter(MonthConverter, "month")
register_converter(FormConverter, "form")


def anchor_of(day: date) -> str:
    """Name the place of a day on the page of its month."""
    return f"day-{day.day}"


def record_id_of(text: str) -> bytes | None:
    """Give the record id that a field holds in hex; None when it holds none."""
    try:
        record_id = bytes.fromhex(text)
    except ValueError:
        return None
    return record_id if len(record_id) == 16 else None
