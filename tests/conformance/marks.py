"""Which tests prove which requirement, read from the sources without running them."""

from pathlib import Path

import ast


class UnreadableMark(ValueError):
    """A mark whose ids are not plain strings."""


def proofs(tests: Path) -> dict[str, set[str]]:
    """Return the ids that each marked test below the folder `tests` carries.

    Keys are `module.py::Class::test`, the module relative to `tests`.
    """
    found: dict[str, set[str]] = {}
    for path in sorted(tests.rglob("test_*.py")):
        found.update(proofs_in(path.read_text("utf-8"), path.relative_to(tests).as_posix()))
    return found


def proofs_in(source: str, module: str) -> dict[str, set[str]]:
    """Return the same for the text of one module; an unreadable mark raises UnreadableMark."""
    tree = ast.parse(source)
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    found: dict[str, set[str]] = {}
    _scan(tree.body, module, _assigned(tree.body, module), classes, found)
    return {test: ids for test, ids in found.items() if ids}


def _scan(body, prefix: str, inherited: set[str], classes: dict, found: dict) -> None:
    for node in body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            found[f"{prefix}::{node.name}"] = inherited | _decorated(node, prefix)
        elif isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            for part in _with_bases(node, classes):
                ids = inherited | _class_ids(node, prefix, classes)
                _scan(part.body, f"{prefix}::{node.name}", ids, classes, found)


def _class_ids(node: ast.ClassDef, where: str, classes: dict) -> set[str]:
    ids: set[str] = set()
    for part in _with_bases(node, classes):
        ids |= _decorated(part, where) | _assigned(part.body, where)
    return ids


def _with_bases(node: ast.ClassDef, classes: dict) -> list[ast.ClassDef]:
    """Return the class after those bases of it that stand in the same module."""
    chain = [node]
    for base in node.bases:
        if isinstance(base, ast.Name) and base.id in classes and classes[base.id] is not node:
            chain = _with_bases(classes[base.id], classes) + chain
    return chain


def _decorated(node, where: str) -> set[str]:
    return {one for decorator in node.decorator_list for one in _ids(decorator, where)}


def _assigned(body, where: str) -> set[str]:
    """Return the ids of a `pytestmark = …` in a module or class."""
    return {
        one
        for node in body
        if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "pytestmark" for t in node.targets)
        for one in _ids(node.value, where)
    }


def _ids(expression: ast.AST, where: str) -> list[str]:
    ids = []
    for call in ast.walk(expression):
        if not (isinstance(call, ast.Call) and ast.unparse(call.func).endswith("mark.requirement")):
            continue
        for argument in call.args:
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                raise UnreadableMark(f"{where}:{call.lineno}: write the requirement ids as plain strings")
            ids.append(argument.value)
    return ids
