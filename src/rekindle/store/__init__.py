"""Where it is kept: the home's files, and the sealed rows in a database through Django's models."""
