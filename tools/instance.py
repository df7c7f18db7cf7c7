#!/usr/bin/env python3
"""The instance that `make start` runs: everything it writes is below var/.

    python3 tools/instance.py start      configure, create the demo office when there is none, start
    python3 tools/instance.py stop       stop the server
    python3 tools/instance.py status     say whether it runs, and where

Environment: EOFFICE_PORT (8080), EOFFICE_HOST (127.0.0.1; 0.0.0.0 opens it to the network),
EOFFICE_THREADS (4), EOFFICE_ADMIN_PASSWORD (read when the database is created; otherwise random).
"""

from base64 import b64encode
from pathlib import Path
from string import Template

import argparse
import hashlib
import http.client
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
import time


ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
INSTANCE = VAR / "instance"
ETC = INSTANCE / "etc"
TEMPLATES = Path(__file__).resolve().parent / "instance"
BIN = ROOT / ".venv" / "bin"
DATABASE = VAR / "filestorage" / "Data.fs"
PID_FILE = VAR / "run" / "instance.pid"
ADDRESS_FILE = VAR / "run" / "address"
PASSWORD_FILE = INSTANCE / "admin-password"
DEMO_MARK = INSTANCE / "demo-office-created"
FOLDERS = ("blobstorage", "cache", "filestorage", "instance/etc", "log", "run")

SITE = "eoffice"
DEMO_AGENCY = (
    *("--agency-name", "Ủy ban nhân dân thị xã Từ Sơn"),
    *("--short-notation", "UBND"),
    *("--place", "Từ Sơn"),
)
START_LIMIT = 120  # seconds until the first page must have answered
STOP_LIMIT = 30  # seconds that a server gets to finish its requests
PAUSE = 0.3  # seconds between two questions to a starting server


def settings() -> dict:
    """Return what the templates of tools/instance/ need."""
    return {
        "root": ROOT,
        "var": VAR,
        "host": os.environ.get("EOFFICE_HOST", "127.0.0.1"),
        "port": os.environ.get("EOFFICE_PORT", "8080"),
        "threads": os.environ.get("EOFFICE_THREADS", "4"),
    }


def environment() -> dict:
    """Return the environment of the server; Zope sets these too late for some libraries."""
    return os.environ | {
        "TZ": "Asia/Ho_Chi_Minh",
        "ALLOWED_DISTRIBUTIONS": SITE,
        "zope_i18n_compile_mo_files": "true",
        "PYTHONWARNINGS": os.environ.get("PYTHONWARNINGS", "ignore"),
    }


def running_pid() -> int | None:
    """Return the process id of our server, or None when it does not run.

    A left-over pid file does not count, even if another process has got the number since.
    """
    try:
        pid = int(PID_FILE.read_text())
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError, ValueError):
        return None
    return pid if str(ETC / "zope.ini").encode() in command else None


def port_is_taken(port: int) -> bool:
    """Return True when something answers on this port of localhost, by IPv4 or IPv6."""
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.settimeout(1)
                if probe.connect_ex((address, port)) == 0:
                    return True
        except OSError:
            continue  # this machine has no such address family
    return False


def configure(values: dict) -> None:
    """Write the configuration anew; data, passwords and logs stay."""
    for folder in FOLDERS:
        (VAR / folder).mkdir(parents=True, exist_ok=True)
    for template in sorted(TEMPLATES.glob("*.in")):
        text = Template(template.read_text("utf-8")).substitute(values)
        (ETC / template.stem).write_text(text, "utf-8")
    if not DATABASE.exists() and not PASSWORD_FILE.exists():
        create_admin()


def create_admin() -> None:
    """Choose the administrator's password and leave its hash where Zope looks at its first start."""
    password = os.environ.get("EOFFICE_ADMIN_PASSWORD") or secrets.token_urlsafe(9)
    for path in (PASSWORD_FILE, INSTANCE / "inituser"):
        path.touch(mode=0o600)
    PASSWORD_FILE.write_text(f"{password}\n", "utf-8")
    digest = b64encode(hashlib.sha1(password.encode()).digest()).decode()
    (INSTANCE / "inituser").write_text(f"admin:{{SHA}}{digest}\n", "utf-8")


