"""What every test may ask for: an empty house on a home of the test run's own, and a clock that stands still."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from django.db import connection, connections
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from rekindle.app.house import House
from rekindle.bootstrap import wire
from rekindle.sealed import FLOOR
from rekindle.store.database import migrate
from rekindle.store.home import HomeDeviceFile
from tests.django_settings import HOME

# How long one example takes says how busy the machine is, not whether the program is right.
settings.register_profile("rekindle", deadline=None)
settings.load_profile("rekindle")

SUMMER = timezone(timedelta(hours=2))
MORNING = datetime(2026, 6, 15, 10, 0, tzinfo=SUMMER)


def pytest_configure() -> None:
    """Make the home of this process's tests."""
    HOME.make()


def pytest_unconfigure() -> None:
    """Leave nothing of it behind."""
    connections.close_all()
    shutil.rmtree(HOME.folder)


class StillClock:
    """A clock that a test moves by hand."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        """Let some time go by, such as `minutes=15`."""
        self.now += timedelta(**time)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> None:
    """Use the home's real database file, as a person's own would be, instead of a copy in memory."""
    with django_db_blocker.unblock():
        migrate()


@pytest.fixture
def clock() -> StillClock:
    """Ten in the morning on a Monday in June."""
    return StillClock()


@pytest.fixture
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker, clock: StillClock) -> Iterator[House]:
    """An empty house in which nobody has begun; passphrases are stretched at the lowest cost allowed."""
    with django_db_blocker.unblock():
        _empty()
        device_file = HomeDeviceFile(HOME.device)
        yield replace(wire(HOME, device_file), clock=clock, stretching=FLOOR)
        _empty()


def _empty() -> None:
    with connection.cursor() as cursor:
        for table in ("session", "link", "chunk", "record", "person"):
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand in the line above
    HOME.device.unlink(missing_ok=True)
    HOME.key.unlink(missing_ok=True)
