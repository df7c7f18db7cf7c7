"""Public classes, methods and functions of the speaking modules have docstrings."""

from house.sources import module_name
from house.sources import python_files
from house.sources import tree

import ast


SPEAKING = {"actions.py", "services.py", "interfaces.py", "content.py", "directory.py"}

DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def silent(source: ast.AST, prefix: str) -> list[str]:
    """Return the public definitions of a module or class that say nothing."""
    found = []
    for node in ast.iter_child_nodes(source):
        if not isinstance(node, DEFINITIONS) or node.name.startswith("_"):
            continue
        name = f"{prefix}.{node.name}"
        if not ast.get_docstring(node) and not _is_setter(node):
            found.append(f"{name} (line {node.lineno})")
        if isinstance(node, ast.ClassDef):
            found += silent(node, name)
    return found


def _is_setter(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Attribute) and one.attr == "setter" for one in node.decorator_list)


class TestRepository:
    def test_no_public_definition_is_silent(self):
        found = []
        for path in python_files():
            if path.name in SPEAKING:
                found += silent(tree(path), module_name(path))
        assert found == []

    def test_modules_have_docstrings(self):
        assert [module_name(path) for path in python_files() if not ast.get_docstring(tree(path))] == []


class TestChecker:
    def test_silent_definitions_are_found(self):
        source = ast.parse(
            'def f(): ...\ndef _g(): ...\nclass A:\n    """Says."""\n    def m(self): ...\n'
            '    @property\n    def p(self):\n        """Says."""\n    @p.setter\n    def p(self, value): ...\n'
        )
        assert [one.split(" ")[0] for one in silent(source, "x")] == ["x.f", "x.A.m"]
