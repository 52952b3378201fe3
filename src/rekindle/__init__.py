"""Rekindle: one honest step at a time, private, on one's own computer."""

__version__ = "0.2.0"
