"""Corrections: held against the same rules, and told with the old value."""

from builders.office import acting_as
from builders.office import receive
from builders.states import document_in
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from plone import api
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


def correct(portal, document, **changes):
    with acting_as(portal, "van-thu"):
        for name, value in changes.items():
            setattr(document, name, value)
        notify(ObjectModifiedEvent(document))


def corrections(document) -> list[dict]:
    return [entry.data["changes"] for entry in journal.entries(document) if entry.verb == "correct"]


@pytest.mark.requirement("AUD-04", "IN-26")
class TestCorrections:
    def test_old_and_new_value_are_kept(self, office):
        document = receive(office)
        correct(office, document, reference="1089/QĐ-UBND", signer="Hoàng Bá Huy B")
        assert corrections(document) == [
            {
                "reference": ["1098/QĐ-UBND", "1089/QĐ-UBND"],
                "signer": ["Hoàng Bá Huy", "Hoàng Bá Huy B"],
            }
        ]
        assert journal.entries(document)[-1].actor == "van-thu"
        assert journal.verify(document) is None

    def test_each_correction_starts_from_the_one_before(self, office):
        document = receive(office)
        correct(office, document, signer="A")
        correct(office, document, signer="B")
        assert corrections(document)[-1] == {"signer": ["A", "B"]}

    def test_saving_without_a_change_is_no_correction(self, office):
        document = receive(office)
        correct(office, document)
        assert corrections(document) == []

    def test_the_catalog_follows(self, office):
        document = receive(office)
        correct(office, document, reference="1089/QĐ-UBND")
        catalog = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
        assert [brain.UID for brain in catalog(eoffice_reference="1089/QĐ-UBND")] == [document.UID()]

    @pytest.mark.parametrize(
        ("name", "value"), [("reference", "không số"), ("title", "V/v mời họp"), ("secrecy", "secret")]
    )
    def test_the_rules_hold(self, office, name, value):
        api.portal.set_registry_record("collective.eoffice.policy.abstract_min_rule", "forbid_list")
        document = receive(office)
        with pytest.raises(Refusal) as caught:
            correct(office, document, **{name: value})
        assert caught.value.field == name
        assert corrections(document) == []

    @pytest.mark.parametrize("state", ["submitted", "in_progress", "completed", "returned", "recalled"])
    def test_the_registry_corrects_only_what_it_has_in_hand(self, office, state):
        document = document_in(office, state)
        for person in ("van-thu", "chu-tich", "truong-phong"):
            assert not api.user.has_permission("Modify portal content", username=person, obj=document), person
