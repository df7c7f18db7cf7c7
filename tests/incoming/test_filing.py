"""Files of a document after it was received, as the clerk does it."""

from builders.office import acting_as
from builders.office import build_office
from builders.office import PDF
from builders.office import pdf_file
from builders.office import receive
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.incoming.filing import AddFiles
from collective.eoffice.incoming.filing import RemoveFile
from collective.eoffice.policy.interfaces import POLICY_PREFIX
from plone import api

import pytest


SECOND = PDF + b"% second"


def names(document):
    return sorted(child.file.filename for child in document.objectValues() if child.portal_type == "File")


def lines(document, verb):
    return [entry for entry in journal.entries(document) if entry.verb == verb]


@pytest.fixture
def document(office):
    return receive(office)


class TestAdd:
    @pytest.mark.requirement("IN-14", "AUD-05")
    def test_clerk_adds_to_a_registered_document(self, office, document):
        with acting_as(office, "van-thu"):
            AddFiles(document, files=[pdf_file("phu-luc.pdf", SECOND)])()
        assert names(document) == ["phu-luc.pdf", "van-ban.pdf"]
        [line] = lines(document, "add_file")
        assert line.actor == "van-thu"
        assert line.data["filename"] == "phu-luc.pdf"
        assert len(line.data["sha256"]) == 64
        [brain] = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
            eoffice_sha256=line.data["sha256"], portal_type="IncomingDocument"
        )
        assert brain.UID == document.UID()

    def test_same_bytes_again(self, office, document):
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as refused:
            AddFiles(document, files=[pdf_file("ban-sao.pdf")])()
        assert (refused.value.field, refused.value.status) == ("files", 409)
        with acting_as(office, "van-thu"), pytest.raises(Refusal):
            AddFiles(document, files=[pdf_file("a.pdf", SECOND), pdf_file("b.pdf", SECOND)])()
        assert names(document) == ["van-ban.pdf"]

    @pytest.mark.parametrize("name, data", [("a.exe", b"MZ"), ("a.pdf", b"MZ"), ("a.pdf", b"")])
    def test_rules_of_receiving(self, office, document, name, data):
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as refused:
            AddFiles(document, files=[pdf_file(name, data)])()
        assert refused.value.field == "files"
        assert lines(document, "add_file") == []

    @pytest.mark.requirement("RES-06")
    def test_scan_rule(self, office):
        api.portal.set_registry_record(f"{POLICY_PREFIX}.scan_rules", {"reference": "none"})
        document = receive(office, files=[], scan_profile="reference")
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as refused:
            AddFiles(document, files=[pdf_file()])()
        assert refused.value.field == "files"

    def test_nothing_given(self, office, document):
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as refused:
            AddFiles(document, files=[])()
        assert refused.value.field == "files"

    @pytest.mark.parametrize("userid", ["chu-tich", "truong-phong", "van-thu-phuong"])
    def test_not_by_others(self, office, document, userid):
        with acting_as(office, userid), pytest.raises(Refusal) as refused:
            AddFiles(document, files=[pdf_file("x.pdf", SECOND)])()
        assert refused.value.status == 403

    def test_not_once_it_is_on_its_way(self, office, document):
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(document, to="van-phong:head")()
            assert not AddFiles.available(document)
            assert not RemoveFile.available(document)


class TestRemove:
    @pytest.mark.requirement("AUD-05")
    def test_with_a_reason_that_stays(self, office, document):
        [child] = document.objectIds()
        sha256 = document[child].eoffice_sha256
        with acting_as(office, "van-thu"):
            RemoveFile(document, file=child, reason="Quét nhầm văn bản")()
        assert names(document) == []
        [line] = lines(document, "remove_file")
        assert line.data == {"filename": "van-ban.pdf", "sha256": sha256, "reason": "Quét nhầm văn bản"}
        assert not api.portal.get_tool("portal_catalog").unrestrictedSearchResults(eoffice_sha256=sha256)
        assert journal.verify(document) is None

    def test_only_a_file_of_the_document(self, office, document):
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as refused:
            RemoveFile(document, file="index_html", reason="Quét nhầm")()
        assert refused.value.field == "file"

    def test_nothing_to_take_away(self, office):
        document = receive(office, files=[])
        with acting_as(office, "van-thu"):
            assert not RemoveFile.available(document)
            assert AddFiles.available(document)


class TestForms:
    @pytest.fixture
    def clerk(self, functional, functional_portal):
        import transaction

        build_office(functional_portal)
        api.portal.set_registry_record("plone.default_language", "vi")
        document = receive(functional_portal)
        transaction.commit()
        from incoming.browsing import Person

        person = Person(functional["app"], "van-thu")
        person.document = document
        person.path = "/".join(document.getPhysicalPath()[2:])
        return person

    def test_add(self, clerk):
        clerk.open(f"{clerk.path}/add-files").fill(files=[("a.pdf", SECOND), ("b.pdf", SECOND + b"3")]).press("do")
        assert "Đã thêm 2 tệp" in clerk.page
        assert len(clerk.fresh(clerk.document).objectIds()) == 3

    def test_refusal_beside_the_field(self, clerk):
        clerk.open(f"{clerk.path}/add-files").fill(files=[("a.exe", b"MZ")]).press("do")
        assert "a.exe" in clerk.error_of("files")
        assert len(clerk.fresh(clerk.document).objectIds()) == 1

    def test_remove(self, clerk):
        [child] = clerk.document.objectIds()
        clerk.open(f"{clerk.path}/remove-file").fill(file=child, reason="Quét nhầm văn bản").press("do")
        assert clerk.fresh(clerk.document).objectIds() == []

    def test_replace_by_the_file_s_own_form(self, clerk):
        [child] = clerk.document.objectIds()
        clerk.open(f"{clerk.path}/{child}/edit")
        clerk.typed["file.action"] = "replace"
        clerk.fill(files=[("moi.pdf", SECOND)])
        clerk.files_field = "form.widgets.file"
        clerk.press("save")
        document = clerk.fresh(clerk.document)
        assert document[child].file.data == SECOND
        [line] = lines(document, "replace_file")
        assert len(line.data["sha256"]) == 2
