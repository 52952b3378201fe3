"""Tests about the repository itself: its shape, its lists of packages, and what its pages tell people to type."""
