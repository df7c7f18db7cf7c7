"""What changed in a document's data: kept in the journal with the old value (AUD-04, IN-26)."""

from collective.eoffice import journal
from collective.eoffice.incoming.interfaces import IIncomingData
from persistent.mapping import PersistentMapping
from zope.annotation.interfaces import IAnnotations
from zope.schema import getFieldNames


KEY = "collective.eoffice.incoming.data"


def data_of(document) -> dict:
    """Return the registry's data of a document by field name."""
    return {name: getattr(document, name, None) for name in getFieldNames(IIncomingData)}


def remember(document) -> dict:
    """Keep the data as last known; return what changed since, as {field: [old, new]}."""
    annotations = IAnnotations(document)
    before = annotations.get(KEY)
    now = data_of(document)
    annotations[KEY] = PersistentMapping(now)
    if before is None:
        return {}
    return {name: [before.get(name), value] for name, value in now.items() if before.get(name) != value}


def keep_changes(document) -> set[str]:
    """Write a line in the journal for data that changed since the last time; return the names of the fields."""
    changed = remember(document)
    if changed:
        journal.record(document, "correct", changes=changed)
    return set(changed)
