"""The chained journal."""

from builders.office import acting_as
from builders.office import receive
from collective.eoffice import journal
from collective.eoffice.journal.store import KEY
from datetime import date
from zope.annotation.interfaces import IAnnotations

import pytest


@pytest.mark.requirement("AUD-02", "AUD-04")
class TestJournal:
    def test_lines_tell_who_what_and_when(self, office):
        document = receive(office)
        with acting_as(office, "van-thu"):
            line = journal.record(document, "note", on_behalf_of="chu-tich", day=date(2026, 11, 20))
        assert (line.verb, line.actor, line.on_behalf_of) == ("note", "van-thu", "chu-tich")
        assert line.data == {"day": "2026-11-20"}
        assert line.time.utcoffset().total_seconds() == 0
        assert journal.entries(document)[-1] == line

    def test_chain_holds(self, office):
        document = receive(office)
        for number in range(5):
            journal.record(document, "note", number=number)
        assert journal.verify(document) is None

    @pytest.mark.parametrize("tamper", ["data", "actor", "gap"])
    def test_tampering_is_found_where_it_happened(self, office, tamper):
        document = receive(office)
        first = len(journal.entries(document)) + 1
        for number in range(3):
            journal.record(document, "note", number=number)
        lines = IAnnotations(document)[KEY]
        verb, actor, behalf, moment, data, digest = lines[first + 1]
        if tamper == "data":
            lines[first + 1] = (verb, actor, behalf, moment, '{"number": 7}', digest)
        elif tamper == "actor":
            lines[first + 1] = (verb, "somebody", behalf, moment, data, digest)
        else:
            del lines[first + 1]
        assert journal.verify(document) == first + 1
