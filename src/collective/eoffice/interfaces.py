"""The browser layer and what the whole product shares."""

from plone.app.z3cform.interfaces import IPloneFormLayer
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IEofficeLayer(IPloneFormLayer, IDefaultBrowserLayer):
    """Marks requests to a site on which the electronic office is installed.

    Extends the layer of Plone's forms, so that our widgets win whatever the order of installation was.
    """
