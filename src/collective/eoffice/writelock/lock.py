"""The lock itself: a data manager that frees it when the transaction ends."""

from collective.eoffice.writelock.backends import backend_for
from transaction.interfaces import ISavepointDataManager
from zExceptions import HTTPServiceUnavailable
from zope.component.hooks import getSite
from zope.interface import implementer

import transaction


_KEY = "collective.eoffice.writelock"


class WriterBusy(HTTPServiceUnavailable):
    """Nobody freed the lock in time; the caller may try again (HTTP 503)."""


class _KeptSavepoint:
    """A savepoint of the lock; rolling back to it frees nothing."""

    def rollback(self):
        """Change nothing."""


@implementer(ISavepointDataManager)
class Release:
    """Frees the lock after the storage has finished, whatever the outcome."""

    transaction_manager = transaction.manager

    def __init__(self, lock):
        self._lock = lock

    def _free(self):
        # abort and tpc_abort are both called for one failed transaction
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def abort(self, txn):
        """Free the lock of an aborted transaction."""
        self._free()

    def tpc_begin(self, txn):
        """Take no part in the vote."""

    def commit(self, txn):
        """Take no part in the vote."""

    def tpc_vote(self, txn):
        """Take no part in the vote."""

    def tpc_finish(self, txn):
        """Free the lock of a committed transaction."""
        self._free()

    def tpc_abort(self, txn):
        """Free the lock of a transaction that failed in its vote."""
        self._free()

    def savepoint(self):
        """Outlive a rollback: the lock belongs to the whole transaction."""
        return _KeptSavepoint()

    def sortKey(self):
        """Sort behind every storage, so that the lock outlives the write."""
        return "~~~~zz:collective.eoffice.writelock"


def is_held(txn=None) -> bool:
    """Tell whether the running transaction holds the write lock."""
    txn = txn or transaction.get()
    try:
        return bool(txn.data(_KEY))
    except KeyError:
        return False


def hold(site=None, timeout: float = 60.0) -> None:
    """Take the write lock of a site for the rest of this transaction.

    What was written before in this transaction is dropped, because the view of the database is
    refreshed: call it before the first write. Calling it twice changes nothing. Raises WriterBusy
    when the lock is not free within `timeout` seconds.
    """
    if is_held():
        return
    site = site if site is not None else getSite()
    lock = backend_for("/".join(site.getPhysicalPath()))
    if not lock.acquire(timeout):
        raise WriterBusy("The office is busy writing; please try again.")
    try:
        old = transaction.get()
        user, description = old.user, old.description
        txn = transaction.begin()
        txn.user, txn.description = user, description
        txn.join(Release(lock))
        txn.set_data(_KEY, True)
    except BaseException:
        lock.release()
        raise
