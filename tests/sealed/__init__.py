"""Tests of keys and boxes."""
