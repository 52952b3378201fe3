"""Rekindle: one honest step at a time, private, on one's own computer."""
