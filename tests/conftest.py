"""Fixtures of the whole suite."""

from collective.eoffice.testing import ACCEPTANCE_TESTING
from collective.eoffice.testing import FUNCTIONAL_TESTING
from collective.eoffice.testing import INTEGRATION_TESTING
from pytest_plone import fixtures_factory


pytest_plugins = ["pytest_plone"]

globals().update(
    fixtures_factory(
        (
            (INTEGRATION_TESTING, "integration"),
            (FUNCTIONAL_TESTING, "functional"),
            (ACCEPTANCE_TESTING, "acceptance"),
        )
    )
)
