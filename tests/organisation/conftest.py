"""A small organisation for the tests of this folder."""

from collective.eoffice.organisation.interfaces import IOrganisationArea
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from zope.interface import alsoProvides

import pytest


PASSWORD = "Vanphong@2026"

PEOPLE = {
    "quan-tri": "Lê Quang Trị",
    "chu-tich": "Trần Văn Chủ",
    "chanh": "Phạm Thị Chánh",
    "van-thu": "Ngô Thị Thư",
    "truong": "Đỗ Văn Trưởng",
    "vien": "Vũ Thị Viên",
}


@pytest.fixture
def people():
    """Create the accounts and return their ids."""

    def create():
        for userid, fullname in PEOPLE.items():
            api.user.create(
                email=f"{userid}@example.vn",
                username=userid,
                password=PASSWORD,
                properties={"fullname": fullname, "position": f"Chức vụ {userid}", "phone": "0222 1234"},
            )
        api.user.grant_roles("quan-tri", roles=["Site Administrator"])
        return tuple(PEOPLE)

    return create


@pytest.fixture
def area():
    """Return a function that gives the area of units, made as the installer makes it."""

    def get(portal):
        if "to-chuc" not in portal:
            with api.env.adopt_roles(["Manager"]):
                folder = api.content.create(portal, "Folder", "to-chuc", title="Tổ chức")
                alsoProvides(folder, IOrganisationArea)
        return portal["to-chuc"]

    return get


@pytest.fixture
def office(integration, portal, people, area):
    """A site with accounts and the area of units; the test acts as the administrator `quan-tri`."""
    people()
    area(portal)
    login(portal, "quan-tri")
    yield portal
    logout()


@pytest.fixture
def make_unit(office):
    """Return a function that adds a unit, as the current user, to the area or to another unit."""

    def make(id_, title, container=None, **data):
        return api.content.create(container or office["to-chuc"], "Unit", id_, title=title, **data)

    return make
