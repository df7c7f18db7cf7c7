"""The command line: eoffice …

`eoffice --help` answers at once: Zope starts only when a command needs it.
"""

from collective.eoffice.console import accounts
from collective.eoffice.console import journal
from collective.eoffice.console import sites
from collective.eoffice.console.instance import CommandError

import argparse
import sys


COMMANDS = (sites, journal, accounts)


def build_parser():
    """Return the argument parser with one sub-command per module of COMMANDS."""
    parser = argparse.ArgumentParser(
        prog="eoffice",
        description="Administer offices of collective.eoffice from the command line.",
        epilog="`eoffice COMMAND --help` explains one command.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in COMMANDS:
        module.add_command(commands)
    return parser


def main(arguments=None):
    """Run one command; return its exit code (0 done, 1 found something wrong, 2 could not be done)."""
    options = build_parser().parse_args(arguments)
    try:
        return options.run(options)
    except CommandError as error:
        print(f"eoffice: {error}", file=sys.stderr)
        return 2
