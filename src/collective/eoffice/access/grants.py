"""The one place that writes local roles of the office's objects."""

from contextlib import contextmanager
from persistent.mapping import PersistentMapping
from typing import NamedTuple
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest

import transaction


KEY = "collective.eoffice.access"
UNMANAGED_ROLES = ("Owner",)


class Grant(NamedTuple):
    """One reason why a principal has a role on an object."""

    principal: str
    role: str
    cause: str
    reference: str


def grants(obj) -> tuple[Grant, ...]:
    """Return every grant on the object, in the order they were given."""
    stored = IAnnotations(obj).get(KEY)
    return tuple(Grant(*row) for rows in stored.values() for row in rows) if stored else ()


def grant(obj, principal: str, role: str, cause: str, reference: str) -> bool:
    """Give a principal a role on the object. True when its effective roles changed."""
    annotations = IAnnotations(obj)
    stored = annotations.get(KEY)
    if stored is None:
        stored = annotations[KEY] = PersistentMapping()
    row = (principal, role, cause, reference)
    rows = stored.get(reference, ())
    if row not in rows:
        stored[reference] = (*rows, row)
    return _apply(obj)


def revoke(obj, reference: str) -> bool:
    """Take back every grant with this reference. True when the effective roles changed."""
    stored = IAnnotations(obj).get(KEY)
    if not stored or stored.pop(reference, None) is None:
        return False
    return _apply(obj)


@contextmanager
def batch(obj):
    """Give and take back several grants, with one reindex of security at the end."""
    pending = _pending()
    key = "/".join(obj.getPhysicalPath())
    if key in pending:
        yield
        return
    pending[key] = False
    try:
        yield
    finally:
        changed = pending.pop(key)
    if changed:
        obj.reindexObjectSecurity()


def _pending() -> dict[str, bool]:
    txn = transaction.get()
    try:
        return txn.data(KEY)
    except KeyError:
        txn.set_data(KEY, {})
        return txn.data(KEY)


def _forget_checks() -> None:
    """Drop the permission checks that borg.localrole remembers for the length of a request."""
    annotations = IAnnotations(getRequest(), None)
    for key in [key for key in annotations or () if str(key).startswith("borg.localrole")]:
        del annotations[key]


def _apply(obj) -> bool:
    """Write the union of the grants to the local roles; reindex only what really changed."""
    before = {user: tuple(sorted(roles)) for user, roles in (obj.__ac_local_roles__ or {}).items()}
    after: dict[str, set[str]] = {}
    for user, roles in before.items():
        kept = {role for role in roles if role in UNMANAGED_ROLES}
        if kept:
            after[user] = kept
    for item in grants(obj):
        after.setdefault(item.principal, set()).add(item.role)
    if {user: tuple(sorted(roles)) for user, roles in after.items()} == before:
        return False
    _forget_checks()
    obj.__ac_local_roles__ = {user: sorted(roles) for user, roles in after.items()}
    pending = _pending()
    key = "/".join(obj.getPhysicalPath())
    if key in pending:
        pending[key] = True
    else:
        obj.reindexObjectSecurity()
    return True
