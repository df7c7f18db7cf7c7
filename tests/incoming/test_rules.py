"""What may not enter: secrets, general subjects, impossible notations, dates, and what policy forbids."""

from builders.office import acting_as
from builders.office import pdf_file
from builders.office import receive
from builders.policy import DIEN_BIEN
from builders.policy import set_policy
from builders.refusals import refused
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import rules
from collective.eoffice.incoming.catalogues import SECRECY
from collective.eoffice.workdays import today
from datetime import timedelta
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


SECRETS = [entry.token for entry in SECRECY if entry.token != "none"]
TOMORROW = today() + timedelta(days=1)


class TestSecrets:
    @pytest.mark.requirement("RES-01", "RES-02", "RES-03")
    @pytest.mark.parametrize("secrecy", SECRETS)
    def test_nothing_of_a_secret_is_kept(self, office, monkeypatch, secrecy):
        monkeypatch.setattr("collective.eoffice.intake.text.extract", lambda *args: pytest.fail("read a secret"))
        refusal = refused(office, files=[pdf_file()], secrecy=secrecy)
        assert refusal.field == "secrecy"
        assert refusal.details == {}

    @pytest.mark.requirement("RES-01", "RES-02", "RES-03")
    @pytest.mark.parametrize("secrecy", SECRETS)
    def test_no_document_becomes_secret_later(self, office, secrecy):
        document = receive(office)
        document.secrecy = secrecy
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as caught:
            notify(ObjectModifiedEvent(document))
        assert caught.value.field == "secrecy"

    def test_three_levels_are_known(self):
        assert len(SECRETS) == 3

    def test_secrets_come_before_all_other_rules(self, office):
        assert refused(office, secrecy=SECRETS[0], reference="?", issued_date=TOMORROW).field == "secrecy"


class TestSubject:
    @pytest.mark.requirement("IN-04")
    @pytest.mark.parametrize("subject", ["V/v mời họp", "Về việc mời họp.", "  MỜI  HỌP ", "Giấy mời"])
    def test_too_general_where_policy_says_so(self, office, subject):
        set_policy(abstract_min_rule="forbid_list")
        assert refused(office, title=subject).field == "title"

    @pytest.mark.requirement("IN-04")
    def test_a_telling_subject_comes_in(self, office):
        set_policy(abstract_min_rule="forbid_list")
        receive(office, title="UBND tỉnh mời họp ngày 5/9 về việc phòng, chống lụt bão")

    def test_any_subject_elsewhere(self, office):
        assert receive(office, title="V/v mời họp").title == "V/v mời họp"

    def test_blanks_are_no_subject(self, office):
        assert refused(office, title="   ").field == "title"
        assert refused(office, issuer="").field == "issuer"


class TestReference:
    @pytest.mark.parametrize(
        ("reference", "said"),
        [
            ("1098", "lacks the notation"),
            ("QĐ-UBND", "lacks the number"),
            ("0/QĐ-UBND", "cannot be 0"),
            ("12//QĐ", "cannot be the number and notation"),
        ],
    )
    def test_impossible_notation(self, office, reference, said):
        refusal = refused(office, reference=reference)
        assert refusal.field == "reference"
        assert said in refusal.message.default
        assert refusal.message.mapping["text"] == reference

    def test_a_letter_without_number_comes_in(self, office):
        assert receive(office, reference=None).code_number == ""


class TestDates:
    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"arrival_date": TOMORROW}, "arrival_date"),
            ({"issued_date": TOMORROW}, "issued_date"),
            ({"issued_date": today(), "arrival_date": today() - timedelta(days=1)}, "issued_date"),
            ({"due_date": today() - timedelta(days=1)}, "due_date"),
        ],
    )
    def test_impossible_dates(self, office, changes, field):
        assert refused(office, **changes).field == field


class TestScanRules:
    @pytest.mark.requirement("RES-10", "IN-28")
    def test_reference_documents_have_no_file(self, office):
        set_policy(scan_rules={"project": "submission_only", "reference": "metadata_only"})
        assert refused(office, files=[pdf_file()], scan_profile="reference").field == "files"
        assert receive(office, files=[], scan_profile="reference").arrival_number == 1

    @pytest.mark.requirement("RES-06")
    def test_letters_by_name_are_not_scanned(self, office):
        set_policy(**DIEN_BIEN)
        assert refused(office, files=[pdf_file()], addressed_by_name=True).field == "files"
        assert refused(office, files=[pdf_file()], scan_profile="named").field == "files"

    @pytest.mark.requirement("RES-09")
    def test_central_law_keeps_the_first_page_and_the_address(self, office, monkeypatch):
        set_policy(**DIEN_BIEN)
        assert refused(office, scan_profile="central_law").field == "source_url"
        url = "https://vanban.chinhphu.vn/1"
        monkeypatch.setattr("collective.eoffice.intake.text.page_count", lambda *args: 2)
        assert refused(office, files=[pdf_file()], scan_profile="central_law", source_url=url).field == "files"
        monkeypatch.setattr("collective.eoffice.intake.text.page_count", lambda *args: 1)
        two = [pdf_file("a.pdf"), pdf_file("b.pdf")]
        assert refused(office, files=two, scan_profile="central_law", source_url=url).field == "files"
        assert receive(office, scan_profile="central_law", source_url=url).arrival_number == 1

    @pytest.mark.requirement("RES-07", "RES-08")
    def test_of_a_project_its_letter_alone_is_asked_for(self, office):
        set_policy(**DIEN_BIEN)
        assert rules.scan_rule({"scan_profile": "project"}) == "submission_only"
        assert receive(office, scan_profile="project").arrival_number == 1

    def test_the_same_rules_hold_for_a_later_class(self, office):
        set_policy(scan_rules={"reference": "metadata_only"})
        document = receive(office)
        document.scan_profile = "reference"
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as caught:
            notify(ObjectModifiedEvent(document))
        assert caught.value.field == "files"


class TestFormats:
    @pytest.fixture(autouse=True)
    def both(self, request):
        if "office" in request.fixturenames:
            request.getfixturevalue("office")
            set_policy(formats_both_required=True)

    @pytest.mark.requirement("IN-05")
    @pytest.mark.parametrize(
        ("formats", "missing"),
        [({"pdf"}, True), ({"docx"}, True), ({"pdf", "doc"}, False), ({"pdf", "docx"}, False), (set(), False)],
    )
    def test_scans_are_pdf_and_text(self, office, formats, missing):
        assert rules.missing_format({"medium": "paper"}, formats) == missing

    def test_what_came_electronically_stays_as_it_is(self, office):
        assert not rules.missing_format({"medium": "electronic"}, {"pdf"})

    def test_of_a_first_page_there_is_no_text(self, office):
        set_policy(scan_rules={"central_law": "first_page"})
        assert not rules.missing_format({"medium": "paper", "scan_profile": "central_law"}, {"pdf"})

    def test_not_where_policy_does_not_ask(self, office):
        set_policy(formats_both_required=False)
        assert not rules.missing_format({"medium": "paper"}, {"pdf"})
