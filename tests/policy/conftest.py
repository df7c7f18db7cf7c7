"""Accounts and sessions for the tests of this folder."""

from plone import api
from urllib.parse import urlsplit

import pytest
import requests
import transaction


PASSWORD = "Vanphong@2026"


@pytest.fixture
def accounts():
    """Return a function that makes an administrator, a chief of office, and a specialist."""

    def create():
        for userid in ("quan-tri", "chanh", "chuyen-vien"):
            api.user.create(email=f"{userid}@example.vn", username=userid, password=PASSWORD)
        api.user.grant_roles("quan-tri", roles=["Site Administrator"])
        api.user.grant_roles("chanh", roles=["Office Leader"])

    return create


@pytest.fixture
def http(acceptance, accounts):
    """Return a function (userid, method, path, data) → response, against a running server."""
    portal = acceptance["portal"]
    accounts()
    transaction.commit()
    url = urlsplit(portal.absolute_url())
    base = f"http://{acceptance['host']}:{acceptance['port']}{url.path}"

    def call(userid, method, path, data=None, **headers):
        return requests.request(
            method,
            f"{base}/{path}",
            json=data,
            auth=(userid, PASSWORD) if userid else None,
            headers={"Accept": "application/json", **headers},
            timeout=60,
        )

    call.portal = portal
    return call
