"""Rekindle: one honest step at a time, private, on one's own computer."""

__version__ = "0.3.0"
