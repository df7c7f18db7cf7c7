"""The demo office: real stages, real people."""

from collections import Counter
from collective.eoffice import journal
from plone import api
from plone.app.testing import applyProfile

import pytest


@pytest.fixture
def demo(portal):
    applyProfile(portal, "collective.eoffice:demo")
    return portal


def documents():
    return api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="IncomingDocument")


class TestDemo:
    def test_the_five_regulations_are_registered_with_their_facts(self, demo):
        found = {brain.eoffice_reference: brain.eoffice_issuer for brain in documents()}
        assert found["1098/QĐ-UBND"] == "UBND thị xã Từ Sơn"
        assert {"1222/QĐ-UBND", "530/QĐ-SXD", "243/QĐ-STTTT"} <= set(found)

    def test_every_stage_is_shown(self, demo):
        states = Counter(brain.review_state for brain in documents())
        assert set(states) == {"received", "registered", "submitted", "in_progress", "completed"}

    def test_numbers_are_consecutive_and_journals_whole(self, demo):
        numbers = sorted(brain.eoffice_arrival_number for brain in documents() if brain.eoffice_arrival_number)
        assert [int(number) for number in numbers] == list(range(1, len(numbers) + 1))
        assert all(journal.verify(brain._unrestrictedGetObject()) is None for brain in documents())

    def test_again_changes_nothing(self, demo):
        before = sorted(brain.UID for brain in documents())
        applyProfile(demo, "collective.eoffice:demo")
        assert sorted(brain.UID for brain in documents()) == before
