"""In and out: one folder per format, all of one shape.

A folder names its format in `__init__` (`FORMAT`), and has a `reader`, a `writer`, or both. Folders never import each
other; what they share lies beside them: `source` (what is read from), `zips`, `dates`, `errors`, and `shape`, which
says what a format is. `formats` finds them by name, or by what is in a file, and loads none before it is asked for.
"""

NAMES = ("archive", "jrnl")
"""Every format, in the order in which they are tried: who is least sure of its own files comes last."""
WRITTEN = ("archive",)
"""Those that can be written."""
