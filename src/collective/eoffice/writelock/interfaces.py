"""What the write lock asks of the pages and services it serves."""

from zope.interface import Interface


class ISelfLocking(Interface):
    """Marks a view or service that takes the write lock itself.

    Such a view does its slow, harmless work first and calls `writelock.hold()` before its first write.
    """
