#!/usr/bin/env python3
"""Run zc.buildout with the eggs kept outside the checkout, so that only the first run is slow.

    python3 tools/buildout.py            build bin/instance, bin/pytest, bin/zeoserver …
    python3 tools/buildout.py --check    build, start bin/instance on a database of its own, create
                                         an office there, ask for its page, stop

Environment: EOFFICE_BUILDOUT_CACHE (default ~/.cache/collective.eoffice/buildout).
"""

from base64 import b64encode
from pathlib import Path

import argparse
import bootstrap
import http.client
import instance
import json
import os
import shutil
import signal
import socket
import subprocess
import sys


ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".buildout"
CHECK_VAR = ROOT / "build" / "buildout-check"
CHECK_ANSWERS = {"site_id": "check", "title": "Check", "agency_profile": "tu-son"}
STOP_LIMIT = 30  # seconds


def cache_folder() -> Path:
    """Return the folder for eggs and downloads that all checkouts share."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    chosen = os.environ.get("EOFFICE_BUILDOUT_CACHE") or Path(home, "collective.eoffice", "buildout")
    return Path(chosen).resolve()


def build(*settings: str) -> None:
    """Make the venv of buildout and run it; `settings` are `section:option=value`."""
    cache = cache_folder()
    for name in ("eggs", "downloads"):
        (cache / name).mkdir(parents=True, exist_ok=True)
    python = bootstrap.make_venv(VENV)
    requirements = ROOT / "tools" / "buildout-requirements.txt"
    bootstrap.pip_install(python, "--constraint", ROOT / "constraints.txt", "--requirement", requirements)
    bootstrap.say("running buildout (the first time some minutes)")
    bootstrap.run(
        VENV / "bin" / "buildout",
        *("-N", "-q", "-c", ROOT / "buildout.cfg"),
        f"buildout:eggs-directory={cache / 'eggs'}",
        f"buildout:download-cache={cache / 'downloads'}",
        *settings,
    )


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def create_office(port: int) -> int:
    """Create an office through Plone's own REST service; return the HTTP status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=instance.START_LIMIT)
    credentials = b64encode(b"admin:admin").decode()
    headers = {
        "Accept": "application/json",
        "Authorization": f"Basic {credentials}",
        "Content-Type": "application/json",
    }
    connection.request("POST", "/++api++/@sites/eoffice", json.dumps(CHECK_ANSWERS), headers)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        print(body.decode("utf-8", "replace"), file=sys.stderr)
    connection.close()
    return response.status


def check() -> int:
    """Build, start, ask, stop; return 0 when the office's page (or its login form) answered."""
    shutil.rmtree(CHECK_VAR, ignore_errors=True)
    (CHECK_VAR / "log").mkdir(parents=True)
    port = free_port()
    build(f"settings:var={CHECK_VAR}", f"settings:port={port}")
    bootstrap.say(f"starting bin/instance on port {port}")
    log = CHECK_VAR / "log" / "console.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [ROOT / "bin" / "instance", "console"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        if not instance.answers(server, port, "/"):
            print(log.read_text("utf-8", "replace")[-4000:], file=sys.stderr)
            return 1
        created = create_office(port)
        page = instance.status_of_page(port, f"/{CHECK_ANSWERS['site_id']}")
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(STOP_LIMIT)
    bootstrap.say(f"creating an office answered {created}, its page {page}")
    return 0 if created == 200 and page is not None and page < 400 else 1


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true", help="also start it and ask for one page")
    if parser.parse_args().check:
        return check()
    build()
    bootstrap.say("built: bin/instance console, bin/zeoserver start, bin/pytest")
    return 0


if __name__ == "__main__":
    sys.exit(main())
