"""One writer at a time per site: registration stays gapless and creates do not conflict.

`hold(site)` takes the lock for the rest of the running transaction and refreshes the view of the
database; the end of the transaction, good or bad, releases it.
"""

from collective.eoffice.writelock.lock import hold
from collective.eoffice.writelock.lock import is_held
from collective.eoffice.writelock.lock import WriterBusy


__all__ = ["WriterBusy", "hold", "is_held"]
