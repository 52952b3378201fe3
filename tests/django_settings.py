"""Django's settings for the test run: what bootstrap makes, for a home of its own in a temporary folder."""

import tempfile
from pathlib import Path

from rekindle.app.settings import new_device
from rekindle.bootstrap import django_settings
from rekindle.store.home import Home

HOME = Home(Path(tempfile.mkdtemp(prefix="rekindle-tests-")))
globals().update(django_settings(HOME, new_device()))
