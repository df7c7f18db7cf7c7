"""Questions to the directory."""

from collective.eoffice.organisation import directory
from collective.eoffice.organisation.people import fold
from plone import api
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory

import pytest
import transaction


@pytest.fixture
def units(office, make_unit):
    """An office with a part, a department and a leadership, in this order."""
    make_unit("noi-vu", "Phòng Nội vụ", order=30, heads=("truong",), specialists=("vien",))
    make_unit("lanh-dao", "Lãnh đạo", kind="leadership", order=10, heads=("chu-tich",))
    place = make_unit(
        "van-phong", "Văn phòng", kind="office", order=20, heads=("chanh",), clerks=("van-thu",), phone="0222"
    )
    make_unit("mot-cua", "Bộ phận một cửa", container=place, kind="one_stop_desk", heads=("vien",))
    return office


class TestDirectory:
    def test_units_come_in_the_order_of_the_tree(self, units):
        assert [brain.getId for brain in directory.units()] == ["lanh-dao", "van-phong", "mot-cua", "noi-vu"]
        assert [brain.getId for brain in directory.units("office")] == ["van-phong"]

    @pytest.mark.parametrize(
        "principal,unit,kind",
        [
            ("noi-vu:head", "noi-vu", "department"),
            ("mot-cua:clerk", "mot-cua", "one_stop_desk"),
            ("van-thu", "van-phong", "office"),
            ("vien", "mot-cua", "one_stop_desk"),
            ("quan-tri", None, None),
            ("khong-co:head", None, None),
            ("", None, None),
            (None, None, None),
        ],
    )
    def test_unit_and_kind_of_a_recipient(self, units, principal, unit, kind):
        found = directory.unit_of(principal)
        assert (found.getId() if found is not None else None) == unit
        assert directory.kind_of(principal) == kind

    def test_titles(self, units):
        assert directory.principal_title("noi-vu:head") == "Phòng Nội vụ"
        assert directory.principal_title("noi-vu:clerk").endswith(" – Phòng Nội vụ")
        assert directory.principal_title("van-thu") == "Ngô Thị Thư"
        assert directory.principal_title("khong-co") == "khong-co"
        assert directory.principal_title("khong-co:head") == "khong-co:head"

    def test_principals_of_a_user(self, units):
        principals = directory.principals_of_user("vien")
        assert principals[0] == "vien"
        assert set(principals[1:]) == {"noi-vu:specialist", "mot-cua:head"}
        assert directory.principals_of_user("khong-co") == ("khong-co",)

    @pytest.mark.requirement("ORG-05")
    def test_heads(self, units):
        assert directory.is_head("vien") and directory.is_head("vien", "mot-cua")
        assert not directory.is_head("vien", "noi-vu")
        assert not directory.is_head("van-thu")
        assert directory.functions_of("vien") == [("mot-cua", "head"), ("noi-vu", "specialist")]
        assert directory.staff_of("truong") == ["vien"]

    def test_answers_follow_changes_in_the_same_request(self, units, make_unit):
        assert directory.unit_of("kinh-te:head") is None
        make_unit("kinh-te", "Phòng Kinh tế", heads=("van-thu",))
        assert directory.unit_of("kinh-te:head").title == "Phòng Kinh tế"
        assert directory.is_head("van-thu", "kinh-te")
        api.content.delete(units["to-chuc"]["kinh-te"])
        assert directory.unit_of("kinh-te:head") is None
        assert not directory.is_head("van-thu")

    def test_a_removed_account_leaves_its_units(self, units):
        with api.env.adopt_roles(["Manager"]):
            api.user.delete(username="vien")
        assert directory.members("mot-cua", "head") == ()
        assert units["to-chuc"]["noi-vu"].specialists == ()


class TestVocabularies:
    def test_recipients_are_units_each_followed_by_its_people(self, units):
        terms = list(getUtility(IVocabularyFactory, "collective.eoffice.recipients")(units))
        assert [(term.value, term.unit, term.is_unit) for term in terms] == [
            ("lanh-dao:head", "lanh-dao", True),
            ("chu-tich", "lanh-dao", False),
            ("van-phong:head", "van-phong", True),
            ("chanh", "van-phong", False),
            ("van-thu", "van-phong", False),
            ("mot-cua:head", "mot-cua", True),
            ("vien", "mot-cua", False),
            ("noi-vu:head", "noi-vu", True),
            ("truong", "noi-vu", False),
        ]
        assert terms[2].title == "Văn phòng"
        assert terms[3].title == "Phạm Thị Chánh"

    def test_a_unit_without_people_is_no_recipient(self, units, make_unit):
        make_unit("cac-phong", "Các phòng chuyên môn")
        terms = getUtility(IVocabularyFactory, "collective.eoffice.recipients")(units)
        assert "cac-phong:head" not in terms
        assert "cac-phong" in getUtility(IVocabularyFactory, "collective.eoffice.units")(units)

    def test_units(self, units):
        terms = getUtility(IVocabularyFactory, "collective.eoffice.units")(units)
        assert [term.value for term in terms] == ["lanh-dao", "van-phong", "mot-cua", "noi-vu"]

    def test_no_unit_is_woken(self, units):
        assert directory.unit_brain("mot-cua") is not None  # everything is indexed
        transaction.savepoint(optimistic=True)
        units._p_jar.cacheMinimize()
        directory.forget()
        woken = [units["to-chuc"]._tree[unit_id] for unit_id in ("noi-vu", "van-phong", "lanh-dao")]
        for unit in woken:
            unit._p_deactivate()
        list(getUtility(IVocabularyFactory, "collective.eoffice.recipients")(units))
        directory.kind_of("vien"), directory.principal_title("noi-vu:head"), directory.is_head("truong")
        assert [unit._p_changed for unit in woken] == [None, None, None]


class TestAccountsOfUnits:
    @pytest.mark.requirement("ORG-11")
    def test_an_account_of_a_unit_collects_for_it_and_the_it_contact_is_named(self, office, make_unit):
        from collective.eoffice.organisation.people import tree

        api.user.create(email="d@example.vn", username="phuong-a", password="Vanphong@2026")
        make_unit(
            "phuong-a-ubnd",
            "UBND phường A",
            kind="commune",
            heads=("chu-tich",),
            clerks=("phuong-a",),
            it_contacts=("vien",),
        )
        assert "phuong-a-ubnd:clerk" in directory.principals_of_user("phuong-a")
        assert set(api.user.get_roles(username="phuong-a")) == {"Member", "Authenticated"}
        (node,) = tree(office.REQUEST)
        assert [person["fullname"] for person in node["it_contacts"]] == ["Vũ Thị Viên"]
        assert set(api.user.get_roles(username="vien")) == {"Member", "Authenticated"}


class TestMemberProperties:
    def test_position_and_phone_are_in_the_form_for_accounts(self, office):
        from plone.app.users.browser.userdatapanel import getUserDataSchema

        assert {"position", "phone"} <= set(getUserDataSchema().names(all=True))


@pytest.mark.parametrize(
    "text,plain",
    [("Đỗ Văn Khải", "do van khai"), ("  ƯỚC  mơ ", "uoc mo"), ("", ""), (None, "")],
)
def test_fold(text, plain):
    assert fold(text) == plain
