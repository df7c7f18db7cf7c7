"""Where the units are."""

from collective.eoffice.organisation.interfaces import IOrganisationArea
from plone import api


AREA = "to-chuc"


def get_area():
    """Return the folder of the units of the current site; LookupError when the office is not installed."""
    area = api.portal.get().get(AREA)
    if not IOrganisationArea.providedBy(area):
        raise LookupError(f"The site has no folder {AREA} for units.")
    return area
