"""The groups of units change with the units alone, whichever door is tried."""

from collective.eoffice.actions import Refusal
from collective.eoffice.organisation import directory
from collective.eoffice.setup.demo_organisation import create_organisation
from collective.eoffice.setup.demo_organisation import DEMO_PASSWORD
from plone import api
from urllib.parse import urlsplit

import pytest
import requests
import transaction


GROUP = "lanh-dao:head"
MESSAGES = {"en": "kept at the unit itself", "vi": "đơn vị"}


@pytest.fixture
def http(acceptance):
    """Return a function (userid, method, path, data, language) → response, on the demo organisation."""
    portal = acceptance["portal"]
    with api.env.adopt_roles(["Manager"]):
        create_organisation()
    transaction.commit()
    base = f"http://{acceptance['host']}:{acceptance['port']}{urlsplit(portal.absolute_url()).path}"

    def call(userid, method, path, data=None, language="vi"):
        return requests.request(
            method,
            f"{base}/{path}",
            json=data,
            auth=(userid, DEMO_PASSWORD),
            headers={"Accept": "application/json", "Accept-Language": language},
            timeout=60,
        )

    return call


def members():
    """Return who the server has in the group."""
    transaction.begin()
    directory.forget()
    return directory.members("lanh-dao", "head")


class TestOverRest:
    @pytest.mark.requirement("ORG-03", "ORG-14")
    @pytest.mark.parametrize("language", ["vi", "en"])
    @pytest.mark.parametrize("change", ["in", "out"])
    def test_the_administrator_changes_the_unit_instead(self, http, language, change):
        before = members()
        assert before
        users = {"chuyen-vien": True} if change == "in" else dict.fromkeys(before, False)
        answer = http("quan-tri", "PATCH", f"@groups/{GROUP}", {"users": users}, language)
        assert answer.status_code == 409
        assert MESSAGES[language] in answer.json()["message"]
        assert members() == before

    def test_the_group_of_a_unit_is_not_removed(self, http):
        before = members()
        assert http("quan-tri", "DELETE", f"@groups/{GROUP}").status_code == 409
        assert http("quan-tri", "DELETE", "@groups/lanh-dao:clerk").status_code == 409
        assert api.group.get("lanh-dao:clerk") is not None
        assert members() == before

    def test_other_groups_are_the_administrators_own(self, http):
        assert http("quan-tri", "POST", "@groups", {"groupname": "to-tin-hoc"}).status_code == 201
        for member, expected in ((True, ["chuyen-vien"]), (False, [])):
            answer = http("quan-tri", "PATCH", "@groups/to-tin-hoc", {"users": {"chuyen-vien": member}})
            assert answer.status_code == 204
            transaction.begin()
            assert [user.getId() for user in api.user.get_users(groupname="to-tin-hoc")] == expected
        assert http("quan-tri", "DELETE", "@groups/to-tin-hoc").status_code == 204

    def test_the_unit_itself_changes_its_group(self, http):
        answer = http("quan-tri", "PATCH", "to-chuc/lanh-dao", {"heads": [{"token": "chuyen-vien"}]})
        assert answer.status_code in (200, 204), answer.text
        assert members() == ("chuyen-vien",)

    @pytest.mark.requirement("ACC-10")
    def test_a_removed_account_leaves_its_groups(self, http):
        (chair,) = members()
        assert http("quan-tri", "DELETE", f"@users/{chair}").status_code == 204
        assert members() == ()


class TestFromPython:
    @pytest.mark.requirement("ORG-18")
    def test_roles_of_a_units_group_stay_the_administrators(self, office, make_unit):
        make_unit("van-phong", "Văn phòng", kind="office")
        api.group.grant_roles(groupname="van-phong:specialist", roles=["Site Administrator"])
        assert "Site Administrator" in api.group.get("van-phong:specialist").getRoles()

    def test_a_group_is_no_member_either(self, office, make_unit):
        make_unit("noi-vu", "Phòng Nội vụ")
        api.group.create(groupname="to-tin-hoc")
        with pytest.raises(Refusal) as refusal:
            api.portal.get_tool("portal_groups").addPrincipalToGroup("to-tin-hoc", "noi-vu:head")
        assert refusal.value.status == 409

    def test_a_group_that_only_looks_like_a_units_is_free(self, office, make_unit):
        make_unit("noi-vu", "Phòng Nội vụ")
        for name in ("khong-co:head", "noi-vu:doan-vien"):
            api.group.create(groupname=name)
            api.group.add_user(groupname=name, username="vien")
            assert [user.getId() for user in api.user.get_users(groupname=name)] == ["vien"]
