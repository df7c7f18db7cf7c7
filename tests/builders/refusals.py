"""Refusals of the registry, and the proof that they leave nothing behind."""

from builders.office import acting_as
from builders.office import letter
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming.actions import ReceiveIncoming
from collective.eoffice.registers import books
from plone import api

import pytest


def refused(portal, files=(), **changes) -> Refusal:
    """Try to receive and register; return the refusal, after making sure that nothing was kept."""
    before = kept()
    with acting_as(portal, "van-thu"), pytest.raises(Refusal) as caught:
        ReceiveIncoming(portal["van-ban-den"], register_now=True, files=list(files), **letter(**changes))()
    assert kept() == before
    return caught.value


def kept() -> tuple:
    """Return all that receiving could leave behind: documents, files, period folders, the number last given."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(portal_type=["IncomingDocument", "File", "Folder"])
    numbers = [brain._unrestrictedGetObject().last_number for brain in books.books("incoming", only_open=False)]
    return (*sorted(brain.getPath() for brain in found), numbers)
