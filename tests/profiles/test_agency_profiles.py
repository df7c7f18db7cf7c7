"""Each agency profile holds the values of its regulation."""

from collective.eoffice.organisation import directory
from collective.eoffice.policy import get_identity
from collective.eoffice.policy import get_policy
from collective.eoffice.policy.importing import PolicyImportError
from collective.eoffice.policy.interfaces import IAgencyPolicy
from collective.eoffice.policy.rules import check_policy
from plone import api
from Products.GenericSetup.tests.common import DummyImportContext
from zope.lifecycleevent import modified
from zope.schema import getFields

import pytest


AGENCIES = ("tu-son", "yen-chau", "dien-bien", "gia-lai", "an-nhon")
T, F = True, False
SILENT = object()  # the regulation says nothing: the default of the switch

# The switch table of the requirements, column by column in the order of AGENCIES.
TABLE = {
    "incoming_route": ("office_first", "leader_first", "leader_first", "leader_first", "paper_first"),
    "allow_named_direct": (T, F, F, F, F),
    "named_policy": ("direct_to_addressee", "normal", "register_no_scan", "normal", "normal"),
    "allow_leader_to_specialist": (F, T, F, T, F),
    "allow_multiple_leads": (F, T, F, T, F),
    "deadline_required": (T, T, F, T, F),
    "finish_requires_leader_approval": (F, F, T, F, F),
    "finish_allowed_roles": ({"handler"}, {"handler"}, {"leader", "head", "handler"}, {"handler"}, {"clerk"}),
    "finish_needs_case_file": (F, F, T, T, F),
    "secret_policy": ("refuse",) * 5,
    "exclude_unrelated": (T, F, F, F, F),
    "scan_rules": (
        {"project": "submission_only", "reference": "metadata_only"},
        {},
        {"project": "submission_only", "central_law": "first_page", "named": "none"},
        {},
        {},
    ),
    "scan_before_forward": (T, T, T, T, F),
    "dossier_keeper": ("assigned_unit", SILENT, "one_stop", SILENT, SILENT),
    "accepted_formats": ({"pdf", "doc", "docx"},) * 4 + ({"pdf"},),
    "formats_both_required": (F, F, T, F, F),
    "abstract_min_rule": ("off", "off", "off", "forbid_list", "off"),
    "abstract_forbidden": (SILENT,) * 5,
    "outgoing_chain": (
        ("head", "office", "leader"),
        ("head", "leader"),
        ("head", "leader"),
        ("head", "leader"),
        (),
    ),
    "single_signatory_submission": (T, T, T, F, SILENT),
    "return_targets": ({"previous"}, {"previous"}, {"previous"}, {"head", "creator"}, SILENT),
    "urgent_bypass": (T, F, F, F, F),
    "bypass_notify": ("chief_of_office",) + ("nobody",) * 4,
    "numbering_moment": (
        "after_leader_signature",
        "after_leader_signature",
        "on_registration",
        "after_leader_approval",
        "on_registration",
    ),
    "leader_signature": ("digital", "digital", "wet", "wet", "wet"),
    "agency_signature_required": (T, T, F, T, F),
    "dispatch_channels": (
        {"system"},
        {"system", "interchange"},
        {"system", "post"},
        {"interchange", "post"},
        {"system"},
    ),
    "on_publish_notify": ({"drafter", "head"}, {"drafter"}, {"head", "everyone"}, {"drafter"}, {"recipients"}),
    "review_limit_days": (None, None, None, 3, None),
    "urgent_exempt": (F, F, F, T, F),
    "reviewer_colours": ({}, {}, {}, {"head": "blue", "leader": "red"}, {}),
    "register_print_period": ("year", "year", "year", "year", "quarter"),
    "reminder_schedule": ({"overdue"}, {"daily"}, SILENT, {"daily"}, {"weekly_digest"}),
    "reminder_before_days": (SILENT,) * 5,
    "reminder_escalation_role": ("chief_of_office",) + ("nobody",) * 4,
    "delegation_permission": (SILENT, "head", SILENT, "leader", SILENT),
    "delegation_announce": (SILENT, F, SILENT, T, SILENT),
    "delegation_same_department": (SILENT, F, SILENT, T, SILENT),
    "account_pattern": (SILENT, "{given}{initials}{year?}.{place}", SILENT, SILENT, "{unit}"),
    "account_approver": ("chief_of_office", "head", "leader", "leader", SILENT),
    "rights_approver": ("leader", "head", "leader", "leader", SILENT),
    "initial_password": ("random",) * 5,
    "force_change": (T,) * 5,
    "allow_unit_accounts": (F, T, F, T, T),
    "daily_logout": (T, F, T, F, F),
    "chat_enabled": (F, F, F, T, F),
    "internal_mail_enabled": (F, F, T, T, F),
    "message_max_mb": (None, None, 10, None, None),
    "calendar_levels": (SILENT, SILENT, {"agency"}, {"personal", "unit", "agency"}, SILENT),
    "backup_schedule": ({"weekly"}, {"weekly"}, {"weekly"}, {"daily", "weekly"}, SILENT),
    "annual_handover": (F, T, F, F, F),
}

