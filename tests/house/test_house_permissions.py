"""Our permissions: declared once, given to roles, used."""

from house.sources import DEFAULT
from house.sources import PACKAGE
from house.sources import registrations
from lxml import etree
from pathlib import Path

import re


DECLARED_IN = PACKAGE / "permissions.zcml"
ROLEMAP = DEFAULT / "rolemap.xml"

ID = re.compile(r"\bcollective\.eoffice\.[A-Z][A-Za-z]+\b")
TITLE = re.compile(r"collective\.eoffice: [A-Z][A-Za-z ]+[a-z]")

# Of the rooms that come later; ids of their permissions may wait here for their first use.
AHEAD: set[str] = set()


def declared(path: Path = DECLARED_IN) -> dict[str, str]:
    """Return id → title of the permissions."""
    return {one.attributes["id"]: one.attributes["title"] for one in registrations(path) if one.tag == "permission"}


def mapped(path: Path = ROLEMAP) -> dict[str, set[str]]:
    """Return title → roles of rolemap.xml."""
    return {
        one.get("name"): {role.get("name") for role in one.iter("role")} for one in etree.parse(path).iter("permission")
    }


def in_workflows(profile: Path = DEFAULT) -> set[str]:
    """Return the titles that some workflow state gives to a role; elsewhere such a permission is the Manager's."""
    return {
        one.get("name")
        for path in profile.glob("workflows/*/definition.xml")
        for one in etree.parse(path).iter("permission-map")
        if one.find("permission-role") is not None
    }


def users(folder: Path = PACKAGE) -> str:
    """Return the text of everything that may use a permission: code, ZCML, types, workflows, control panels."""
    left_out = {DECLARED_IN, ROLEMAP}
    files = [path for kind in ("py", "zcml", "xml", "pt") for path in sorted(folder.rglob(f"*.{kind}"))]
    return "\n".join(path.read_text("utf-8") for path in files if path not in left_out)


def unused(permissions: dict[str, str], text: str) -> list[str]:
    """Return the ids of which neither id nor title occurs in `text`."""
    ids, titles = set(ID.findall(text)), set(TITLE.findall(text))
    return [one for one, title in permissions.items() if one not in ids and title not in titles]


def undeclared(permissions: dict[str, str], text: str) -> set[str]:
    """Return the titles in `text` that no permission has."""
    return {one for one in TITLE.findall(text) if not any(title.startswith(one) for title in permissions.values())}


class TestRepository:
    def test_titles_are_unique(self):
        titles = list(declared().values())
        assert len(titles) == len(set(titles))

    def test_each_is_given_to_roles(self):
        given = {title for title, roles in mapped().items() if roles} | in_workflows()
        assert [title for title in declared().values() if title not in given] == []

    def test_rolemap_names_known_permissions(self):
        ours = {one for one in mapped() if one.startswith("collective.eoffice: ")}
        assert ours - set(declared().values()) == set()

    def test_rolemap_names_known_roles(self):
        own = {one.get("name") for one in etree.parse(ROLEMAP).find("roles").iter("role")}
        stock = {
            "Anonymous", "Authenticated", "Contributor", "Editor", "Manager", "Member", "Owner", "Reader",
            "Reviewer", "Site Administrator",
        }  # fmt: skip
        assert {role for roles in mapped().values() for role in roles} - own - stock == set()

    def test_each_is_used(self):
        assert set(unused(declared(), users())) - AHEAD == set()

    def test_each_used_one_is_declared(self):
        zcml = [one for path in PACKAGE.rglob("*.zcml") for one in registrations(path)]
        ids = {one.attributes["permission"] for one in zcml if one.attributes.get("permission", "").startswith(
            "collective.eoffice."
        )}  # fmt: skip
        assert ids - set(declared()) == set()
        assert undeclared(declared(), users()) == set()


class TestChecker:
    PERMISSIONS = {"collective.eoffice.UseOffice": "collective.eoffice: Use the office"}

    def test_unused_permission_is_found(self):
        assert unused(self.PERMISSIONS, "nothing") == ["collective.eoffice.UseOffice"]
        assert unused(self.PERMISSIONS, 'permission="collective.eoffice.UseOffice"') == []
        assert unused(self.PERMISSIONS, '"collective.eoffice: Use the office"') == []

    def test_undeclared_title_is_found(self):
        assert undeclared(self.PERMISSIONS, '"collective.eoffice: Burn the office"')
        assert not undeclared(self.PERMISSIONS, '"collective.eoffice: Use the office"')

    def test_permission_without_roles_is_found(self, tmp_path):
        path = tmp_path / "rolemap.xml"
        path.write_text(
            '<rolemap><permissions><permission name="a"/><permission name="b"><role name="Reader"/></permission>'
            "</permissions></rolemap>",
            "utf-8",
        )
        assert mapped(path) == {"a": set(), "b": {"Reader"}}
