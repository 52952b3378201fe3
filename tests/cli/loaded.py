"""Loads the program and its words, and opens nothing: what every command would do first."""

from importlib import import_module
from pkgutil import walk_packages

import django.db.backends.sqlite3.base
import django.db.migrations.executor
import django.db.models  # noqa: F401 - loaded, so that nobody has to

import rekindle
from rekindle.surroundings import library

BOUND_TO_A_HOME = ("rekindle.store.", "rekindle.web.", "rekindle.__main__")
"""What can be loaded only once Django has been told of a home, and what would begin at once."""

for module in walk_packages(rekindle.__path__, "rekindle."):
    if not module.name.startswith(BOUND_TO_A_HOME):
        import_module(module.name)
len(library("en").catalogue)
