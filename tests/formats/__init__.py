"""Homes and files as every released Rekindle wrote them, and that this one opens them."""
