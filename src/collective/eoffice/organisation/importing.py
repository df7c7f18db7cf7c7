"""Units from the data file of a profile."""

from collective.eoffice.organisation.area import get_area
from collective.eoffice.organisation.directory import unit_brain
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from zope.lifecycleevent import modified

import json


FILE = "organisation.json"
FIELDS = ("title", "kind", "abbreviation", "organ_id", "organ_id_102", "address", "phone", "email", "order")


def import_organisation(context):
    """Import step: make the units of the profile's `organisation.json`, if it has one."""
    data = context.readDataFile(FILE)
    if data is not None:
        import_units(json.loads(data))


def import_units(data, container=None):
    """Make or update units; `data` is a list of dictionaries as `profiles/README.md` describes.

    Doing it again changes nothing. People, and units that the data does not name, stay as they are; a unit that
    was moved stays where it is. A kind that does not exist raises ValueError.
    """
    container = container if container is not None else get_area()
    for number, item in enumerate(data, start=1):
        values = {"order": number * 10, **{name: item[name] for name in FIELDS if name in item}}
        brain = unit_brain(item["id"])
        if brain is None:
            unit = createContent("Unit", id=item["id"], **values)
            unit = addContentToContainer(container, unit, checkConstraints=False)
        else:
            unit = brain._unrestrictedGetObject()
            update(unit, values)
        import_units(item.get("units", ()), unit)


def update(unit, values):
    """Set the fields that differ, and say so only then."""
    changed = {name: value for name, value in values.items() if getattr(unit, name) != value}
    for name, value in changed.items():
        setattr(unit, name, value)
    if changed:
        modified(unit)
