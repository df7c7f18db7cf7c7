"""Every room says what it is for, in its own docstring and in docs/rooms.md."""

from house.sources import PACKAGE
from house.sources import rooms
from house.sources import ROOT
from house.sources import tree
from house.test_house_imports import LEVELS

import ast
import re


PAGE = ROOT / "docs" / "rooms.md"

ROW = re.compile(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", re.M)


def listed(text: str) -> dict[str, tuple[str, str]]:
    """Return room → (level, sentence) of the page."""
    return {room: (level, sentence) for room, level, sentence in ROW.findall(text)}


class TestRepository:
    def test_page_lists_the_rooms(self):
        assert sorted(listed(PAGE.read_text("utf-8"))) == rooms()

    def test_page_has_them_on_their_level(self):
        levels = {room: level for room, (level, _) in listed(PAGE.read_text("utf-8")).items()}
        assert levels == {room: LEVELS[room] for room in rooms()}

    def test_rooms_introduce_themselves(self):
        assert [room for room in rooms() if not ast.get_docstring(tree(PACKAGE / room / "__init__.py"))] == []


class TestChecker:
    def test_rows_are_read(self):
        assert listed("| room | level | knows |\n|---|---|---|\n| `a` | floor | Says. |\n") == {"a": ("floor", "Says.")}
        assert listed("nothing") == {}
