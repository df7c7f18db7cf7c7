"""Content classes carry no type annotations: zope.annotation keeps its data under the same name."""

from pathlib import Path

import ast
import collective.eoffice
import pytest


PACKAGE = Path(collective.eoffice.__file__).parent


def annotated(source: str) -> list[str]:
    """Return `Class.attribute` of every annotated attribute of a class."""
    return [
        f"{node.name}.{item.target.id}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
        for item in node.body
        if isinstance(item, ast.AnnAssign)
    ]


class TestContentClasses:
    @pytest.mark.parametrize("path", sorted(PACKAGE.glob("*/content.py")), ids=lambda path: path.parent.name)
    def test_no_annotations(self, path):
        assert annotated(path.read_text("utf-8")) == []

    def test_checker_finds_a_planted_one(self):
        assert annotated("class A:\n    holder: tuple = ()\n    other = 1\n") == ["A.holder"]


class TestNamesOfTests:
    def test_module_names_are_unique(self):
        """pytest imports test modules by their bare name: two of one name stop the whole run."""
        names = [path.name for path in (Path(__file__).parents[1]).rglob("test_*.py")]
        assert sorted(name for name in set(names) if names.count(name) > 1) == []
