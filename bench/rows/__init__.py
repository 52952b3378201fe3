"""One module per area that is measured; each of its rows registers itself."""
