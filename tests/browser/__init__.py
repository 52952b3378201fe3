"""Tests that drive a real Chromium, and what they drive it with."""
