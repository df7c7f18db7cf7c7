"""What the profile cannot say in XML: areas, workflow chains, catalog helpers."""

from collective.eoffice.generation.install import setup_templates
from collective.eoffice.listings.install import remove_lexicons
from collective.eoffice.listings.install import setup_lexicons
from collective.eoffice.registers.books import open_first
from collective.eoffice.setup.areas import make_areas
from collective.eoffice.theme.install import reset_front_page
from collective.eoffice.theme.install import setup_front_page
from collective.eoffice.workdays import today
from plone import api
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
    portal = api.portal.get()
    setup_lexicons(portal)
    make_areas(portal)
    setup_templates(portal)
    setup_front_page(portal)
    year = today().year
    open_first(year, f"Sổ đăng ký văn bản đến {year}")


def post_uninstall(tool):
    """Undo what `post_install` did, except for content."""
    portal = api.portal.get()
    remove_lexicons(portal)
    reset_front_page(portal)
