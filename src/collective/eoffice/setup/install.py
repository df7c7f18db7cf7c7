"""What the profile cannot say in XML: areas, workflow chains, catalog helpers."""

from plone.base.interfaces.installable import INonInstallable
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Hides the helper profiles from the add-ons page and the site form."""

    def getNonInstallableProfiles(self):
        """Return the ids of profiles that nobody installs by hand."""
        return ["collective.eoffice:uninstall", "collective.eoffice:demo"]

    def getNonInstallableProducts(self):
        """Return no product: the office itself may be installed by hand."""
        return []


def post_install(tool):
    """Build the areas of the office (after the default profile)."""


def post_uninstall(tool):
    """Undo what `post_install` did, except for content."""
