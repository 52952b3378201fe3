"""Kills processes that write, at any moment, and looks whether all that they acknowledged is there."""
