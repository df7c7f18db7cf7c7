#!/usr/bin/env python3
"""Build sdist and wheel into dist/ and hold their content against the source tree.

Every file of the package must be in the wheel, every translation compiled as well, and nothing that
is not the package; the sdist must also have the agency profiles and what builds a deployment.
"""

from pathlib import Path

import importlib.util
import shutil
import subprocess
import sys
import tarfile
import zipfile


ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
SOURCE = ROOT / "src"
PACKAGE = "collective/eoffice/"
MUST_HAVE = (".py", ".zcml", ".xml", ".pt", ".json", ".po", ".mo")
SDIST_FILES = (
    "LICENSE",
    "README.md",
    "buildout.cfg",
    "constraints.txt",
    "profiles/configure.zcml",
    "pyproject.toml",
    "setup.py",
    "versions.cfg",
)


def build() -> None:
    """Build both into an empty dist/."""
    shutil.rmtree(DIST, ignore_errors=True)
    shutil.rmtree(ROOT / "build" / "lib", ignore_errors=True)
    command = [sys.executable, "-m", "build", "--outdir", DIST, ROOT]
    if importlib.util.find_spec("uv"):
        command += ["--installer", "uv"]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def only(pattern: str) -> Path:
    """Return the one file in dist/ that matches."""
    (found,) = DIST.glob(pattern)
    return found


def expected_files() -> set[str]:
    """Return what the wheel must hold of the package: the sources and a .mo for every .po."""
    files = {
        path.relative_to(SOURCE).as_posix()
        for path in (SOURCE / PACKAGE).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in (".mo", ".pyc")
    }
    compiled = {f"{name[:-3]}.mo" for name in files if name.endswith(".po") and "/LC_MESSAGES/" in name}
    return files | compiled


def check_wheel() -> list[str]:
    """Return what is wrong with the wheel."""
    with zipfile.ZipFile(only("*.whl")) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    expected = expected_files()
    faults = [f"wheel lacks {name}" for name in sorted(expected - names)]
    faults += [f"wheel has {name} that is not the package's" for name in sorted(names - expected)]
    suffixes = {Path(name).suffix for name in names}
    return faults + [f"wheel has no {suffix} file" for suffix in MUST_HAVE if suffix not in suffixes]


def check_sdist() -> list[str]:
    """Return what is wrong with the sdist."""
    with tarfile.open(only("*.tar.gz")) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    wanted = {f"src/{name}" for name in expected_files() if not name.endswith(".mo")} | set(SDIST_FILES)
    profiles = {path.relative_to(ROOT).as_posix() for path in (ROOT / "profiles").rglob("*") if path.is_file()}
    return [f"sdist lacks {name}" for name in sorted((wanted | profiles) - names)]


def main() -> int:
    """Build, check, report."""
    build()
    faults = check_wheel() + check_sdist()
    for fault in faults:
        print(fault)
    print(f"{only('*.whl').name}: {'not as it should be' if faults else 'complete'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
