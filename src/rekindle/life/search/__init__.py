"""Searching what was kept: what is asked for, what of a record is looked through, and how a hit is shown."""
