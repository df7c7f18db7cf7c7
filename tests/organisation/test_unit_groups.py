"""Units and the groups of the site stay in step."""

from collective.eoffice.actions import Refusal
from collective.eoffice.organisation import directory
from collective.eoffice.organisation.actions import SyncUnit
from collective.eoffice.organisation.interfaces import IUnit
from collective.eoffice.organisation.interfaces import IUnitRemovalEvent
from plone import api
from plone.app.testing import login
from zope.component import getGlobalSiteManager
from zope.lifecycleevent import modified

import pytest
import transaction


def roles(userid):
    """Return the global roles of a user, from his groups too."""
    return set(api.user.get_roles(username=userid)) - {"Authenticated", "Member"}


def group_titles():
    return {group.getId(): group.getProperty("title") for group in api.group.get_groups() if ":" in group.getId()}


class TestGroups:
    @pytest.mark.requirement("ORG-15")
    def test_a_unit_has_a_group_per_function(self, office, make_unit):
        make_unit("noi-vu", "Phòng Nội vụ", heads=("truong",), specialists=("vien",))
        assert set(group_titles()) == {"noi-vu:head", "noi-vu:deputy", "noi-vu:specialist", "noi-vu:clerk"}
        assert directory.members("noi-vu", "head") == ("truong",)
        assert directory.members("noi-vu", "specialist") == ("vien",)

    def test_group_titles_name_function_and_unit(self, office, make_unit):
        make_unit("noi-vu", "Phòng Nội vụ")
        assert group_titles()["noi-vu:head"].endswith(" – Phòng Nội vụ")

    @pytest.mark.requirement("ORG-03")
    def test_leadership_makes_agency_leaders(self, office, make_unit):
        make_unit("lanh-dao", "Lãnh đạo UBND", kind="leadership", heads=("chu-tich",), deputies=("truong",))
        assert roles("chu-tich") == {"Agency Leader"}
        assert roles("truong") == {"Agency Leader"}

    @pytest.mark.requirement("ORG-04", "ORG-06", "ORG-07")
    def test_office_makes_office_leaders_and_registry_clerks(self, office, make_unit):
        make_unit(
            "van-phong",
            "Văn phòng",
            kind="office",
            heads=("chanh",),
            deputies=("truong",),
            clerks=("van-thu",),
            specialists=("vien",),
        )
        assert roles("chanh") == {"Office Leader"}
        assert roles("truong") == {"Office Leader"}
        assert roles("van-thu") == {"Registry Clerk"}
        assert roles("vien") == set()

    @pytest.mark.requirement("ORG-05", "ORG-06", "ORG-07")
    def test_a_department_gives_functions_but_no_global_role(self, office, make_unit):
        make_unit("noi-vu", "Phòng Nội vụ", heads=("truong",), specialists=("vien",), clerks=("van-thu",))
        assert roles("truong") == roles("vien") == roles("van-thu") == set()
        assert directory.is_head("truong", "noi-vu")
        assert directory.functions_of("vien") == [("noi-vu", "specialist")]
        assert directory.functions_of("van-thu") == [("noi-vu", "clerk")]

    @pytest.mark.requirement("ORG-14")
    def test_changing_people_changes_groups(self, office, make_unit):
        unit = make_unit("noi-vu", "Phòng Nội vụ", heads=("truong",))
        unit.heads = ("vien",)
        modified(unit)
        assert directory.members("noi-vu", "head") == ("vien",)
        assert not directory.is_head("truong")

    def test_changing_the_kind_changes_the_roles(self, office, make_unit):
        unit = make_unit("van-phong", "Văn phòng", kind="office", heads=("chanh",))
        assert roles("chanh") == {"Office Leader"}
        unit.kind = "leadership"
        modified(unit)
        assert roles("chanh") == {"Agency Leader"}
        unit.kind = "department"
        modified(unit)
        assert roles("chanh") == set()

    def test_changing_the_title_changes_group_titles(self, office, make_unit):
        unit = make_unit("noi-vu", "Phòng Nội vụ")
        unit.title = "Phòng Nội vụ và Lao động"
        modified(unit)
        assert group_titles()["noi-vu:clerk"].endswith("Phòng Nội vụ và Lao động")

    def test_syncing_again_writes_nothing(self, office, make_unit):
        unit = make_unit("van-phong", "Văn phòng", kind="office", heads=("chanh",), clerks=("van-thu",))
        transaction.savepoint(optimistic=True)
        SyncUnit(unit)()
        assert list(office._p_jar._registered_objects) == []

    def test_moving_a_unit_keeps_its_groups(self, office, make_unit):
        parent = make_unit("khoi-vx", "Khối văn xã")
        unit = make_unit("noi-vu", "Phòng Nội vụ", heads=("truong",))
        api.content.move(unit, parent)
        assert directory.members("noi-vu", "head") == ("truong",)
        assert directory.unit_of("noi-vu:head").getPhysicalPath()[-2:] == ("khoi-vx", "noi-vu")

    def test_removing_a_unit_removes_groups_and_those_of_its_parts(self, office, make_unit):
        parent = make_unit("khoi-vx", "Khối văn xã", kind="office", heads=("chanh",))
        make_unit("noi-vu", "Phòng Nội vụ", container=parent, heads=("truong",))
        api.content.delete(parent)
        assert group_titles() == {}
        assert roles("chanh") == set()

    @pytest.mark.requirement("ORG-18")
    def test_a_unit_may_administer_and_stays_so(self, office, make_unit):
        unit = make_unit("van-phong", "Văn phòng Sở", kind="office", specialists=("vien",))
        api.group.grant_roles(groupname="van-phong:specialist", roles=["Site Administrator"])
        unit.phone = "0215 3825"
        modified(unit)
        assert roles("vien") == {"Site Administrator"}
        login(office, "vien")
        other = make_unit("noi-vu", "Phòng Nội vụ", heads=("truong",))
        assert directory.members(other.getId(), "head") == ("truong",)


