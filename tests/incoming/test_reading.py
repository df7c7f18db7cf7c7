"""Looking writes nothing; the read receipt is a request of its own."""

from builders.pages import open_office
from builders.pages import Person
from builders.states import document_in

import pytest
import transaction


PEOPLE = ("van-thu", "chanh-van-phong", "chu-tich", "pho-chu-tich", "truong-phong", "nguoi-ngoai")


class TestLooking:
    @pytest.mark.parametrize("state", ["registered", "submitted", "in_progress", "completed"])
    def test_writes_nothing(self, functional, functional_portal, state):
        open_office(functional_portal)
        document = document_in(functional_portal, state)
        transaction.commit()
        before, holder = functional_portal._p_jar.db().lastTransaction(), (document.holder, document.holder_since)
        for userid in PEOPLE:
            person = Person(functional["app"], userid)
            person.go(document)
            person.go(document.__parent__)
        functional_portal._p_jar.sync()
        assert functional_portal._p_jar.db().lastTransaction() == before
        assert (document.holder, document.holder_since) == holder
