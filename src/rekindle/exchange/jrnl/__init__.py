"""jrnl (jrnl.sh): a journal as one text file, each entry behind its date in brackets."""

from rekindle.exchange.jrnl.reader import read, recognises
from rekindle.exchange.shape import Format

FORMAT = Format(name="jrnl", recognises=recognises, read=read)
