"""Where to turn: help lines by country, and the words of the help and steadying pages.

Nothing here reads a file or a clock: the caller hands in bytes and gets typed values back.

``lines``      the list of help lines: reading it, and what to show for one country
``numbers``    what a phone or text cell of that list holds
``countries``  country names, their order, and finding one from what a person typed
``texts``      the words of the help page and of ``/steady``
``saying``     one line's hours, languages and sources in words
``as_json``    the stable shape that ``rekindle help-lines --json`` prints
``errors``     what can be wrong with those files, in one tree
"""
