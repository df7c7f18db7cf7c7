"""The organisation of the demo office."""

from collective.eoffice.organisation import directory
from collective.eoffice.setup.demo_organisation import create_organisation
from collective.eoffice.setup.demo_organisation import DEMO_ACCOUNTS
from collective.eoffice.setup.demo_organisation import DEMO_MEMBERS
from collective.eoffice.setup.demo_organisation import DEMO_PASSWORD
from plone import api

import pytest


@pytest.fixture
def demo(integration, portal):
    """The site with the demo organisation."""
    with api.env.adopt_roles(["Manager"]):
        create_organisation()
    return portal


def roles(userid):
    return set(api.user.get_roles(username=userid)) - {"Authenticated", "Member"}


class TestDemoOrganisation:
    def test_accounts_can_log_in(self, demo):
        users = api.portal.get_tool("acl_users")
        for userid, fullname, position in DEMO_ACCOUNTS:
            member = api.user.get(userid=userid)
            assert (member.getProperty("fullname"), member.getProperty("position")) == (fullname, position)
            assert users.authenticate(userid, DEMO_PASSWORD, demo.REQUEST) is not None

    def test_the_password_passes_the_rules_of_the_site(self, demo):
        assert api.portal.get_tool("portal_registration").testPasswordValidity(DEMO_PASSWORD) is None

    @pytest.mark.requirement("ORG-03", "ORG-04", "ORG-07", "ORG-08")
    def test_roles(self, demo):
        assert roles("chu-tich") == roles("pho-chu-tich") == {"Agency Leader"}
        assert roles("chanh-van-phong") == roles("pho-chanh-van-phong") == {"Office Leader"}
        assert roles("van-thu") == {"Registry Clerk"}
        assert roles("quan-tri") == {"Site Administrator"}
        assert roles("truong-phong") == roles("chuyen-vien") == roles("van-thu-phuong") == set()

    @pytest.mark.requirement("ORG-07", "ORG-13")
    def test_units(self, demo):
        assert [brain.Title for brain in directory.units("one_stop_desk")] == ["Bộ phận một cửa"]
        assert directory.unit_of("mot-cua:head").aq_parent.getId() == "van-phong"
        assert directory.functions_of("van-thu-phuong") == [("phuong-dong-ngan", "clerk")]
        assert directory.functions_of("truong-phong") == [("van-hoa-thong-tin", "head")]
        assert all(directory.members(unit, "head") for unit in DEMO_MEMBERS)

    def test_every_account_but_none_else_works_somewhere(self, demo):
        people = {userid for members in DEMO_MEMBERS.values() for ids in members.values() for userid in ids}
        assert people == {userid for userid, _fullname, _position in DEMO_ACCOUNTS}

    def test_doing_it_again_changes_nothing(self, demo):
        api.user.get(userid="van-thu").setMemberProperties({"phone": "0900"})
        with api.env.adopt_roles(["Manager"]):
            create_organisation()
        assert api.user.get(userid="van-thu").getProperty("phone") == "0900"
        assert len(directory.units()) == len(DEMO_MEMBERS)

    def test_on_top_of_the_agency_profile(self, integration, portal):
        with api.env.adopt_roles(["Manager"]):
            setup = api.portal.get_tool("portal_setup")
            setup.runAllImportStepsFromProfile("profile-collective.eoffice:tu-son")
            create_organisation()
        assert directory.members("van-hoa-thong-tin", "head") == ("truong-phong",)
