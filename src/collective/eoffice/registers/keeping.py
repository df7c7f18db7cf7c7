"""Who keeps which book."""

from collective.eoffice.organisation import directory
from collective.eoffice.registers.books import books
from plone import api


def kept(direction: str):
    """Return the brains of the open books in which the current user writes, the default first.

    The agency's registry keeps the books of the agency, the clerk of a unit those of his unit (REG-03), and whoever
    manages the books may write in all of them.
    """
    if api.user.has_permission("collective.eoffice: Manage registers", obj=api.portal.get()):
        return books(direction)
    mine = {unit for unit, function in directory.functions_of(api.user.get_current().getId()) if function == "clerk"}
    if "Registry Clerk" in api.user.get_roles():
        mine.add("")
    return [brain for brain in books(direction) if brain.eoffice_register_unit in mine]
