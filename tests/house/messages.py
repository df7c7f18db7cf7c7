"""The messages of our domain in sources, and the translations in .po files."""

from lxml import etree
from lxml import html
from pathlib import Path

import ast
import re


DOMAIN = "collective.eoffice"

# Directives of ZCML whose titles people see; permissions and upgrade steps are for the ZMI.
SHOWN = {"registerProfile", "behavior", "menuItem", "menu"}

XML_I18N = "{http://xml.zope.org/namespaces/i18n}"


def in_python(text: str) -> set[str]:
    """Return the message ids of `_("…")` where `_` is ours."""
    source = ast.parse(text)
    names = {
        alias.asname or alias.name
        for node in ast.walk(source)
        if isinstance(node, ast.ImportFrom) and node.module == DOMAIN
        for alias in node.names
        if alias.name == "_"
    }
    return {
        node.args[0].value
        for node in ast.walk(source)
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in names and node.args
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def in_template(text: str) -> set[str]:
    """Return the message ids of a page template, where the nearest i18n:domain is ours."""
    found = set()
    for element in html.document_fromstring(text).iter(etree.Element):
        if _domain(element, "i18n:domain") != DOMAIN:
            continue
        if "i18n:translate" in element.attrib:
            found.add(element.get("i18n:translate").strip() or _content(element, "i18n:name"))
        found |= _attributes(element, element.get("i18n:attributes", ""))
    return found - {""}


def in_xml(text: str) -> set[str]:
    """Return the message ids of an XML file of a profile."""
    found = set()
    for element in etree.fromstring(text.encode()).iter(etree.Element):
        if _domain(element, f"{XML_I18N}domain") != DOMAIN:
            continue
        if f"{XML_I18N}translate" in element.attrib:
            found.add(element.get(f"{XML_I18N}translate").strip() or _content(element, f"{XML_I18N}name"))
        found |= _attributes(element, element.get(f"{XML_I18N}attributes", ""))
    return found - {""}


def in_zcml(text: str) -> set[str]:
    """Return the titles and descriptions of a ZCML file that people see."""
    found = set()
    for element in etree.fromstring(text.encode()).iter(etree.Element):
        if etree.QName(element).localname in SHOWN and _domain(element, "i18n_domain") == DOMAIN:
            found |= {element.get(name, "") for name in ("title", "description")}
    return found - {""}


def _domain(element, name: str) -> str | None:
    while element is not None:
        if element.get(name):
            return element.get(name)
        element = element.getparent()
    return None


def _attributes(element, declared: str) -> set[str]:
    """Return the ids of i18n:attributes: `title label_x; alt` (the value itself where no id is given)."""
    found = set()
    for part in filter(None, (one.strip() for one in declared.split(";"))):
        name, _, message = part.partition(" ")
        found.add(message.strip() or element.get(name, ""))
    return found


def _content(element, name: str) -> str:
    parts = [element.text or ""]
    for child in element:
        inner = child.get(name) if isinstance(child.tag, str) else None
        parts += [f"${{{inner}}}" if inner else "".join(child.itertext()), child.tail or ""]
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def translations(text: str) -> dict[str, str]:
    """Return message id → translation of a .po text; fuzzy and obsolete entries count as empty or not at all."""
    found = {}
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.splitlines() if not line.startswith("#~")]
        msgid, msgstr = _string(lines, "msgid"), _string(lines, "msgstr")
        if msgid:
            fuzzy = any(line.startswith("#,") and "fuzzy" in line for line in lines)
            found[msgid] = "" if fuzzy else msgstr
    return found


def _string(lines: list[str], keyword: str) -> str:
    parts: list[str] = []
    reading = False
    for line in lines:
        if line.startswith(f"{keyword} "):
            reading, line = True, line.removeprefix(f"{keyword} ")
        elif not line.startswith('"'):
            reading = False
        if reading:
            parts.append(ast.literal_eval(line.strip()))
    return "".join(parts)


def in_folder(folder: Path, left_out: set[str]) -> dict[str, str]:
    """Return message id → file of everything below `folder`, the named folders left out."""
    readers = {".py": in_python, ".pt": in_template, ".xml": in_xml, ".zcml": in_zcml}
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in readers and not left_out & set(path.relative_to(folder).parts):
            for message in readers[path.suffix](path.read_text("utf-8")):
                found.setdefault(message, path.relative_to(folder).as_posix())
    return found
