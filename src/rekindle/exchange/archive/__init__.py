"""The archive: every record exactly as it was sealed, in a small zip that people and programs can read.

docs/archive-format.md says what stands in it. The one file that Rekindle 0.1.0 wrote is read here as well.
"""

from rekindle.exchange.archive.reader import read, recognises
from rekindle.exchange.archive.writer import write
from rekindle.exchange.shape import Format

FORMAT = Format(
    name="archive",
    recognises=recognises,
    read=read,
    write=write,
    file_name="notes.zip",
    media_type="application/zip",
)