NAMES = {
    "tu-son": ("Ủy ban nhân dân thị xã Từ Sơn", "UBND", "Từ Sơn"),
    "yen-chau": ("Ủy ban nhân dân huyện Yên Châu", "UBND", "Yên Châu"),
    "dien-bien": ("Sở Xây dựng tỉnh Điện Biên", "SXD", "Điện Biên"),
    "gia-lai": ("Sở Thông tin và Truyền thông tỉnh Gia Lai", "STTTT", "Gia Lai"),
    "an-nhon": ("Ủy ban nhân dân thị xã An Nhơn", "UBND", "An Nhơn"),
}

# Units that the regulation names, by kind.
UNITS = {
    "tu-son": {
        "office": ["Văn phòng HĐND và UBND thị xã"],
        "department": [
            "Các phòng chuyên môn",
            "Phòng Văn hóa và Thông tin",
            "Các ban ngành, đoàn thể trực thuộc thị xã",
        ],
        "public_service_unit": ["Các đơn vị sự nghiệp trực thuộc UBND thị xã"],
        "commune": ["UBND các phường"],
    },
    "yen-chau": {
        "department": ["Phòng Văn hóa và Thông tin", "Phòng Tài chính và Kế hoạch"],
        "commune": ["UBND các xã, thị trấn"],
    },
    "dien-bien": {"office": ["Văn phòng Sở"], "one_stop_desk": ["Bộ phận một cửa"]},
    "gia-lai": {
        "department": ["Phòng Công nghệ thông tin", "Các phòng, đơn vị khác thuộc Sở"],
        "public_service_unit": ["Trung tâm Công nghệ thông tin và Truyền thông"],
    },
    "an-nhon": {"leadership": ["Thường trực HĐND thị xã", "Lãnh đạo UBND thị xã"]},
}


@pytest.fixture
def apply_profile(integration, portal):
    """Return a function that applies an agency profile as a manager would."""

    def apply(agency):
        with api.env.adopt_roles(["Manager"]):
            api.portal.get_tool("portal_setup").runAllImportStepsFromProfile(f"profile-collective.eoffice:{agency}")
        directory.forget()

    return apply


