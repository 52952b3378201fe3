"""`python -m rekindle` does what `rekindle` does."""

import sys

from rekindle.cli import main

if __name__ == "__main__":
    sys.exit(main())
