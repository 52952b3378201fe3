"""A diary that has begun, for use cases."""

import pytest

from rekindle.app import keys
from rekindle.app.diary import Diary
from rekindle.app.house import House


@pytest.fixture
def diary(house: House) -> Diary:
    """The diary of somebody who just began, in key file mode."""
    opened = keys.begin(house)
    return house.diary(opened.person, opened.key)
