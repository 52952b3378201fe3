"""The browser face: its look, its walls, its build and its scripts."""
