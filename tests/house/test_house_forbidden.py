"""What nobody writes in this house: patches of others' code, sleeps, swallowed errors, unfinished spots."""

from house.sources import PACKAGE
from house.sources import python_files
from house.sources import relative
from house.sources import ROOT
from house.sources import templates
from house.sources import TESTS
from house.sources import zcml_files
from pathlib import Path

import ast
import pytest
import re
import subprocess


# The words are put together here so that this file does not hold what it looks for.
UNFINISHED = "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX"))
MACHINE = "|".join(("work", "farm", "root", "home/[a-z]+", "tmp/bash_jobs"))

LINES = {
    "an unfinished spot": re.compile(rf"\b(?:{UNFINISHED})\b"),
    "a path of one machine": re.compile(rf"(?<![\w.$}}<:/-])/(?:{MACHINE})/"),
}

# Old name → what to import instead.
DEPRECATED = {
    "Products.CMFPlone.utils": "plone.base.utils",
    "Products.CMFPlone.interfaces": "plone.base.interfaces",
    "plone.app.z3cform.widget": "plone.app.z3cform.widgets",
    "plone.app.z3cform.layout": "plone.z3cform.layout",
    "plone.app.layout.navigation.root": "plone.base.navigationroot",
    "plone.app.vocabularies.users": "the vocabulary plone.app.vocabularies.Users",
    "plone.app.vocabularies.groups": "the vocabulary plone.app.vocabularies.Groups",
    "plone.testing.z2": "plone.testing.zope",
    "pkg_resources": "importlib.metadata",
}

# Still only there, with the reason.
STILL_THERE = {
    "Products.CMFPlone.interfaces.IWorkflowChain",
}

OLD_MACROS = re.compile(
    r"(?:context|here)/(?:main_template|prefs_main_template)/|\b(?:portal_javascripts|portal_css)\b"
)


def deprecated_imports(source: ast.AST) -> list[str]:
    """Return the imports of moved or removed modules."""
    found = []
    for node in ast.walk(source):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            for old, new in DEPRECATED.items():
                if (name == old or name.startswith(f"{old}.")) and name not in STILL_THERE:
                    found.append(f"line {node.lineno}: {name} is old, use {new}")
    return found


def patches(source: ast.Module) -> list[str]:
    """Return assignments to attributes of what a module imports from others (monkey patches)."""
    foreign = {
        (alias.asname or alias.name).split(".")[0]
        for node in ast.walk(source)
        if isinstance(node, ast.Import | ast.ImportFrom) and not _is_ours(node)
        for alias in node.names
    }
    rebound = {
        node.id for node in ast.walk(source) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    } | {node.arg for node in ast.walk(source) if isinstance(node, ast.arg)}
    found = []
    for node in ast.walk(source):
        for target in _changed(node):
            base = target
            while isinstance(base, ast.Attribute):
                base = base.value
            if isinstance(base, ast.Name) and base.id in foreign - rebound:
                found.append(f"line {node.lineno}: changes {ast.unparse(target)}, which is not ours")
    return found


def _is_ours(node: ast.Import | ast.ImportFrom) -> bool:
    if isinstance(node, ast.ImportFrom):
        return bool(node.level) or (node.module or "").startswith("collective.eoffice")
    return all(alias.name.startswith("collective.eoffice") and alias.asname for alias in node.names)


def _changed(node: ast.AST) -> list[ast.expr]:
    """Return what a statement changes: assigned or deleted attributes, the object of a setattr."""
    if isinstance(node, ast.Assign):
        return [one for one in node.targets if isinstance(one, ast.Attribute)]
    if isinstance(node, ast.AugAssign | ast.AnnAssign):
        return [node.target] if isinstance(node.target, ast.Attribute) else []
    if isinstance(node, ast.Delete):
        return [one for one in node.targets if isinstance(one, ast.Attribute)]
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"setattr", "delattr"} and node.args:
        return [node.args[0]]
    return []


def habits(source: ast.AST) -> list[str]:
    """Return sleeps, debuggers and swallowed errors."""
    found = []
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"time.sleep", "sleep"}:
            found.append(f"line {node.lineno}: sleeps; wait for the thing itself")
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"breakpoint", "pdb.set_trace"}:
            found.append(f"line {node.lineno}: stops in a debugger")
        if isinstance(node, ast.ExceptHandler):
            broad = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
            if node.type is None:
                found.append(f"line {node.lineno}: bare except")
            elif broad and all(isinstance(one, ast.Pass) for one in node.body):
                found.append(f"line {node.lineno}: swallows every error")
    return found


