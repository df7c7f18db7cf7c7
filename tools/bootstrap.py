#!/usr/bin/env python3
"""Bring a bare Debian 12 with Python 3.11 to a working .venv.

    python3 tools/bootstrap.py           what `make start` needs
    python3 tools/bootstrap.py --test    also what `make test` and `make lint` need

System packages are installed where this is allowed (root, or sudo without a password); elsewhere
the script names the missing ones and goes on, for none of them is needed to start.
Only the standard library is used: nothing is installed yet.
"""

from dataclasses import dataclass
from pathlib import Path

import argparse
import hashlib
import importlib.util
import os
import pins
import shutil
import subprocess
import sys


ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".eoffice-installed"
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
FONTS = Path("/usr/share/fonts/truetype")
TEST_EXTRAS = "[test,dev,cluster]"


@dataclass
class SystemPackage:
    """A Debian package, how to see that it is there (a command or a path), and what it is for."""

    name: str
    purpose: str
    command: str = ""
    path: Path | None = None

    def present(self) -> bool:
        """Return True when what the package brings is on this machine, however it came here."""
        if self.command:
            return shutil.which(self.command) is not None
        return self.path is not None and self.path.exists()


START_PACKAGES = [
    SystemPackage("poppler-utils", "reading the text of PDF files", command="pdftotext"),
    SystemPackage("fonts-liberation2", "the typeface of printed books and letters", path=FONTS / "liberation2"),
]
TEST_PACKAGES = [
    SystemPackage("chromium", "the browser tests", command="chromium"),
    SystemPackage("postgresql", "the test of two processes on PostgreSQL", path=Path("/usr/lib/postgresql")),
    SystemPackage("fonts-noto-core", "Vietnamese letters in the screenshots", path=FONTS / "noto"),
]


def say(message: str) -> None:
    """Print one line of progress at once."""
    print(f"==> {message}", flush=True)


def run(*command, check: bool = True, quiet: bool = False, env: dict | None = None) -> bool:
    """Run a command without input; return whether it succeeded (with `check`, end the script if not)."""
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run(
        [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=env
    )
    if check and done.returncode:
        sys.exit(f"failed: {' '.join(str(part) for part in command)}")
    return done.returncode == 0


def have_ensurepip() -> bool:
    """Return True when `python3 -m venv` can put pip into a venv (Debian: package python3-venv)."""
    return importlib.util.find_spec("ensurepip") is not None


def install_system_packages(wanted: list[SystemPackage]) -> None:
    """Install what is missing with apt where that is allowed; say what stays missing."""
    missing = {package.name: package.purpose for package in wanted if not package.present()}
    if not have_ensurepip() and not VENV.exists():
        missing["python3-venv"] = "making a virtual environment"
    if not missing:
        return
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    allowed = not as_root or (shutil.which("sudo") and run("sudo", "-n", "true", check=False, quiet=True))
    names = sorted(missing)
    if shutil.which("apt-get") and allowed:
        say(f"installing system packages: {' '.join(names)}")
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        apt = [*as_root, "apt-get", "-q", "-y"]
        run(*apt, "update", check=False, quiet=True, env=environment)
        if run(*apt, "install", "--no-install-recommends", *names, check=False, quiet=True, env=environment):
            return
    say("these system packages are missing; the rest goes on without them:")
    for name in names:
        print(f"      {name:20} {missing[name]}")
    print(f"    An administrator installs them with: apt-get install {' '.join(names)}", flush=True)


def make_venv(venv: Path) -> Path:
    """Return the Python of a venv; make the venv when there is none or it is of no use any more."""
    python = venv / "bin" / "python"
    if python.exists() and run(python, "-c", "pass", check=False, quiet=True):
        return python
    say(f"making {venv.name} with Python {sys.version.split()[0]}")
    options = ["--clear"] if have_ensurepip() else ["--clear", "--without-pip"]
    run(sys.executable, "-m", "venv", *options, venv)
    return python


def installers(python: Path) -> list[list]:
    """Return the commands that can install into a venv, the fastest first: uv, its own pip, another pip."""
    pip_options = ["install", "--quiet", "--disable-pip-version-check"]
    found = []
    if run(python, "-m", "pip", "--version", check=False, quiet=True):
        found.append([python, "-m", "pip", *pip_options])
    elif run(sys.executable, "-m", "pip", "--version", check=False, quiet=True):
        found.append([sys.executable, "-m", "pip", "--python", python, *pip_options])
    uv = python.with_name("uv")
    if found and not uv.exists():
        run(*found[0], f"uv=={pins.current()['uv']}", check=False)
    command = uv if uv.exists() else shutil.which("uv")
    if command:
        # A company's proxy has its certificate there, not among the ones that uv brings along.
        certificates = ["--system-certs"] if SYSTEM_CERTIFICATES.exists() else []
        found.insert(0, [command, "pip", "install", "--quiet", *certificates, "--python", python])
    return found


def pip_install(python: Path, *arguments) -> None:
    """Install with the first installer that succeeds: uv does not read the settings of pip."""
    commands = installers(python)
    if not commands:
        sys.exit("neither pip nor uv is here; install the Debian package python3-venv and start again")
    if not any(run(*command, *arguments, check=False) for command in commands):
        sys.exit("the packages could not be installed; see the messages above")


def fingerprint(target: str) -> str:
    """Return a hash of everything that decides what has to be installed."""
    content = (ROOT / "constraints.txt").read_bytes() + (ROOT / "setup.py").read_bytes()
    return hashlib.sha256(content + target.encode() + str(ROOT).encode()).hexdigest()


def install(python: Path, extras: str) -> None:
    """Install the package, editable, with the pinned versions; nothing to do when nothing changed."""
    done = STAMP.read_text().split() if STAMP.exists() else []
    if fingerprint(f".{extras}") in done:
        return
    say(f"installing the packages of constraints.txt{' with the test tools' if extras else ''}")
    pip_install(python, "--constraint", ROOT / "constraints.txt", "--editable", f"{ROOT}{extras}")
    # Who has the test tools has what the server needs.
    STAMP.write_text("\n".join({fingerprint("."), fingerprint(f".{extras}")}))


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--test", action="store_true", help="also the test tools and a browser")
    options = parser.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036 -- the Python that runs this is not chosen yet
        sys.exit("Python 3.11 is needed; on Debian 12: apt-get install python3 python3-venv")
    install_system_packages(START_PACKAGES + (TEST_PACKAGES if options.test else []))
    install(make_venv(VENV), TEST_EXTRAS if options.test else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
