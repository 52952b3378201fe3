"""The terminal face: the same powers as in the browser, one command each."""


def main() -> int:
    """Run the command that was typed; give the exit status: 0 done, 1 refused, 2 wrong usage."""
    try:
        # Imported here, so that Ctrl-C while the rest is loading ends quietly too.
        from rekindle.cli.running import run

        return run()
    except KeyboardInterrupt:
        return 1