class TestAgencyProfiles:
    def test_the_table_has_every_switch(self):
        assert set(TABLE) == set(getFields(IAgencyPolicy))

    @pytest.mark.requirement("ORG-16")
    @pytest.mark.parametrize("agency", AGENCIES)
    def test_switches(self, agency, apply_profile):
        apply_profile(agency)
        column = AGENCIES.index(agency)
        expected = {
            name: IAgencyPolicy[name].default if values[column] is SILENT else values[column]
            for name, values in TABLE.items()
        }
        policy = get_policy().as_dict()
        assert {name: value for name, value in policy.items() if value != expected[name]} == {}
        assert check_policy(policy) == []

    @pytest.mark.parametrize("agency", AGENCIES)
    def test_identity(self, agency, apply_profile):
        apply_profile(agency)
        identity = get_identity()
        assert (identity.agency_name, identity.short_notation, identity.place) == NAMES[agency]
        assert identity.profile == agency

    @pytest.mark.requirement("ORG-01", "ORG-02", "ORG-13")
    @pytest.mark.parametrize("agency", AGENCIES)
    def test_units(self, agency, apply_profile):
        apply_profile(agency)
        for kind, titles in UNITS[agency].items():
            assert [brain.Title for brain in directory.units(kind)] == titles
        assert directory.units("leadership") and directory.units("office")
        assert all(
            directory.members(brain.getId, function) == ()
            for brain in directory.units()
            for function in ("head", "deputy", "specialist", "clerk")
        )

    @pytest.mark.parametrize("agency", AGENCIES)
    def test_each_can_follow_each_other(self, agency, apply_profile):
        apply_profile(AGENCIES[AGENCIES.index(agency) - 1])
        apply_profile(agency)
        column = AGENCIES.index(agency)
        for name in ("scan_rules", "outgoing_chain", "bypass_notify", "message_max_mb", "finish_allowed_roles"):
            assert getattr(get_policy(), name) == TABLE[name][column]

    def test_applying_again_keeps_people_and_restores_names(self, apply_profile, portal):
        apply_profile("tu-son")
        api.user.create(email="a@example.vn", username="truong-phong", password="Vanphong@2026")
        unit = directory.unit_of("van-hoa-thong-tin:head")
        unit.heads = ("truong-phong",)
        unit.title = "Phòng khác"
        modified(unit)
        apply_profile("tu-son")
        unit = directory.unit_of("van-hoa-thong-tin:head")
        assert unit.title == "Phòng Văn hóa và Thông tin"
        assert directory.members("van-hoa-thong-tin", "head") == ("truong-phong",)

    @pytest.mark.requirement("ORG-10", "ORG-18")
    def test_gia_lai_keeps_managing_and_operating_apart(self, apply_profile):
        apply_profile("gia-lai")
        for userid, unit_id in (("quan-ly", "phong-cntt"), ("van-hanh", "trung-tam-cntt")):
            api.user.create(email=f"{userid}@example.vn", username=userid, password="Vanphong@2026")
            unit = directory.unit_of(f"{unit_id}:head")
            unit.specialists = (userid,)
            modified(unit)
        api.group.grant_roles(groupname="phong-cntt:specialist", roles=["Site Administrator"])
        may = {
            userid: api.user.has_permission("collective.eoffice: Manage policy", username=userid)
            for userid in ("quan-ly", "van-hanh")
        }
        assert may == {"quan-ly": True, "van-hanh": False}

    def test_a_fixed_first_password_fits_gia_lai(self, apply_profile):
        apply_profile("gia-lai")
        assert check_policy({**get_policy().as_dict(), "initial_password": "fixed:123456"}) == []


class TestWrongProfile:
    def test_the_import_step_names_what_is_wrong(self, integration, portal):
        from collective.eoffice.policy.importing import check_imported_policy

        registry = api.portal.get_tool("portal_registry")
        registry["collective.eoffice.policy.incoming_route"] = "paper_first"
        context = DummyImportContext(api.portal.get_tool("portal_setup"))
        context._files["registry/policy.xml"] = b"<registry />"
        with pytest.raises(PolicyImportError, match="scan_before_forward: On the paper-first route"):
            check_imported_policy(context)

    def test_a_profile_without_a_policy_is_left_alone(self, integration, portal):
        from collective.eoffice.policy.importing import check_imported_policy

        registry = api.portal.get_tool("portal_registry")
        registry["collective.eoffice.policy.incoming_route"] = "paper_first"
        check_imported_policy(DummyImportContext(api.portal.get_tool("portal_setup")))