def create_demo_office() -> None:
    """Create the demo office when this instance has none yet."""
    if DEMO_MARK.exists():
        return
    print("==> creating the demo office", flush=True)
    command = [BIN / "eoffice", "create-site", "--instance", INSTANCE, "--id", SITE]
    command += [*DEMO_AGENCY, "--demo", "--if-missing"]
    log = VAR / "log" / "create-site.log"
    with log.open("ab") as output:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment())
    if done.returncode:
        last_lines = "\n".join(log.read_text("utf-8", "replace").splitlines()[-15:])
        sys.exit(f"the demo office could not be created:\n{last_lines}")
    DEMO_MARK.touch()


def launch() -> subprocess.Popen:
    """Start the server in a session of its own, so that it outlives this script."""
    with (VAR / "log" / "console.log").open("ab") as output:
        server = subprocess.Popen(
            [BIN / "runwsgi", ETC / "zope.ini"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=environment(),
            cwd=VAR,
            start_new_session=True,
        )
    PID_FILE.write_text(f"{server.pid}\n")
    return server


def status_of_page(port: int, path: str) -> int | None:
    """Return the HTTP status of a page of the server on this port, or None while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_LIMIT)
    try:
        connection.request("GET", path, headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def answers(server: subprocess.Popen, port: int, path: str) -> bool:
    """Wait until a page answers without an error; return False when the server ends or never does."""
    end = time.monotonic() + START_LIMIT
    while time.monotonic() < end:
        status = status_of_page(port, path)
        if status is not None and status < 500:
            return True
        try:
            server.wait(PAUSE)
        except subprocess.TimeoutExpired:
            continue
        return False
    return False


def start() -> int:
    """Start the instance, or say where it already runs."""
    if running_pid() is not None:
        print("It is running already.")
        return explain()
    values = settings()
    port = int(values["port"])
    if port_is_taken(port):
        sys.exit(
            f"Port {port} is taken by another program. Stop that one, or choose another port:\n"
            f"    EOFFICE_PORT={port + 1} make start"
        )
    configure(values)
    create_demo_office()
    print("==> starting the server", flush=True)
    server = launch()
    ADDRESS_FILE.write_text(f"http://localhost:{port}/{SITE}\n")
    if not answers(server, port, f"/{SITE}"):
        stop()
        sys.exit(f"the server does not answer; see event.log and console.log in {VAR / 'log'}")
    return explain()


def administrator() -> str:
    """Return the line about the administrator's account."""
    if PASSWORD_FILE.exists():
        return f"admin  {PASSWORD_FILE.read_text('utf-8').strip()}"
    return "the one that was chosen when the database was created"


def demo_accounts() -> str:
    """Return the table of demo accounts as the package prints it."""
    command = [BIN / "eoffice", "demo-accounts"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment())
    return done.stdout.rstrip()


def explain() -> int:
    """Print the address, the accounts and what to try."""
    address = ADDRESS_FILE.read_text().strip()
    print(f"""
The electronic office runs:    {address}

{demo_accounts()}
Administrator of the server:  {administrator()}

To try, one document from arrival to completion:
  1. van-thu (clerk) registers an incoming document and submits it,
  2. chanh-van-phong (chief of office) passes it on to the chair,
  3. chu-tich (chair) writes the directive and chooses who handles it,
  4. truong-phong (head of department) accepts the task and hands it to a specialist,
  5. chuyen-vien (specialist) completes it with an opinion.

Stop it with `make stop`. Data, logs and settings are in {VAR.relative_to(ROOT)}/ and stay.""")
    return 0


def stop() -> int:
    """Stop the server and wait until it has gone."""
    pid = running_pid()
    if pid is None:
        PID_FILE.unlink(missing_ok=True)
        print("It is not running.")
        return 0
    handle = os.pidfd_open(pid)
    os.kill(pid, signal.SIGTERM)
    ended, _, _ = select.select([handle], [], [], STOP_LIMIT)
    if not ended:
        os.kill(pid, signal.SIGKILL)
        select.select([handle], [], [], STOP_LIMIT)
    os.close(handle)
    PID_FILE.unlink(missing_ok=True)
    print("Stopped.")
    return 0


def status() -> int:
    """Say whether the server runs; exit code 0 if it does, 3 if not."""
    pid = running_pid()
    if pid is None:
        print("It is not running.")
        return 3
    print(f"It runs as process {pid}: {ADDRESS_FILE.read_text().strip()}")
    return 0


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = {"start": start, "stop": stop, "status": status}
    parser.add_argument("command", choices=commands)
    return commands[parser.parse_args().command]()


if __name__ == "__main__":
    sys.exit(main())
