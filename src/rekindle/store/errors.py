"""What goes wrong with a home, in words for the person.

HomeError             this home cannot be used now
├── NewerHome         a newer Rekindle has changed it
├── PassingTrouble    it may work after a while
│   ├── HomeBusy          something else writes there
│   ├── HomeFull          the disk is full
│   └── HomeNotWritable   nothing can be written there
├── HomeInUse         it has to be closed for this, and is open
├── HomeDamaged       the file where everything is kept cannot be read
├── HomeEmptied       that file is gone, and its key is still there
├── NotSalvageable    what would open it cannot be read
└── DamagedDevice     device.json is not what was written
"""

from rekindle.sentences import N_, Spoken


class HomeError(Spoken):
    """This home cannot be used now."""

    message = N_("This home cannot be used now.")


class NewerHome(HomeError):
    """A newer Rekindle has changed it."""

    message = N_("A newer Rekindle was used here. Please open it with that one. Nothing was changed.")


class PassingTrouble(HomeError):
    """It may work after a while, without a new start."""


class HomeBusy(PassingTrouble):
    """Something else writes there."""

    message = N_("Something else is writing there just now. Please try again in a moment.")


class HomeFull(PassingTrouble):
    """The disk is full."""

    message = N_("The disk is full, so nothing could be written. What you had kept before is as it was.")


class HomeNotWritable(PassingTrouble):
    """Nothing can be written there."""

    message = N_("Nothing can be written in the folder where it is kept. Please check the folder and the disk.")


class HomeDamaged(HomeError):
    """The file where everything is kept cannot be read."""

    message = N_("The file where everything is kept cannot be read.")


class HomeInUse(HomeError):
    """It has to be closed for this, and is open."""

    message = N_("Rekindle is open here just now. Please end it, then try again. Nothing was changed.")


class HomeEmptied(HomeError):
    """The file where everything is kept is gone or empty, and its key is still there."""

    message = N_(
        "The file where everything is kept is gone or empty. Its key is still here. A copy of the file helps. "
        "To begin anew, move the key away."
    )


class NotSalvageable(HomeError):
    """What would open it cannot be read."""

    message = N_(
        "What opens the damaged file could not be read, so it was left as it is. "
        "If there is a copy of the whole folder, put it in the place of this one. "
        "If there is none, move the folder away, and Rekindle begins anew."
    )


class DamagedDevice(HomeError):
    """device.json is not what was written."""

    message = N_("The settings file device.json cannot be read. Nothing you kept is in it. You can delete it.")
