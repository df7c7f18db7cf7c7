"""Fixtures of the whole suite."""

# isort: off
import os

# Read when zope.i18n is imported: the suite speaks Vietnamese whether or not somebody compiled before.
os.environ.setdefault("zope_i18n_compile_mo_files", "true")
# isort: on

from builders.office import build_office
from collective.eoffice.testing import ACCEPTANCE_TESTING
from collective.eoffice.testing import FUNCTIONAL_TESTING
from collective.eoffice.testing import INTEGRATION_TESTING
from playwright.sync_api import sync_playwright
from pytest_plone import fixtures_factory

import pytest
import shutil


pytest_plugins = ["pytest_plone", "conformance.plugin"]

LAYERS = (
    (INTEGRATION_TESTING, "integration"),
    (FUNCTIONAL_TESTING, "functional"),
    (ACCEPTANCE_TESTING, "acceptance"),
)

globals().update(fixtures_factory(LAYERS, keep_session=False))


@pytest.fixture(autouse=True, scope="class")
def _keep_needed_layers(request):
    """Keep a layer for the rest of the session from the first class on that asks for it.

    Tests that only read sources then need no Plone site, and still run when it cannot be built.
    """
    items = [item for item in request.session.items if request.node in item.listchain()]
    needed = {name for item in items for name in getattr(item, "fixturenames", ())}
    for _, name in LAYERS:
        if name in needed or f"{name}_class" in needed:
            request.getfixturevalue(f"{name}_session")


@pytest.fixture
def office(portal):
    """The site with a small office of real people, nobody logged in as Manager."""
    build_office(portal)
    return portal


@pytest.fixture(scope="session")
def chromium():
    """One headless Chromium for the whole session."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "There is no Chromium on this machine: `make test` installs it (Debian package chromium)."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
            env={**os.environ, "LANGUAGE": "vi"},
        )
        yield browser
        browser.close()
