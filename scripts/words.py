"""Writes the catalogue of the interface words, or with --check says whether it is current."""

import argparse
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "rekindle"
CATALOGUE = SOURCE / "content" / "interface.pot"
# The first two tell when and with what the file was made: without them the same words give the same bytes.
LEFT_OUT = (b'"POT-Creation-Date', b'"Generated-By', b'"Report-Msgid-Bugs-To')


def extract(source: Path = SOURCE, mapping: Path = ROOT / "babel.cfg") -> bytes:
    """Give the catalogue as gettext's template file; where a word stands is told by file, not by line."""
    catalogue = Catalog(project="Rekindle", header_comment="# The words of Rekindle's interface.")
    with mapping.open(encoding="utf-8") as lines:
        methods, options = parse_mapping_cfg(lines, str(mapping))  # type: ignore[no-untyped-call]
    words = extract_from_dir(
        source,
        methods,
        options,
        keywords=DEFAULT_KEYWORDS,
        comment_tags=("Translators:",),
        directory_filter=lambda folder: Path(folder).name != "__pycache__",
    )
    for name, _line, message, comments, context in words:
        catalogue.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    written = io.BytesIO()
    write_po(written, catalogue, width=100, include_lineno=False, sort_by_file=True)
    return b"".join(line for line in written.getvalue().splitlines(True) if not line.startswith(LEFT_OUT))


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the catalogue is old")
    checking = parser.parse_args().check
    words = extract()
    if not checking:
        CATALOGUE.write_bytes(words)
    elif not CATALOGUE.is_file() or CATALOGUE.read_bytes() != words:
        sys.exit("The catalogue of the interface words is old: run `make words`.")


if __name__ == "__main__":
    main()
