"""Import direction: entrance → office → floor → house."""

from house.sources import module_name
from house.sources import PACKAGE
from house.sources import python_files
from house.sources import rooms
from house.sources import tree

import ast


NAME = "collective.eoffice"

ROOMS = {
    # Puts the house together, so it may import everything; nobody imports it.
    "entrance": {"console", "setup", "upgrades"},
    # What the staff name.
    "office": {
        "casefile",
        "delegation",
        "desk",
        "generation",
        "incoming",
        "intake",
        "interchange",
        "messaging",
        "organisation",
        "outgoing",
        "registers",
        "reports",
        "sharedfolders",
        "signing",
        "tasks",
    },
    # What the rooms stand on.
    "floor": {"access", "actions", "journal", "listings", "notifications", "policy", "workdays", "writelock"},
    "house": {"controlpanel", "locales", "theme"},
}

LEVELS = {room: level for level, names in ROOMS.items() for room in names}
ORDER = ("entrance", "office", "floor", "house")

# Rooms below others of the office although they stand on the same level.
NEVER = {
    "organisation": {"incoming", "outgoing"},
    "registers": {"incoming", "outgoing"},
}

# Files of a room that no other room looks into: rooms meet through interfaces, events, actions and plain functions.
PRIVATE = {"forms", "guards", "indexers", "services", "subscribers", "views", "vocabularies"}


def imported(source: ast.Module, module: str, is_package: bool):
    """Yield (line, absolute dotted name) for every import of our package, those inside functions included."""
    for node in ast.walk(source):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")
                parts = parts[: len(parts) - node.level + (1 if is_package else 0)]
                base = ".".join([*parts, base]).rstrip(".")
            names = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from ((node.lineno, name) for name in names if name.startswith(f"{NAME}."))


def wrong_arrows(source: ast.Module, module: str, is_package: bool = False) -> list[str]:
    """Return the imports in one module that point up, or into a room that it must not know."""
    parts = module.split(".")
    room = parts[2] if len(parts) > 2 else ""
    if room not in LEVELS:
        return []
    wrong = []
    for line, name in imported(source, module, is_package):
        other = name.split(".")[2]
        if other == room or other not in LEVELS:
            continue
        upwards = ORDER.index(LEVELS[other]) < ORDER.index(LEVELS[room])
        if upwards or other in NEVER.get(room, ()) or (LEVELS[other] == "entrance" and room != "console"):
            wrong.append(f"{module}:{line}: {LEVELS[room]} room {room} imports {LEVELS[other]} room {other}")
    return wrong


def peeking(source: ast.Module, module: str, is_package: bool = False) -> list[str]:
    """Return the imports in one office room that reach into private files of another.

    The floor is left out: it has forms and services for the rooms to build on.
    """
    room = "".join(module.split(".")[2:3])
    if room not in ROOMS["office"]:
        return []
    wrong = []
    for line, name in imported(source, module, is_package):
        parts = name.split(".")
        if parts[2] in ROOMS["office"] - {room} and PRIVATE & set(parts[3:4]):
            wrong.append(f"{module}:{line}: looks into {'.'.join(parts[2:4])}")
    return wrong


class TestRepository:
    def test_every_room_has_a_level(self):
        assert set(rooms()) - set(LEVELS) == set()

    def test_no_arrow_points_up(self):
        wrong = []
        for path in python_files():
            wrong += wrong_arrows(tree(path), module_name(path), path.name == "__init__.py")
        assert wrong == []

    def test_rooms_keep_their_privacy(self):
        wrong = []
        for path in python_files():
            wrong += peeking(tree(path), module_name(path), path.name == "__init__.py")
        assert wrong == []

    def test_reads_the_real_imports(self):
        names = [
            name
            for path in python_files(PACKAGE / "policy")
            for _, name in imported(tree(path), module_name(path), path.name == "__init__.py")
        ]
        assert any(name.startswith(f"{NAME}.actions") for name in names)


class TestChecker:
    def find(self, text, module, is_package=False):
        return wrong_arrows(ast.parse(text), f"{NAME}.{module}", is_package)

    def test_floor_may_not_import_office(self):
        assert self.find("from collective.eoffice.incoming.content import X", "journal.store")
        assert self.find("from collective.eoffice import incoming", "journal.store")
        assert self.find("import collective.eoffice.incoming.content", "journal.store")

    def test_relative_import_is_resolved(self):
        assert self.find("from ..incoming import content", "journal.store")
        assert self.find("from ..incoming import content", "journal", is_package=True)
        assert not self.find("from .store import record", "journal", is_package=True)

    def test_import_inside_a_function_counts(self):
        assert self.find("def f():\n    from collective.eoffice.tasks import actions", "access.grants")

    def test_registers_does_not_know_incoming(self):
        assert self.find("from collective.eoffice.incoming import interfaces", "registers.actions")

    def test_nobody_imports_the_entrance(self):
        assert self.find("from collective.eoffice.setup import install", "incoming.actions")

    def test_private_file_is_found(self):
        planted = ast.parse("from collective.eoffice.tasks.views import Desk")
        assert peeking(planted, f"{NAME}.incoming.actions")
        assert not peeking(planted, f"{NAME}.tasks.forms")
        assert not peeking(ast.parse("from collective.eoffice.tasks.actions import A"), f"{NAME}.incoming.actions")

    def test_right_arrows_pass(self):
        assert not self.find("from collective.eoffice.journal import record", "incoming.actions")
        assert not self.find("from collective.eoffice import _", "journal.store")
        assert not self.find("from collective.eoffice.incoming import actions", "setup.demo")
