"""Submitting, passing on and giving back: whoever is next on the route, and nobody else."""

from builders.office import acting_as
from builders.office import pdf_file
from builders.office import receive
from builders.policy import set_policy
from builders.states import document_in
from collective.eoffice import access
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.incoming.registering import file_refusal
from collective.eoffice.incoming.routes import submit_targets
from collective.eoffice.organisation.actions import SyncUnit
from plone import api

import pytest


def submit(portal, person, document, to, **data):
    with acting_as(portal, person):
        verbs.SubmitIncoming(document, to=to, **data)()


def handlers(document) -> list[str]:
    return [grant.principal for grant in access.grants(document) if grant.role == "Handler"]


def sees(person, document) -> bool:
    return api.user.has_permission("View", username=person, obj=document)


class TestSubmit:
    @pytest.mark.requirement("IN-07")
    def test_hands_over(self, office):
        document = receive(office)
        submit(office, "van-thu", document, "van-phong:head", note="Kính trình")
        assert api.content.get_state(document) == "submitted"
        assert document.holder == ("van-phong:head",)
        assert handlers(document) == ["van-phong:head"]
        line = journal.entries(document)[-1]
        assert (line.verb, line.data["to"], line.data["note"]) == ("submit", "van-phong:head", "Kính trình")

    @pytest.mark.requirement("IN-07", "IN-09")
    def test_who_passed_it_on_keeps_reading(self, office):
        document = document_in(office, "submitted")
        assert document.holder == ("chu-tich",)
        assert handlers(document) == ["chu-tich"]
        assert access.Grant("van-phong:head", "Reader", "handled", "handled") in access.grants(document)

    def test_who_passed_it_on_instructs_no_more(self, office):
        document = document_in(office, "submitted")
        with acting_as(office, "chanh-van-phong"):
            for verb in (verbs.SubmitIncoming, verbs.AssignIncoming, verbs.ReturnToRegistry):
                assert not verb.available(document)

    def test_not_to_a_unit_without_a_head(self, office):
        unit = office["to-chuc"]["van-phong"]
        unit.heads, unit.deputies = (), ("chuyen-vien-vp",)
        SyncUnit(unit)()
        document = receive(office)
        with acting_as(office, "van-thu"):
            assert submit_targets(document) == ["chuyen-vien-vp"]

    def test_nobody_to_submit_to(self, office):
        unit = office["to-chuc"]["van-phong"]
        unit.heads = ()
        SyncUnit(unit)()
        document = receive(office)
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as caught:
            verbs.SubmitIncoming(document, to="van-phong:head")()
        assert caught.value.status == 409

    @pytest.mark.requirement("SEC-04")
    def test_strangers_see_nothing_on_the_way(self, office):
        for state in ("received", "registered", "submitted", "in_progress", "completed", "returned", "recalled"):
            document = document_in(office, state)
            for stranger in ("nguoi-ngoai", "chuyen-vien-noi-vu", "van-thu-phuong"):
                assert not sees(stranger, document), (state, stranger)


class TestFilesFirst:
    def test_scan_before_forward(self, office):
        document = receive(office, files=[])
        with acting_as(office, "van-thu"):
            with pytest.raises(Refusal) as caught:
                verbs.SubmitIncoming(document, to="van-phong:head")()
            assert caught.value.status == 409
            assert not verbs.SubmitIncoming.available(document)
        set_policy(scan_before_forward=False)
        submit(office, "van-thu", document, "van-phong:head")

    @pytest.mark.requirement("IN-28")
    def test_reference_documents_go_on_without_a_file(self, office):
        set_policy(scan_rules={"reference": "metadata_only"})
        document = receive(office, files=[], scan_profile="reference")
        submit(office, "van-thu", document, "van-phong:head")
        assert api.content.get_state(document) == "submitted"

    @pytest.mark.requirement("IN-05")
    def test_both_formats(self, office):
        set_policy(formats_both_required=True)
        document = receive(office, files=[pdf_file()])
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as caught:
            verbs.SubmitIncoming(document, to="van-phong:head")()
        assert caught.value.status == 409
        document.medium = "electronic"
        assert file_refusal(document) is None


class TestReturn:
    def test_back_to_the_registry(self, office):
        document = document_in(office, "submitted")
        with acting_as(office, "chu-tich"):
            verbs.ReturnToRegistry(document, reason="Sai trích yếu, đề nghị sửa")()
        assert api.content.get_state(document) == "registered"
        assert document.holder == ()
        assert handlers(document) == []
        assert api.user.has_permission("Modify portal content", username="van-thu", obj=document)
        assert journal.entries(document)[-1].data["reason"] == "Sai trích yếu, đề nghị sửa"
        submit(office, "van-thu", document, "van-phong:head")

    @pytest.mark.parametrize("reason", [None, "", "        ", "sai"])
    def test_a_reason_is_needed(self, office, reason):
        document = document_in(office, "submitted")
        with acting_as(office, "chu-tich"), pytest.raises(Refusal) as caught:
            verbs.ReturnToRegistry(document, reason=reason)()
        assert caught.value.field == "reason"
        assert api.content.get_state(document) == "submitted"
