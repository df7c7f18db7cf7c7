"""The browser layer and what the whole product shares."""

from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IEofficeLayer(IDefaultBrowserLayer):
    """Marks requests to a site on which the electronic office is installed."""
