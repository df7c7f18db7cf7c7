"""Reading the sources of the house: files, trees and registrations, without importing them."""

from collections.abc import Iterator
from dataclasses import dataclass
from lxml import etree
from pathlib import Path

import ast


ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "collective" / "eoffice"
DEFAULT = PACKAGE / "profiles" / "default"
TESTS = ROOT / "tests"

ZOPE = "{http://namespaces.zope.org/zope}"
BROWSER = "{http://namespaces.zope.org/browser}"
PLONE = "{http://namespaces.plone.org/plone}"

NOT_ROOMS = {"locales", "profiles", "distributions", "static"}


def relative(path: Path) -> str:
    """Return the path from the top of the repository on, as messages show it."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.as_posix()


def python_files(folder: Path = PACKAGE) -> list[Path]:
    """Return the Python files below `folder`."""
    return sorted(folder.rglob("*.py"))


def zcml_files(folder: Path = PACKAGE) -> list[Path]:
    """Return the ZCML files below `folder`."""
    return sorted(folder.rglob("*.zcml"))


def templates(folder: Path = PACKAGE) -> list[Path]:
    """Return the page templates below `folder`."""
    return sorted(folder.rglob("*.pt"))


def rooms() -> list[str]:
    """Return the names of the rooms: the Python packages in ours."""
    return sorted(p.parent.name for p in PACKAGE.glob("*/__init__.py") if p.parent.name not in NOT_ROOMS)


def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


@dataclass(frozen=True)
class Registration:
    """One ZCML directive: local tag name with prefix, attributes, place."""

    tag: str
    attributes: dict[str, str]
    path: Path
    line: int

    @property
    def place(self) -> str:
        """Return file and line for messages."""
        return f"{relative(self.path)}:{self.line}"


PREFIXES = {ZOPE: "", BROWSER: "browser:", PLONE: "plone:"}


def registrations(path: Path) -> Iterator[Registration]:
    """Yield the directives of a ZCML file; namespaces other than zope, browser and plone stay as URIs."""
    for element in etree.parse(path).iter(etree.Element):
        tag = element.tag
        for namespace, prefix in PREFIXES.items():
            tag = tag.replace(namespace, prefix)
        yield Registration(tag, dict(element.attrib), path, element.sourceline)


def dotted(name: str, path: Path) -> str:
    """Return a dotted name of ZCML made absolute, as seen from the file `path`."""
    if not name.startswith("."):
        return name
    parts = list(path.parent.relative_to(PACKAGE.parents[1]).parts)
    level = len(name) - len(name.lstrip("."))
    kept = parts[: len(parts) - level + 1]
    return ".".join([*kept, name.lstrip(".")]).rstrip(".")


def module_name(path: Path) -> str:
    """Return the dotted name of a module of the package."""
    parts = list(path.relative_to(PACKAGE.parents[1]).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
