"""Tells whoever runs this that something broke, without a word of what anyone wrote.

The message of an exception, and a traceback that shows values, may hold what a person kept. So a fault is told by its
kind and its place in the program alone, and Django's own reports, which hold more, are silent.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType

from django.core.signals import got_request_exception

PACKAGE = Path(__file__).parent.parent


def connect_faults() -> None:
    """From here on a fault in answering a request is told on standard error, and nothing else is."""
    django = logging.getLogger("django")
    if not any(isinstance(handler, logging.NullHandler) for handler in django.handlers):
        django.addHandler(logging.NullHandler())
    django.propagate = False
    got_request_exception.connect(report_fault, dispatch_uid="rekindle.web.faults")


def report_fault(_sender: object = None, **_about: object) -> None:
    """Tell the kind and the place of the exception that is being handled; of none, tell nothing."""
    kind, _, trace = sys.exc_info()
    if kind is not None:
        sys.stderr.write(f"rekindle: {kind.__module__}.{kind.__qualname__} at {_place(trace)}\n")


def _place(trace: TracebackType | None) -> str:
    """Give file and line of the innermost place in our own code, or of the innermost place at all."""
    ours = innermost = ""
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        innermost = f"{file.name}:{trace.tb_lineno}"
        if file.is_relative_to(PACKAGE):
            ours = f"{file.relative_to(PACKAGE)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return ours or innermost
