"""What the catalog knows of a unit."""

from collective.eoffice.organisation.interfaces import IUnit
from plone.indexer import indexer


@indexer(IUnit)
def eoffice_unit(unit):
    """Return what lists show of a unit, as plain data (metadata column)."""
    return {
        "kind": unit.kind,
        "abbreviation": unit.abbreviation or "",
        "organ_id": unit.organ_id or "",
        "organ_id_102": unit.organ_id_102 or "",
        "address": unit.address or "",
        "phone": unit.phone or "",
        "email": unit.email or "",
        "it_contacts": tuple(unit.it_contacts or ()),
        "order": unit.order if unit.order is not None else 100,
    }
