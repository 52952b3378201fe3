"""What a tap or a longer answer does to a check-in: it adds, it takes away, it never loses what stood there."""

from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from rekindle.life.records import CheckIn, Feeling
from rekindle.method.states import Energy, State


@dataclass(frozen=True, slots=True)
class More:
    """The longer answer: everything about a check-in that is not a tile. None and empty mean: not said."""

    felt: float | None = None
    connected: float | None = None
    energy: Energy | None = None
    feelings: tuple[Feeling, ...] = ()
    needs: tuple[str, ...] = ()
    note: str = ""


def tap(check_in: CheckIn | None, state: State, now: datetime) -> CheckIn:
    """Add a tile to a check-in, or take it away when it was there; without one, begin one."""
    if check_in is None:
        return CheckIn(at=now, states=(state,))
    states = tuple(one for one in check_in.states if one != state)
    return replace(check_in, states=states if state in check_in.states else (*check_in.states, state))


def say_more(check_in: CheckIn | None, more: More, now: datetime) -> CheckIn:
    """Put the longer answer into a check-in; its tiles stay. The form shows what stood there, so it replaces."""
    standing = check_in or CheckIn(at=now)
    return replace(
        standing,
        felt=more.felt,
        connected=more.connected,
        energy=more.energy,
        feelings=more.feelings,
        needs=more.needs,
        note=more.note,
    )


def says_nothing(check_in: CheckIn) -> bool:
    """Tell whether nothing at all is said in a check-in, so that there is nothing to keep."""
    return check_in == CheckIn(at=check_in.at)
