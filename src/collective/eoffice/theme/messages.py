"""Messages that say what happened and offer the next step."""

from plone import api
from Products.statusmessages.interfaces import IStatusMessage
from zope.i18n import translate

import re


# The cookie of Products.statusmessages carries plain text, so the step is written so that it reads well
# even on a page that knows nothing of us.
STEP = re.compile(r"^(?P<text>.*)\n→ (?P<title>[^\n]+) \[(?P<path>/[^\s\]]*)\]$", re.DOTALL)
KINDS = {"error": "danger", "warning": "warning", "warn": "warning", "info": "success"}


def show(request, text, next_url=None, next_title=None, kind="info"):
    """Keep `text` (str or i18n message) for the next page, with at most one next step.

    `next_url` is an absolute address inside the site, `next_title` the words of the button; both or none.
    `kind` is info, warning or error. Raises ValueError for an address outside the site.
    """
    message = translate(text, context=request)
    if next_url and next_title:
        base = api.portal.get().absolute_url()
        if next_url != base and not next_url.startswith(base + "/"):
            raise ValueError(f"not an address of this site: {next_url}")
        title = translate(next_title, context=request).replace("\n", " ")
        message = f"{message}\n→ {title} [{next_url[len(base) :] or '/'}]"
    IStatusMessage(request).addStatusMessage(message, type=kind)


def take(request):
    """Return the waiting messages as dicts (text, kind, next_url, next_title) and forget them."""
    base = api.portal.get().absolute_url()
    return [_parsed(translate(each.message, context=request), each.type, base) for each in _waiting(request)]


def _waiting(request):
    return IStatusMessage(request).show() or ()


def _parsed(text, kind, base):
    found = STEP.match(text)
    return {
        "text": found["text"] if found else text,
        "kind": KINDS.get(kind, "info"),
        "next_url": base + found["path"] if found else None,
        "next_title": found["title"] if found else None,
    }
