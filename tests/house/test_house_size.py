"""Modules of at most 400 lines, functions of at most 60."""

from house.sources import PACKAGE
from house.sources import python_files
from house.sources import relative
from house.sources import TESTS

import ast


MODULE_LINES = 400
FUNCTION_LINES = 60


def long_functions(text: str) -> list[str]:
    """Return name and length of the functions that are too long, decorators not counted."""
    return [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]


def is_long(text: str) -> bool:
    """Tell whether a module is too long."""
    return len(text.splitlines()) > MODULE_LINES


class TestRepository:
    def test_modules_are_short(self):
        files = [*python_files(PACKAGE), *python_files(TESTS)]
        assert [relative(path) for path in files if is_long(path.read_text("utf-8"))] == []

    def test_functions_are_short(self):
        found = []
        for path in python_files(PACKAGE):
            found += [f"{relative(path)}: {one}" for one in long_functions(path.read_text("utf-8"))]
        assert found == []


class TestChecker:
    def test_long_function_is_found(self):
        body = "    x = 1\n"
        assert long_functions("def f():\n" + body * 60) == ["f: 61 lines"]
        assert long_functions("def f():\n" + body * 59) == []

    def test_long_module_is_found(self):
        assert is_long("x = 1\n" * 401)
        assert not is_long("x = 1\n" * 400)