def computed_messages(source: ast.AST) -> list[str]:
    """Return messages that no catalog can hold: `_()` around a text put together on the spot."""
    found = []
    for node in ast.walk(source):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_"):
            continue
        texts = node.args[:1] + [one.value for one in node.keywords if one.arg == "default"]
        if any(isinstance(one, ast.JoinedStr | ast.BinOp | ast.Call) for one in texts):
            found.append(f"line {node.lineno}: {ast.unparse(node)[:60]} is computed; use mapping=")
    return found


def faults(path: Path, check) -> list[str]:
    """Return what `check` finds in a Python file, with the place."""
    return [f"{relative(path)}: {one}" for one in check(ast.parse(path.read_text("utf-8")))]


def written_files() -> list[Path]:
    """Return the files with text of ours, these tests left out."""
    kinds = {".py", ".pt", ".zcml", ".xml", ".cfg", ".toml", ".md", ".yaml", ".css", ".js", ".sh", ".txt"}
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return sorted(
        path
        for path in (ROOT / name for name in listed)
        if path.is_file()
        and (path.suffix in kinds or path.name in {"run", "Makefile"})
        and "tests/house/" not in relative(path)
    )


class TestRepository:
    def test_texts(self):
        found = []
        for path in written_files():
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                found += [f"{relative(path)}:{number}: {why}" for why, what in LINES.items() if what.search(line)]
        assert found == []

    @pytest.mark.parametrize("check", [habits, deprecated_imports, patches])
    def test_code(self, check):
        files = [*python_files(PACKAGE), *python_files(TESTS)] if check is not patches else python_files(PACKAGE)
        assert [one for path in files for one in faults(path, check)] == []

    def test_messages_are_plain_strings(self):
        assert [one for path in python_files(PACKAGE) for one in faults(path, computed_messages)] == []

    def test_no_patches_in_zcml(self):
        patching = [relative(path) for path in zcml_files() if "namespaces.plone.org/monkey" in path.read_text("utf-8")]
        assert patching == []

    def test_templates_use_the_macros_of_today(self):
        assert [relative(path) for path in templates() if OLD_MACROS.search(path.read_text("utf-8"))] == []


class TestChecker:
    @pytest.mark.parametrize(
        "check, text",
        [
            (habits, "import time\ntime.sleep(1)"),
            (habits, "try:\n    f()\nexcept:\n    g()"),
            (habits, "try:\n    f()\nexcept Exception:\n    pass"),
            (habits, "breakpoint()"),
            (deprecated_imports, "from Products.CMFPlone.utils import safe_unicode"),
            (deprecated_imports, "from Products.CMFPlone.interfaces import IPloneSiteRoot"),
            (deprecated_imports, "from plone.app.z3cform.widget import SelectFieldWidget"),
            (deprecated_imports, "import pkg_resources"),
            (patches, "from plone.x import Thing\nThing.method = other"),
            (patches, "import plone.x\nplone.x.Thing.method = other"),
            (patches, "from plone.x import Thing\nsetattr(Thing, 'method', other)"),
            (patches, "from plone.x import Thing\ndel Thing.method"),
            (computed_messages, "_(f'label {x}')"),
            (computed_messages, "_('label_x', default='a' + b)"),
            (computed_messages, "_('label %s' % x)"),
            (computed_messages, "_('label {}'.format(x))"),
        ],
    )
    def test_offence_is_found(self, check, text):
        assert len(check(ast.parse(text))) == 1

    @pytest.mark.parametrize(
        "check, text",
        [
            (habits, "try:\n    f()\nexcept ValueError:\n    pass"),
            (deprecated_imports, "from plone.app.z3cform.widgets.select import SelectFieldWidget"),
            (patches, "from collective.eoffice.x import Thing\nThing.method = other"),
            (patches, "from plone.x import thing\ndef f(thing):\n    thing.attribute = 1"),
            (patches, "self.x = 1"),
            (computed_messages, "_('label_x', default='Text ${a}', mapping={'a': f'{b}'})"),
        ],
    )
    def test_good_code_passes(self, check, text):
        assert check(ast.parse(text)) == []

    @pytest.mark.parametrize("text", ["# TO" + "DO later", "see /ro" + "ot/x/y", 'open("/wo' + 'rk/x/y")'])
    def test_line_is_found(self, text):
        assert any(what.search(text) for what in LINES.values())

    @pytest.mark.parametrize("text", ["docs/work/x", "http://localhost/work/", "../root/x", "${buildout}/home/a/"])
    def test_good_line_passes(self, text):
        assert not any(what.search(text) for what in LINES.values())
