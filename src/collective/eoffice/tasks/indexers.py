"""What the catalog knows of a task; a list of tasks shows its document's facts without waking it."""

from collective.eoffice.tasks.interfaces import COORDINATE
from collective.eoffice.tasks.interfaces import ITask
from collective.eoffice.tasks.interfaces import LEAD
from plone.indexer import indexer


def _host(obj, name):
    return getattr(obj.host(), name, None) or ""


@indexer(ITask)
def searchable_text(obj):
    """Index directive, subject, opinion and the document's number and notation."""
    words = (obj.title, obj.directive, obj.opinion, _host(obj, "reference"), _host(obj, "issuer"))
    return " ".join(word for word in words if word)


@indexer(ITask)
def lead(obj):
    """Index who leads now."""
    return [obj.assignee] if obj.is_active and obj.duty == LEAD else []


@indexer(ITask)
def coordinate(obj):
    """Index who co-ordinates now."""
    return [obj.assignee] if obj.is_active and obj.duty == COORDINATE else []


@indexer(ITask)
def assigner(obj):
    """Index who waits for the result."""
    return [obj.assigner] if obj.is_active else []


@indexer(ITask)
def assignee(obj):
    """Keep whose task it is or was."""
    return obj.assignee


@indexer(ITask)
def duty(obj):
    """Keep lead or coordinate."""
    return obj.duty


@indexer(ITask)
def due(obj):
    """Index the due date as YYYY-MM-DD."""
    return obj.due_date.isoformat() if obj.due_date else None


@indexer(ITask)
def reference(obj):
    """Keep number and notation of the document."""
    return _host(obj, "reference")


@indexer(ITask)
def issuer(obj):
    """Keep who issued the document."""
    return _host(obj, "issuer")


@indexer(ITask)
def urgency(obj):
    """Index how urgent the document is."""
    return _host(obj, "urgency") or "normal"


@indexer(ITask)
def arrival_number(obj):
    """Keep the arrival number of the document."""
    return _host(obj, "arrival_label")


@indexer(ITask)
def arrival(obj):
    """Keep the date of arrival of the document as YYYY-MM-DD."""
    day = getattr(obj.host(), "arrival_date", None)
    return day.isoformat() if day else None


@indexer(ITask)
def document_url(obj):
    """Keep the path of the document, below the site."""
    host = obj.host()
    return "/".join(host.getPhysicalPath()[2:]) if host is not None else ""
