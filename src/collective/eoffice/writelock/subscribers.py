"""Every writing request to an office takes the lock before its code runs."""

from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.writelock.interfaces import ISelfLocking
from collective.eoffice.writelock.lock import hold
from zope.component.hooks import getSite


WRITING_METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def lock_writing_request(event):
    """Take the write lock for POST, PUT, PATCH and DELETE, unless the view does it itself."""
    request = event.request
    if request.method not in WRITING_METHODS or not IEofficeLayer.providedBy(request):
        return
    published = request.get("PUBLISHED")
    view = getattr(published, "__self__", published)
    if not ISelfLocking.providedBy(view):
        hold(getSite())
