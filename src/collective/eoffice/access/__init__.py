"""Stored grants with a cause and a reference.

A grant says: this principal has this role on this object because of this cause; the reference
(a task's or register's uid, say) takes it back. The union of all grants is what Plone sees as local roles.
"""

from collective.eoffice.access.grants import batch
from collective.eoffice.access.grants import Grant
from collective.eoffice.access.grants import grant
from collective.eoffice.access.grants import grants
from collective.eoffice.access.grants import revoke


__all__ = ["Grant", "batch", "grant", "grants", "revoke"]
