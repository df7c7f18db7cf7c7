"""Real requests to a running server, and the examples that are written from them."""

from builders.office import build_office
from builders.office import PASSWORD
from examples import Examples
from plone.restapi.testing import RelativeSession
from urllib.parse import urlsplit

import pytest
import transaction


@pytest.fixture
def site(acceptance):
    """The site of the running server, with the office in it."""
    portal = acceptance["portal"]
    build_office(portal)
    transaction.commit()
    return portal


@pytest.fixture
def base(acceptance, site):
    """The address of the site."""
    return f"http://{acceptance['host']}:{acceptance['port']}{urlsplit(site.absolute_url()).path}"


@pytest.fixture
def caller(base):
    """Return a function: the session of a user (None: nobody) who reads a language."""
    open_sessions = []

    def session(userid, language="vi"):
        new = RelativeSession(base)
        new.headers.update({"Accept": "application/json", "Accept-Language": language})
        if userid:
            new.auth = (userid, PASSWORD)
        open_sessions.append(new)
        return new

    yield session
    for each in open_sessions:
        each.close()


@pytest.fixture
def refresh(site):
    """Return a function that shows this test what the server wrote."""
    return lambda: site._p_jar.sync()


@pytest.fixture
def examples(base):
    """The examples of docs/api, compared with what the server answers."""
    return Examples(base)