class TestRefusals:
    def test_an_id_is_unique_in_the_site(self, office, make_unit):
        parent = make_unit("phuong-a", "Phường A", kind="commune")
        make_unit("van-phong", "Văn phòng", kind="office")
        with pytest.raises(Refusal) as refusal:
            make_unit("van-phong", "Văn phòng phường", container=parent)
        assert refusal.value.status == 409
        assert refusal.value.message.mapping == {"id": "van-phong", "title": "Văn phòng"}
        assert "van-phong" not in parent

    def test_a_copy_does_not_bring_parts_with_taken_ids(self, office, make_unit):
        parent = make_unit("phuong-a", "Phường A", kind="commune")
        make_unit("mot-cua", "Bộ phận một cửa", container=parent, kind="one_stop_desk")
        with pytest.raises(Refusal):
            api.content.copy(parent, office["to-chuc"], id="phuong-b")

    def test_an_id_has_no_colon(self, office, make_unit):
        with pytest.raises((Refusal, api.exc.InvalidParameterError)):
            make_unit("noi:vu", "Phòng Nội vụ", safe_id=False)

    def test_removal_is_refused_while_something_refers_to_the_unit(self, office, make_unit):
        unit = make_unit("noi-vu", "Phòng Nội vụ")
        asked = []

        def veto(unit, event):
            asked.append(event.principals)
            raise Refusal("in use", status=409)

        manager = getGlobalSiteManager()
        manager.registerHandler(veto, (IUnit, IUnitRemovalEvent))
        try:
            with pytest.raises(Refusal):
                api.content.delete(unit)
        finally:
            manager.unregisterHandler(veto, (IUnit, IUnitRemovalEvent))
        assert asked == [("noi-vu:head", "noi-vu:deputy", "noi-vu:specialist", "noi-vu:clerk")]
        assert "noi-vu" in office["to-chuc"]
        assert "noi-vu:head" in group_titles()
