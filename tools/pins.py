#!/usr/bin/env python3
"""Generate versions.cfg (buildout) from constraints.txt (pip and uv), the one list of pins.

    python3 tools/pins.py            write versions.cfg
    python3 tools/pins.py --check    only say whether both files agree (exit code 1 if not)
    python3 tools/pins.py --sort     first put constraints.txt itself in order
    python3 tools/pins.py uv         print the pinned version of one project

Only the standard library is used: the script runs before anything is installed.
"""

from pathlib import Path

import argparse
import re
import sys


ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
VERSIONS = ROOT / "versions.cfg"

CONSTRAINTS_HEADER = """\
# Every distribution that the project installs anywhere, with its version: the one list of pins.
# After a change run `python3 tools/pins.py --sort`, which also writes versions.cfg for buildout.
"""
VERSIONS_HEADER = """\
# Generated from constraints.txt by tools/pins.py; change that file and run the script again.

[versions]
"""
# zc.buildout sets a default for this name in this spelling, and only the same spelling overrides it.
BUILDOUT_SPELLING = {"zc-recipe-egg": "zc.recipe.egg"}
PIN = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[A-Za-z0-9.!+-]+)")


def normalised(name: str) -> str:
    """Return a project name in the spelling of PEP 503: lower case, single hyphens."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_pins(text: str) -> dict[str, str]:
    """Return name -> version of a constraints file, in its order.

    A line that is neither a comment nor `name==version`, or a name pinned twice, is a ValueError.
    """
    pins: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        match = PIN.fullmatch(line)
        if match is None:
            raise ValueError(f"line {number} is not a pin: {line!r}")
        name = normalised(match["name"])
        if name in pins:
            raise ValueError(f"line {number} pins {name} again")
        pins[name] = match["version"]
    return pins


def current() -> dict[str, str]:
    """Return the pins of the project: name -> version."""
    return read_pins(CONSTRAINTS.read_text("utf-8"))


def as_constraints(pins: dict[str, str]) -> str:
    """Return the text of constraints.txt, sorted by name."""
    return CONSTRAINTS_HEADER + "".join(f"{name}=={version}\n" for name, version in sorted(pins.items()))


def as_versions(pins: dict[str, str]) -> str:
    """Return the text of versions.cfg, sorted by name."""
    lines = (f"{BUILDOUT_SPELLING.get(name, name)} = {version}\n" for name, version in sorted(pins.items()))
    return VERSIONS_HEADER + "".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks for; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("name", nargs="?", help="print the version of this project and stop")
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    parser.add_argument("--sort", action="store_true", help="rewrite constraints.txt sorted")
    options = parser.parse_args(arguments)
    pins = current()
    if options.name:
        print(pins[normalised(options.name)])
        return 0
    if options.check:
        same = VERSIONS.exists() and VERSIONS.read_text("utf-8") == as_versions(pins)
        print("versions.cfg agrees with constraints.txt" if same else "run tools/pins.py: versions.cfg is stale")
        return 0 if same else 1
    if options.sort:
        CONSTRAINTS.write_text(as_constraints(pins), "utf-8")
    VERSIONS.write_text(as_versions(pins), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
