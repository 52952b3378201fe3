"""What goes wrong with a home, in words for the person.

HomeError             this home cannot be used now
├── NewerHome         a newer Rekindle has changed it
├── HomeNotWritable   nothing can be written there
└── DamagedDevice     device.json is not what was written
"""

from rekindle.sentences import N_, Spoken


class HomeError(Spoken):
    """This home cannot be used now."""

    message = N_("This home cannot be used now.")


class NewerHome(HomeError):
    """A newer Rekindle has changed it."""

    message = N_("A newer Rekindle was used here. Please open it with that one. Nothing was changed.")


class HomeNotWritable(HomeError):
    """Nothing can be written there."""

    message = N_("Nothing can be written in the folder where it is kept. Please check the folder and the disk.")


class DamagedDevice(HomeError):
    """device.json is not what was written."""

    message = N_("The settings file device.json cannot be read. Nothing you kept is in it. You can delete it.")
