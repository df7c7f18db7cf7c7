"""A demo office on a real server, and people with real browsers."""

from builders.staff import Staff
from collective.eoffice.setup import demo_documents as stages
from collective.eoffice.setup.demo_organisation import create_organisation
from collective.eoffice.setup.demo_organisation import DEMO_PASSWORD
from collective.eoffice.setup.letters import PLAIN_LETTERS
from collective.eoffice.setup.letters import REGULATIONS
from plone import api
from plone.app.testing import applyProfile

import pytest
import transaction


STAGES = (
    (REGULATIONS[1], stages.work_on),
    (REGULATIONS[2], stages.put_before_chair),
    (REGULATIONS[3], stages.put_before_office),
    (PLAIN_LETTERS[0], stages.put_before_chair),
    (PLAIN_LETTERS[1], stages.give_to_personnel),
    (PLAIN_LETTERS[3], stages.let_know),
    (PLAIN_LETTERS[5], stages.run_late),
    (PLAIN_LETTERS[6], stages.register),
)


@pytest.fixture
def site(acceptance):
    """The demo office under the regulation of Từ Sơn, with documents at every stage but not Từ Sơn's own."""
    portal = acceptance["portal"]
    api.portal.set_registry_record("plone.default_language", "vi")
    applyProfile(portal, "collective.eoffice:tu-son")
    create_organisation()
    for letter, stage in STAGES:
        stage(portal["van-ban-den"], letter)
    transaction.commit()
    return portal


@pytest.fixture
def staff(site, chromium):
    """Return a function: user id -> that person, logged in, in a browser window of their own."""
    people = {}

    def sit_down(userid, **window):
        if userid not in people:
            people[userid] = Staff(chromium, site.absolute_url(), userid, DEMO_PASSWORD, **window)
        return people[userid]

    yield sit_down
    for person in people.values():
        person.close()
