"""Tells whoever runs this that something broke, without a word of what anyone wrote.

The message of an exception, and a traceback that shows values, may hold what a person kept. So a fault is told by its
kind and its place in the program alone, and Django's own reports, which hold more, are silent.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.signals import got_request_exception

from rekindle.places import place_of


def connect_faults() -> None:
    """From here on a fault in answering a request is told on standard error, and nothing else is."""
    django = logging.getLogger("django")
    if not any(isinstance(handler, logging.NullHandler) for handler in django.handlers):
        django.addHandler(logging.NullHandler())
    django.propagate = False
    got_request_exception.connect(report_fault, dispatch_uid="rekindle.web.faults")


def report_fault(_sender: object = None, **_about: object) -> None:
    """Tell the kind and the place of the exception that is being handled; of none, tell nothing."""
    error = sys.exception()
    if error is not None:
        kind = type(error)
        sys.stderr.write(f"rekindle: {kind.__module__}.{kind.__qualname__} at {place_of(error)}\n")


@contextmanager
def only_reported() -> Iterator[None]:
    """Tell of what goes wrong inside, and go on: around what must never keep help, or a way out, from anyone."""
    try:
        yield
    except Exception:  # noqa: BLE001 - whatever it is
        report_fault()
