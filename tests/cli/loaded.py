"""Loads the program, its words and what it stands on, and opens nothing: what every process of it would do first."""

import os
from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

import rekindle
from rekindle.surroundings import library

STANDS_ON = (
    "django.core.handlers.wsgi",
    "django.db.backends.sqlite3.base",
    "django.db.migrations.executor",
    "django.db.models",
    "django.middleware.csrf",
    "waitress",
    "whitenoise.base",
)
"""What is loaded by name, or only once it is needed."""

os.environ.pop("DJANGO_SETTINGS_MODULE", None)  # which names the home of the tests of one process
for name in STANDS_ON:
    import_module(name)
for module in walk_packages(rekindle.__path__, "rekindle."):
    if module.name != "rekindle.__main__":
        with suppress(ImproperlyConfigured):  # where Django has to be told of a home before
            import_module(module.name)
len(library("en").catalogue)
assert not settings.configured, "every process has a home of its own"
