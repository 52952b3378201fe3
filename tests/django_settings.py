"""Django's settings for the test run: what bootstrap makes, for a home of its own in a temporary folder.

The folder is made when tests begin and removed when they end (`conftest`): the type checker reads these settings too.
"""

import secrets
import tempfile
from pathlib import Path

from rekindle.app.settings import new_device
from rekindle.bootstrap import django_settings
from rekindle.store.home import Home

HOME = Home(Path(tempfile.gettempdir()) / f"rekindle-tests-{secrets.token_hex(8)}")
globals().update(django_settings(HOME, new_device()))
