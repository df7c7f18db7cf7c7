"""Receiving: what comes in, what is kept of it, and that a refusal leaves nothing."""

from builders.office import acting_as
from builders.office import letter
from builders.office import pdf_file
from builders.office import receive
from builders.refusals import refused
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming.actions import ReceiveIncoming
from collective.eoffice.incoming.interfaces import IIncomingData
from collective.eoffice.registers import books
from collective.eoffice.registers.actions import CloseRegister
from collective.eoffice.workdays import today
from plone import api
from plone.app.testing import SITE_OWNER_NAME

import hashlib
import pytest


def close_book():
    [book] = books.books("incoming", today().year)
    with api.env.adopt_roles(["Manager"]):
        CloseRegister(book._unrestrictedGetObject())()


class TestReceiving:
    @pytest.mark.requirement("IN-01", "IN-02", "IN-03")
    def test_all_data_are_kept(self, office):
        data = letter(
            sender="Văn phòng UBND tỉnh Bắc Ninh",
            signer_position="Chủ tịch",
            urgency="express",
            priority_flag=True,
            field="Công nghệ thông tin",
            page_amount=12,
            copies=3,
            language="vi",
            medium="electronic",
            source_url="https://bacninh.gov.vn/1098",
            description="Kèm phụ lục",
        )
        document = receive(office, register_now=False, **data)
        assert {name: getattr(document, name) for name in data} == data
        assert api.content.get_state(document) == "received"
        assert document.arrival_date == today()
        assert document.secrecy == "none"
        assert (document.code_number, document.code_notation) == ("1098", "QĐ-UBND")

    @pytest.mark.requirement("IN-03")
    @pytest.mark.parametrize("name", ["issuer", "urgency", "secrecy", "title", "document_type", "arrival_date"])
    def test_what_must_be_filled(self, office, name):
        assert IIncomingData[name].required
        assert refused(office, **{name: None}).field == name

    def test_filed_under_year_and_month(self, office):
        document = receive(office)
        year, month = document.getPhysicalPath()[-3:-1]
        assert (year, month) == (f"{today():%Y}", f"{today():%m}")
        assert not document.__parent__.getOrdering().__class__.__name__.startswith("Default")

    @pytest.mark.requirement("AUD-05")
    def test_journal_keeps_the_hash_of_every_file(self, office):
        upload = pdf_file()
        document = receive(office, files=[upload])
        received = journal.entries(document)[0]
        assert received.verb == "receive"
        assert received.actor == "van-thu"
        assert received.data["files"] == {"van-ban.pdf": hashlib.sha256(upload.data).hexdigest()}
        assert journal.verify(document) is None

    def test_journal_tells_arrival_before_number(self, office):
        assert [entry.verb for entry in journal.entries(receive(office))] == ["receive", "register"]

    @pytest.mark.requirement("SEC-04", "IN-02")
    @pytest.mark.parametrize("person", ["chuyen-vien", "chanh-van-phong", "chu-tich", "nguoi-ngoai", "van-thu-phuong"])
    def test_only_the_registry_receives(self, office, monkeypatch, person):
        monkeypatch.setattr("collective.eoffice.intake.files.sha256", lambda data: pytest.fail("read the file"))
        with acting_as(office, person), pytest.raises(Refusal) as caught:
            ReceiveIncoming(office["van-ban-den"], files=[pdf_file()], **letter())()
        assert caught.value.status == 403

    def test_unknown_type_is_named_in_the_refusal(self, office):
        refusal = refused(office, document_type="postcard")
        assert refusal.field == "document_type"
        assert refusal.message.mapping["value"] == "postcard"

    @pytest.mark.parametrize(
        ("name", "data", "reason"),
        [
            ("rong.pdf", b"", "empty"),
            ("virus.exe", b"MZ\x90\x00", "type"),
            ("virus.pdf", b"MZ\x90\x00", "content"),
        ],
    )
    def test_files_that_may_not_enter(self, office, name, data, reason):
        refusal = refused(office, files=[pdf_file(), pdf_file(name, data)])
        assert refusal.field == "files"
        assert refusal.reason == reason

    def test_a_file_too_large(self, office, monkeypatch):
        monkeypatch.setattr("collective.eoffice.intake.files.max_upload_mb", lambda: 0)
        assert refused(office, files=[pdf_file()]).reason == "size"


class TestNothingHalfWritten:
    def test_closed_book(self, office):
        close_book()
        assert refused(office, files=[pdf_file()]).status == 409

    def test_book_of_another_year(self, office):
        last_year = today().replace(year=today().year - 1, day=1)
        assert refused(office, arrival_date=last_year, issued_date=None).field == "register"

    def test_book_that_was_closed_a_moment_ago(self, office):
        [book] = books.books("incoming", today().year)
        close_book()
        assert refused(office, register=book.UID).field == "register"

    def test_book_for_other_types(self, office):
        [book] = books.books("incoming", today().year)
        book._unrestrictedGetObject().document_types = ("official_letter",)
        assert refused(office, register=book.UID).field == "register"
        assert receive(office, register_now=False).arrival_number is None

    def test_manager_is_no_registry(self, office):
        with api.env.adopt_user(username=SITE_OWNER_NAME), pytest.raises(Refusal) as caught:
            ReceiveIncoming(office["van-ban-den"], **letter())()
        assert caught.value.status == 403
