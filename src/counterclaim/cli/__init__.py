"""The command line. Thin: it parses, calls the library, prints, and sets the exit status.

0: all went well; 1: an item could not be read, or the set-up is broken; 2: wrong usage;
130: interrupted; 141: whoever read our output went away.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave the process with its exit status."""
    from counterclaim.cli.app import app
    from counterclaim.cli.output import flushed
    from counterclaim.cli.show import plain
    from counterclaim.core.errors import CounterclaimError

    try:
        with flushed():
            app(prog_name="counterclaim")
    except CounterclaimError as error:
        print(f"error: {plain(str(error))}", file=sys.stderr)
        sys.exit(2 if error.is_usage else 1)
