"""What the catalog knows of a book."""

from collective.eoffice.registers.interfaces import IRegister
from plone.indexer import indexer


@indexer(IRegister)
def direction(obj):
    """Index incoming, outgoing or internal."""
    return obj.direction


@indexer(IRegister)
def register_year(obj):
    """Index the year of the book."""
    return obj.year


@indexer(IRegister)
def register_open(obj):
    """Index whether the book still gives numbers."""
    return not obj.closed


@indexer(IRegister)
def is_default(obj):
    """Keep whether the book is offered first."""
    return bool(obj.is_default)


@indexer(IRegister)
def register_unit(obj):
    """Keep the id of the unit that keeps the book; "" is the agency's registry."""
    return obj.unit or ""
