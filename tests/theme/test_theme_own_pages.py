"""Who has Plone's toolbar sees our own pages in our frame all the same."""

from builders.office import build_office
from builders.office import PASSWORD
from incoming.browsing import Person
from plone import api

import pytest
import transaction


@pytest.fixture
def administrator(functional, functional_portal):
    build_office(functional_portal)
    with api.env.adopt_roles(["Manager"]):
        api.user.create("qt@example.vn", "quan-tri-mang", PASSWORD)
        api.user.grant_roles("quan-tri-mang", roles=["Site Administrator"])
    api.portal.set_registry_record("plone.default_language", "vi")
    transaction.commit()
    return Person(functional["app"], "quan-tri-mang")


class TestAdministrator:
    @pytest.mark.parametrize("path", ["@@eoffice-policy", "@@eoffice-identity", "insufficient-privileges"])
    def test_our_pages_are_in_our_frame(self, administrator, path):
        page = administrator.open(path).page
        assert "eo-sidebar" in page
        assert "Powered by Plone" not in page

    def test_pages_of_plone_keep_the_toolbar(self, administrator):
        page = administrator.open("@@overview-controlpanel").page
        assert "edit-zone" in page
        assert "eo-sidebar" not in page

    def test_policy_can_be_saved_there(self, administrator):
        administrator.open("@@eoffice-policy").press("save")
        assert administrator.status == 200
        assert "Thay đổi đã được lưu lại." in administrator.page
