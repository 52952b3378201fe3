"""The pages, one module an area: what it shows, what it takes, and its addresses in PATHS."""
