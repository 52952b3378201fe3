"""How it looks over time: what was kept, day by day."""
