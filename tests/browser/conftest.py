"""Hands the browser and the server to every test in this folder, marks those tests, and runs them last."""

import pytest

from tests.browser.chromium import chromium, open_page, page
from tests.browser.serving import server, shared_server

__all__ = ["chromium", "open_page", "page", "server", "shared_server"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what needs the browser last: the quick tests speak first, and share no thread with its event loop."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
