"""The one place that wires ports to adapters: a home's folder becomes a house that the faces use."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db import connections

from rekindle.app.house import House
from rekindle.app.keys import tidy_key_file
from rekindle.app.ports import Device
from rekindle.pictures import PngPictures
from rekindle.store.home import Home, HomeDeviceFile, HomeKeyFile
from rekindle.surroundings import library, local_now

if TYPE_CHECKING:
    from rekindle.app.checking import Finding, HomeFiles
    from rekindle.app.foreign import Piece
    from rekindle.app.leaving import Taken
    from rekindle.exchange.dates import Order
    from rekindle.exchange.shape import Format
    from rekindle.exchange.source import Source

LONGEST_BODY = 16 * 1024 * 1024
"""Bytes of one request. Far above the longest text, so that our own page answers one that is too long."""

LARGEST_FORM = LONGEST_BODY + 1024 * 1024
"""Bytes of a form with a file in it: the longest body, and what stands round the file."""

TEMPLATES = {
    "BACKEND": "django.template.backends.jinja2.Jinja2",
    "DIRS": [str(Path(__file__).parent / "web" / "templates")],
    "OPTIONS": {"environment": "rekindle.web.jinja.environment"},
}

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")


def open_house(folder: Path) -> House:
    """Open a home, bring its tables up to date, and wire everything to it. Once for a process.

    Raises:
        HomeError: the home cannot be used; the message says why.
    """
    home = Home(folder.absolute())
    home.make()
    device_file = HomeDeviceFile(home.device)
    home.stay()
    with home.alone("opening"):
        _set_up(home, device_file)
        _finish_rebuilding(home)
        home.make_database()
        _bring_up_to_date()
    house = wire(home, device_file)
    tidy_key_file(house)
    return house


def open_house_to_read(folder: Path) -> House:
    """Open a home in which nothing can be written just now, so that what is kept can be read. Once for a process.

    Raises:
        HomeError: it cannot be read either.
    """
    home = Home(folder.absolute())
    device_file = HomeDeviceFile(home.device)
    _set_up(home, device_file)
    from rekindle.store.database import needs_migration, open_to_read  # noqa: PLC0415
    from rekindle.store.people import PeopleToRead  # noqa: PLC0415

    open_to_read(home.database)
    needs_migration()  # which says when a newer Rekindle was here; an older home is read as it is
    return replace(wire(home, device_file), people=PeopleToRead())


def wire(home: Home, device_file: HomeDeviceFile) -> House:
    """Put adapters behind every port of a home."""
    from rekindle.store.people import DatabaseLinks, DatabasePeople, DatabaseSessions  # noqa: PLC0415
    from rekindle.store.records import DatabaseRows  # noqa: PLC0415

    return House(
        people=DatabasePeople(),
        rows=DatabaseRows(),
        sessions=DatabaseSessions(),
        links=DatabaseLinks(),
        device=device_file,
        key_file=HomeKeyFile(home.key),
        clock=local_now,
        library=library("en"),
        pictures=PngPictures(),
    )


def local_at(naive: datetime) -> datetime:
    """Give a time without an offset the one that holds, or held, on this computer then, in whole minutes.

    Raises:
        OverflowError, ValueError, OSError: the system knows no such time.
    """
    aware = naive.astimezone()
    offset = aware.utcoffset() or timedelta()
    if not offset.seconds % 60:
        return aware
    return naive.replace(tzinfo=timezone(timedelta(minutes=round(offset / timedelta(minutes=1)))))


def format_named(name: str) -> Format:
    """Give a format of exchange; loaded when it is first asked for."""
    from rekindle.exchange import formats  # noqa: PLC0415 - who brings nothing in or out pays nothing for it

    return formats.named(name)


def take_a_copy(records: Iterable[Taken], made: datetime, name: str = "archive") -> Iterator[bytes]:
    """Give a file with these records piece by piece, in a format that can be written."""
    write = format_named(name).write
    if write is None:
        raise ValueError(f"the format {name!r} cannot be written")
    return write(records, made)


def pieces_of(source: Source, name: str | None = None, order: Order | None = None) -> tuple[str, Iterator[Piece]]:
    """Give the name of the format that a file is of, or is said to be of, and what is in it.

    Raises:
        ExchangeError: it is of none of them; also while its pieces are read.
    """
    from rekindle.exchange import formats  # noqa: PLC0415
    from rekindle.exchange.shape import Reading  # noqa: PLC0415

    chosen = formats.named(name) if name else formats.recognise(source)
    return chosen.name, chosen.read(source, Reading(local_at, PngPictures().check, order))


def django_settings(home: Home, device: Device, *, encrypted: bool = False) -> dict[str, Any]:
    """Give Django's settings for a home of one's own; `encrypted` where every visit comes over TLS.

    Under TLS every cookie is a `__Host-` one (draft-ietf-httpbis-rfc6265bis, 4.1.3.2): no other name under the same
    domain, and no plain connection, can plant one. The names of all other cookies are made from the session's.
    """
    from rekindle.store.database import sqlite_settings  # noqa: PLC0415

    prefix = "__Host-" if encrypted else ""
    return {
        "ALLOWED_HOSTS": list(LOOPBACK_NAMES),
        "CSRF_COOKIE_AGE": None,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_NAME": f"{prefix}f{device.name}",
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_COOKIE_SECURE": encrypted,
        "CSRF_FAILURE_VIEW": "rekindle.web.pages.mistakes.form_expired",
        "DATABASES": {"default": sqlite_settings(home.database)},
        "DATA_UPLOAD_MAX_MEMORY_SIZE": LONGEST_BODY,
        "DEBUG": False,
        "FILE_UPLOAD_MAX_MEMORY_SIZE": LARGEST_FORM,
        "FILE_UPLOAD_HANDLERS": ["django.core.files.uploadhandler.MemoryFileUploadHandler"],
        "INSTALLED_APPS": ["rekindle.store.apps.StoreConfig"],
        "LOGGING_CONFIG": None,
        "MIDDLEWARE": [
            "rekindle.web.security.SecurityHeaders",
            "rekindle.web.security.OwnNames",
            "rekindle.web.bodies.Bodies",
            "django.middleware.csrf.CsrfViewMiddleware",
            "rekindle.web.pages.lock.Door",
        ],
        "ROOT_URLCONF": "rekindle.web.urls",
        "SECRET_KEY": secrets.token_urlsafe(32),
        "SESSION_COOKIE_NAME": f"{prefix}s{device.name}",
        "SESSION_COOKIE_SECURE": encrypted,
        "TEMPLATES": [TEMPLATES],
        "TIME_ZONE": "UTC",
        "USE_TZ": True,
        "WSGI_APPLICATION": "rekindle.web.wsgi.application",
    }


def wsgi_application(house: House) -> Callable[..., Any]:
    """Give the browser face as a WSGI application, serving a house."""
    import django  # noqa: PLC0415
    from django.utils.module_loading import import_string  # noqa: PLC0415 - only a server needs both

    django.setup()
    served_by(house)
    application: Callable[..., Any] = import_string(str(settings.WSGI_APPLICATION))
    return application


def served_house() -> House:
    """Give the house that this process serves to browsers."""
    return _served[0]


_served: list[House] = []


def served_by(house: House) -> None:
    """Name the house that this process serves to browsers."""
    _served[:] = [house]


def rebuild_home(folder: Path) -> list[Finding]:
    """Make a home's database anew where it is damaged. To be called before the house is opened.

    Raises:
        HomeError: it cannot be done; the message says why, and nothing was changed.
    """
    home = Home(folder.absolute())
    _set_up(home, HomeDeviceFile(home.device))
    from rekindle.store.rebuilding import rebuild  # noqa: PLC0415 - its models need the set-up

    return rebuild(home)


def _set_up(home: Home, device_file: HomeDeviceFile) -> None:
    if not settings.configured:
        settings.configure(**django_settings(home, device_file.read()))
        apps.populate(settings.INSTALLED_APPS)  # what is beyond it in django.setup() serves the browser alone


def _finish_rebuilding(home: Home) -> None:
    if home.rebuilt.exists():  # hardly ever: whoever made it anew was killed just before the end
        from rekindle.store.rebuilding import finish  # noqa: PLC0415

        finish(home)


def _bring_up_to_date() -> None:
    from rekindle.store.database import migrate, needs_migration  # noqa: PLC0415

    if needs_migration():
        migrate()


def files_of(folder: Path) -> HomeFiles:
    """Give a home's files for a check. To be called before the house is opened, which tidies by itself."""
    from rekindle.store.checking import HomeCheck  # noqa: PLC0415

    return HomeCheck(Home(folder.absolute()))


def close_house() -> None:
    """Close this thread's door to the database, and leave no journal beside it."""
    from rekindle.store.database import fold_journal  # noqa: PLC0415

    fold_journal()
    connections.close_all()
