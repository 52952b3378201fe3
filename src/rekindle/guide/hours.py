"""The hours of the local day that the rules speak of: an evening, and a night that goes over midnight."""

from datetime import datetime

EVENING_BEGINS, NIGHT_BEGINS, NIGHT_ENDS = 18, 22, 6


def is_night(now: datetime) -> bool:
    """Tell whether it is between ten at night and six in the morning."""
    return now.hour >= NIGHT_BEGINS or now.hour < NIGHT_ENDS


def is_evening(now: datetime) -> bool:
    """Tell whether it is between six and ten in the evening."""
    return EVENING_BEGINS <= now.hour < NIGHT_BEGINS
