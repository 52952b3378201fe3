"""A plain copy of everything: one JSON file that people and programs can read."""

from rekindle.exchange.plain.writer import MEDIA_TYPE, NAME, write

__all__ = ["MEDIA_TYPE", "NAME", "write"]
