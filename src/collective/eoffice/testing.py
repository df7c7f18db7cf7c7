"""Test layers of the office."""

from pathlib import Path
from plone.app.contenttypes.testing import PLONE_APP_CONTENTTYPES_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE

import collective.eoffice


AGENCY_PROFILES = Path(collective.eoffice.__file__).parents[3] / "profiles" / "configure.zcml"


class OfficeLayer(PloneSandboxLayer):
    """A site with the office installed, in Vietnamese, and the agency profiles registered."""

    defaultBases = (PLONE_APP_CONTENTTYPES_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        """Load our ZCML: the fixture switches autoinclude off."""
        import plone.restapi

        self.loadZCML(package=plone.restapi)
        self.loadZCML(package=collective.eoffice)
        if AGENCY_PROFILES.exists():
            self.loadZCML(str(AGENCY_PROFILES), package=collective.eoffice)

    def setUpPloneSite(self, portal):
        """Install the default profile."""
        applyProfile(portal, "collective.eoffice:default")


FIXTURE = OfficeLayer()
INTEGRATION_TESTING = IntegrationTesting(bases=(FIXTURE,), name="Eoffice:Integration")
FUNCTIONAL_TESTING = FunctionalTesting(bases=(FIXTURE,), name="Eoffice:Functional")
ACCEPTANCE_TESTING = FunctionalTesting(bases=(FIXTURE, WSGI_SERVER_FIXTURE), name="Eoffice:Acceptance")
