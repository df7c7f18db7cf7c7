"""Programs are answered in the language they ask for (Accept-Language), whatever the site's own."""

from collective.eoffice.interfaces import IEofficeLayer
from plone.i18n.interfaces import ILanguageUtility
from plone.rest.interfaces import IAPIRequest
from zope.component import adapter
from zope.component import queryUtility
from ZPublisher.interfaces import IPubAfterTraversal


@adapter(IPubAfterTraversal)
def follow_accept_language(event) -> None:
    """Bind an API request before its service runs."""
    bind_language(event.request)


def bind_language(request) -> None:
    """Bind an API request to the first language of its header that the site has; doing so twice changes nothing."""
    if not (IAPIRequest.providedBy(request) and IEofficeLayer.providedBy(request)):
        return
    tool = queryUtility(ILanguageUtility)
    wanted = tool.getRequestLanguages(request) if tool is not None else ()
    if wanted:
        tool.getLanguageBindings(request)
        request["LANGUAGE_TOOL"].LANGUAGE = request["LANGUAGE"] = wanted[0]
