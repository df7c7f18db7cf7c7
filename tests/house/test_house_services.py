"""A REST service that answers GET changes nothing."""

from house.sources import dotted
from house.sources import PACKAGE
from house.sources import Registration
from house.sources import registrations
from house.sources import tree
from house.sources import zcml_files
from pathlib import Path

import ast


# Calls that write. The last name of the called thing counts.
WRITING = {
    "doActionFor",
    "transition",
    "invokeFactory",
    "createContentInContainer",
    "addContentToContainer",
    "manage_delObjects",
    "set_registry_record",
    "reindexObject",
    "commit",
    "notify",
}

# Writing functions of the floor, which are called through their room.
WRITING_DOTTED = {
    "access.grant",
    "access.revoke",
    "journal.record",
    "api.content.create",
    "api.content.delete",
    "api.content.move",
    "api.content.rename",
}


def action_names(source: ast.Module) -> set[str]:
    """Return the names that a module imports from an `actions` module of a room."""
    return {
        alias.asname or alias.name
        for node in ast.walk(source)
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("actions")
        for alias in node.names
        if alias.name[:1].isupper() and alias.name not in {"Action", "Refusal"}
    }


def writes(source: ast.Module, class_name: str) -> list[str]:
    """Return what a service class (with its bases in the same module) does that changes the database."""
    classes = {node.name: node for node in source.body if isinstance(node, ast.ClassDef)}
    if class_name not in classes:
        return []
    actions = action_names(source)
    found = []
    for part in _line(class_name, classes):
        for node in ast.walk(part):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                # An action is called: Register(context, …)() or action = Register(…); action().
                performed = isinstance(node.func, ast.Call) and ast.unparse(node.func.func) in actions
                if performed or name.split(".")[-1] in WRITING or ".".join(name.split(".")[-3:]) in WRITING_DOTTED:
                    found.append(f"{class_name}: {name}")
                elif ".".join(name.split(".")[-2:]) in WRITING_DOTTED:
                    found.append(f"{class_name}: {name}")
            if isinstance(node, ast.Name) and node.id == "IDisableCSRFProtection":
                found.append(f"{class_name}: switches CSRF protection off")
            if isinstance(node, ast.Assign):
                targets = [ast.unparse(one) for one in node.targets]
                found += [f"{class_name}: sets {one}" for one in targets if one.startswith("self.context.")]
    return found


def _line(name: str, classes: dict[str, ast.ClassDef]) -> list[ast.ClassDef]:
    """Return the class and those of its bases that stand in the same module."""
    bases = [ast.unparse(base) for base in classes[name].bases]
    return [classes[name], *(part for base in bases if base in classes for part in _line(base, classes))]


def get_services() -> list[Registration]:
    """Return our registrations of services for GET."""
    return [
        one
        for path in zcml_files()
        for one in registrations(path)
        if one.tag == "plone:service" and one.attributes.get("method") == "GET"
    ]


def module_of(registration: Registration) -> tuple[Path | None, str]:
    """Return the file and the class name of a service's factory."""
    module, _, name = dotted(registration.attributes["factory"], registration.path).rpartition(".")
    path = PACKAGE.parents[1].joinpath(*module.split("."))
    for candidate in (path.with_suffix(".py"), path / "__init__.py"):
        if candidate.exists():
            return candidate, name
    return None, name


class TestRepository:
    def test_get_writes_nothing(self):
        found = []
        for registration in get_services():
            path, name = module_of(registration)
            assert path is not None, f"{registration.place}: no module for {registration.attributes['factory']}"
            found += [f"{registration.place}: {one}" for one in writes(tree(path), name)]
        assert found == []

    def test_services_are_where_the_zcml_says(self):
        for registration in get_services():
            path, name = module_of(registration)
            names = {node.name for node in tree(path).body if isinstance(node, ast.ClassDef)}
            names |= {a.asname or a.name for n in tree(path).body if isinstance(n, ast.ImportFrom) for a in n.names}
            assert name in names, f"{registration.place}: {name} is not in {path.name}"


class TestChecker:
    SOURCE = """
from collective.eoffice.incoming.actions import RegisterDocument
class Base:
    def helper(self):
        self.context.seen = True
class Get(Base):
    def reply(self):
        return RegisterDocument(self.context, self.request)()
class Good:
    def reply(self):
        return [row.title for row in self.rows()]
class Loose:
    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        journal.record(self.context, "read")
"""

    def test_writing_service_is_found(self):
        source = ast.parse(self.SOURCE)
        assert len(writes(source, "Get")) == 2
        assert len(writes(source, "Loose")) == 2

    def test_reading_service_passes(self):
        assert writes(ast.parse(self.SOURCE), "Good") == []
