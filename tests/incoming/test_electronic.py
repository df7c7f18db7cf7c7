"""Electronic documents and files by other doors than receiving."""

from builders.office import acting_as
from builders.office import pdf_file
from builders.office import receive
from builders.states import task_in
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import actions as verbs
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


class TestElectronic:
    @pytest.mark.requirement("IN-06")
    def test_clerk_receives_completes_and_forwards(self, office):
        """A document from interchange or the official mailbox is completed before it is registered."""
        document = receive(office, register_now=False, medium="electronic", signer=None, title="Về việc báo cáo")
        assert api.content.get_state(document) == "received"
        with acting_as(office, "van-thu"):
            document.title = "Về việc báo cáo kết quả chuyển đổi số năm 2026 trước ngày 25/11"
            document.signer = "Trần Thị Thu Hường"
            notify(ObjectModifiedEvent(document))
            verbs.RegisterIncoming(document)()
            verbs.SubmitIncoming(document, to="van-phong:head")()
        assert document.holder == ("van-phong:head",)
        corrected = [entry.data["changes"] for entry in journal.entries(document) if entry.verb == "correct"]
        assert corrected[0]["signer"] == [None, "Trần Thị Thu Hường"]


def add_file(container, upload):
    return addContentToContainer(container, createContent("File", title=upload.filename, file=upload))


class TestFilesOfTasks:
    def test_a_file_is_checked_and_journalled_on_the_document(self, office):
        task = task_in(office, "accepted")
        with acting_as(office, "truong-phong"):
            add_file(task, pdf_file("ket-qua.pdf"))
        line = journal.entries(task.host())[-1]
        assert (line.verb, line.actor, line.data["task"]) == ("add_file", "truong-phong", task.UID())

    def test_a_forbidden_file_is_refused(self, office):
        task = task_in(office, "accepted")
        with acting_as(office, "truong-phong"), pytest.raises(Refusal):
            add_file(task, NamedBlobFile(b"MZ\x90\x00 program", "application/pdf", "chuong-trinh.pdf"))
