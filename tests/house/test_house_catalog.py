"""The catalog: every `eoffice_…` name used in code is declared, and the reverse."""

from house.sources import DEFAULT
from house.sources import PACKAGE
from house.sources import python_files
from house.sources import registrations
from house.sources import templates
from house.sources import zcml_files
from lxml import etree
from pathlib import Path

import ast
import pytest
import re


CATALOG = DEFAULT / "catalog.xml"

NAME = re.compile(r"eoffice_[a-z0-9]+(?:_[a-z0-9]+)*")

# Names of the same shape that are no index and no column, with their meaning.
OTHERS = {
    "eoffice_exact_lexicon": "id of a lexicon in the catalog",
    "eoffice_pages": "attribute of a stored file",
    "eoffice_text": "attribute of a stored file",
}


def names_in_python(source: ast.AST) -> set[str]:
    """Return the names used as a string, an attribute or a keyword; definitions do not count."""
    found = set()
    for node in ast.walk(source):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.keyword) and node.arg:
            found.add(node.arg)
    return {one for one in found if NAME.fullmatch(one)}


def used(folder: Path = PACKAGE) -> set[str]:
    """Return the names that code and templates use."""
    found = {name for path in python_files(folder) for name in names_in_python(ast.parse(path.read_text("utf-8")))}
    for path in templates(folder):
        found |= set(re.findall(rf"(?<![\w-]){NAME.pattern}(?![\w-])", path.read_text("utf-8")))
    return found


def declared(path: Path = CATALOG) -> tuple[set[str], set[str]]:
    """Return our indexes and our columns in catalog.xml."""
    root = etree.parse(path).getroot()
    indexes = {one.get("name") for one in root.iter("index") if one.get("remove") is None}
    columns = {one.get("value") for one in root.iter("column") if one.get("remove") is None}
    return {one for one in indexes if NAME.fullmatch(one)}, {one for one in columns if NAME.fullmatch(one)}


def indexers() -> set[str]:
    """Return the names of the registered indexers."""
    return {
        one.attributes["name"]
        for path in zcml_files()
        for one in registrations(path)
        if one.tag == "adapter" and NAME.fullmatch(one.attributes.get("name", ""))
    }


class TestRepository:
    @pytest.fixture
    def catalog(self):
        assert CATALOG.exists() or used() <= set(OTHERS), "code names indexes, but there is no catalog.xml"
        if not CATALOG.exists():
            pytest.skip("no index of ours yet")
        return declared()

    def test_used_names_are_declared(self, catalog):
        indexes, columns = catalog
        assert used() - indexes - columns - set(OTHERS) == set()

    def test_declared_names_are_used(self, catalog):
        indexes, columns = catalog
        assert (indexes | columns) - used() == set()

    def test_other_meanings_are_used(self, catalog):
        indexes, columns = catalog
        assert set(OTHERS) - used() == set()
        assert set(OTHERS) & (indexes | columns) == set()

    def test_declared_names_have_an_indexer(self, catalog):
        indexes, columns = catalog
        assert (indexes | columns) - indexers() == set()

    def test_indexers_are_declared(self, catalog):
        indexes, columns = catalog
        assert indexers() - indexes - columns == set()

    def test_indexes_say_their_attribute(self, catalog):
        """GenericSetup empties an index whose list of attributes differs from what it has."""
        silent = []
        for one in etree.parse(CATALOG).getroot().iter("index"):
            if one.get("meta_type") in {"FieldIndex", "KeywordIndex", "DateIndex", "BooleanIndex"}:
                silent += [] if one.findall("indexed_attr") else [one.get("name")]
        assert silent == []


class TestChecker:
    def test_uses_are_found(self, tmp_path):
        (tmp_path / "a.py").write_text(
            "catalog(eoffice_holder=x)\nquery['eoffice_due'] = 1\nbrain.eoffice_lead\ndef eoffice_unused(): ...\n"
            "'not eoffice_text'\n",
            "utf-8",
        )
        (tmp_path / "a.pt").write_text('<p tal:content="brain/eoffice_issuer" id="eoffice-x">', "utf-8")
        assert used(tmp_path) == {"eoffice_holder", "eoffice_due", "eoffice_lead", "eoffice_issuer"}

    def test_declarations_are_read(self, tmp_path):
        path = tmp_path / "catalog.xml"
        path.write_text(
            '<object><index name="eoffice_due" meta_type="DateIndex"/><index name="Title"/>'
            '<column value="eoffice_lead"/><column value="eoffice_old" remove="True"/></object>',
            "utf-8",
        )
        assert declared(path) == ({"eoffice_due"}, {"eoffice_lead"})
