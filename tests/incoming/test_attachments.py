"""The files of a document: who reads them, and that none changes in silence."""

from builders.office import acting_as
from builders.office import PDF
from builders.office import pdf_file
from builders.office import receive
from builders.policy import set_policy
from builders.states import document_in
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming.interfaces import IOfficeFile
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import hashlib
import pytest


OTHER = PDF + b"% trang sau\n"


def files(document) -> list:
    return [child for child in document.objectValues() if child.portal_type == "File"]


def add(portal, document, upload):
    with acting_as(portal, "van-thu"):
        return addContentToContainer(document, createContent("File", title="Phụ lục", file=upload))


def by_hash(data) -> list[str]:
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type="IncomingDocument", eoffice_sha256=hashlib.sha256(data).hexdigest()
    )
    return [brain.UID for brain in found]


class TestReading:
    @pytest.mark.requirement("IN-14")
    @pytest.mark.parametrize("person", ["van-thu", "chanh-van-phong", "chu-tich", "truong-phong"])
    def test_whoever_has_it_in_hand_reads_the_file(self, office, person):
        [child] = files(document_in(office, "in_progress"))
        assert api.user.has_permission("View", username=person, obj=child)
        with acting_as(office, person):
            download = api.content.get_view("download", child)
            download = download.publishTraverse(download.request, "file")
            assert download()
        assert child.file.data == PDF

    @pytest.mark.requirement("IN-14", "SEC-04")
    @pytest.mark.parametrize("person", ["nguoi-ngoai", "chuyen-vien-noi-vu", "van-thu-phuong"])
    def test_nobody_else_does(self, office, person):
        [child] = files(document_in(office, "in_progress"))
        assert not api.user.has_permission("View", username=person, obj=child)


@pytest.mark.requirement("AUD-05")
class TestSilence:
    def test_every_file_knows_its_hash(self, office):
        [child] = files(receive(office))
        assert IOfficeFile.providedBy(child)
        assert child.eoffice_sha256 == hashlib.sha256(PDF).hexdigest()
        assert child.eoffice_pages == 1

    def test_a_file_added_later_is_checked_and_journalled(self, office):
        document = receive(office)
        child = add(office, document, pdf_file("phu-luc.pdf", OTHER))
        assert IOfficeFile.providedBy(child)
        line = journal.entries(document)[-1]
        assert (line.verb, line.actor, line.data["filename"]) == ("add_file", "van-thu", "phu-luc.pdf")
        assert line.data["sha256"] == hashlib.sha256(OTHER).hexdigest()
        assert by_hash(OTHER) == by_hash(PDF) == [document.UID()]

    def test_a_replaced_file_leaves_both_hashes(self, office):
        document = receive(office)
        [child] = files(document)
        with acting_as(office, "van-thu"):
            child.file = pdf_file("moi.pdf", OTHER)
            notify(ObjectModifiedEvent(child))
        line = journal.entries(document)[-1]
        assert line.verb == "replace_file"
        assert line.data["sha256"] == [hashlib.sha256(PDF).hexdigest(), hashlib.sha256(OTHER).hexdigest()]
        assert by_hash(PDF) == []
        assert by_hash(OTHER) == [document.UID()]

    def test_another_title_is_no_replacement(self, office):
        document = receive(office)
        [child] = files(document)
        with acting_as(office, "van-thu"):
            child.title = "Bản quét"
            notify(ObjectModifiedEvent(child))
        assert journal.entries(document)[-1].verb == "register"

    def test_a_removed_file_leaves_its_hash(self, office):
        document = receive(office)
        with api.env.adopt_roles(["Manager"]):
            document.manage_delObjects([files(document)[0].getId()])
        line = journal.entries(document)[-1]
        assert (line.verb, line.data["sha256"]) == ("remove_file", hashlib.sha256(PDF).hexdigest())
        assert by_hash(PDF) == []

    def test_journal_holds_together(self, office):
        document = receive(office)
        add(office, document, pdf_file("phu-luc.pdf", OTHER))
        assert journal.verify(document) is None


class TestOtherDoors:
    @pytest.mark.parametrize(("name", "data"), [("virus.exe", b"MZ"), ("virus.pdf", b"MZ\x90\x00"), ("rong.pdf", b"")])
    def test_what_may_not_enter_enters_by_no_door(self, office, name, data):
        document = receive(office)
        with pytest.raises(Refusal):
            add(office, document, pdf_file(name, data))
        assert [entry.verb for entry in journal.entries(document)] == ["receive", "register"]

    @pytest.mark.requirement("RES-10")
    def test_the_scan_rules_hold_for_all_files_together(self, office):
        set_policy(scan_rules={"reference": "metadata_only", "central_law": "first_page"})
        document = receive(office, files=[], scan_profile="reference")
        with pytest.raises(Refusal):
            add(office, document, pdf_file())
        law = receive(office, scan_profile="central_law", source_url="https://vanban.chinhphu.vn/1")
        with pytest.raises(Refusal):
            add(office, law, pdf_file("trang-2.pdf", OTHER))

    @pytest.mark.parametrize("state", ["submitted", "in_progress", "completed"])
    def test_files_stay_once_the_document_is_on_its_way(self, office, state):
        document = document_in(office, state)
        for person in ("van-thu", "chu-tich", "truong-phong"):
            for permission in ("plone.app.contenttypes: Add File", "Modify portal content", "Delete objects"):
                assert not api.user.has_permission(permission, username=person, obj=document), (person, permission)
