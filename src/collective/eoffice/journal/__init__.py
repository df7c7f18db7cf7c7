"""The append-only, chained journal of an object (AUD-02, AUD-03, AUD-07)."""

from collective.eoffice.journal.store import entries
from collective.eoffice.journal.store import Entry
from collective.eoffice.journal.store import record
from collective.eoffice.journal.store import verify


__all__ = ["Entry", "entries", "record", "verify"]
