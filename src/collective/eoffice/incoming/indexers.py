"""What the catalog knows of an incoming document; lists are drawn from this alone."""

from collective.eoffice.incoming import duplicates
from collective.eoffice.incoming.attachments import file_facts
from collective.eoffice.incoming.interfaces import IIncomingDocument
from collective.eoffice.incoming.interfaces import IOfficeFile
from collective.eoffice.registers import books
from plone import api
from plone.indexer import indexer


UNREGISTERED = 999_999_999


@indexer(IIncomingDocument)
def searchable_text(obj):
    """Index number, notation, issuer, subject and signer, and the text of every file (IN-36, FD-3.6d)."""
    facts = file_facts(obj)
    words = [
        obj.reference,
        obj.title,
        obj.issuer,
        obj.sender,
        obj.signer,
        obj.field,
        obj.description,
        obj.arrival_label,
        *(fact["filename"] for fact in facts),
        *(fact["text"] for fact in facts),
    ]
    return " ".join(word for word in words if word)


@indexer(IOfficeFile)
def file_text(obj):
    """Index the text that was read when the file came in; no conversion at index time."""
    return f"{obj.title} {obj.eoffice_text}"


@indexer(IIncomingDocument)
def reference(obj):
    """Keep number and notation as they stand on the document."""
    return obj.reference or ""


@indexer(IIncomingDocument)
def duplicate_key(obj):
    """Index what two copies of one document have in common."""
    return duplicates.key(obj.reference, obj.issuer, obj.issued_date)


@indexer(IIncomingDocument)
def sha256(obj):
    """Index the hashes of the files."""
    return [fact["sha256"] for fact in file_facts(obj) if fact["sha256"]]


@indexer(IIncomingDocument)
def issuer(obj):
    """Index the issuing agency."""
    return obj.issuer


@indexer(IIncomingDocument)
def document_type(obj):
    """Index the token of the type."""
    return obj.document_type


@indexer(IIncomingDocument)
def urgency(obj):
    """Index the level of urgency."""
    return obj.urgency


@indexer(IIncomingDocument)
def arrival(obj):
    """Index the date of arrival as YYYY-MM-DD."""
    return obj.arrival_date.isoformat() if obj.arrival_date else None


@indexer(IIncomingDocument)
def issued(obj):
    """Index the date of the document as YYYY-MM-DD."""
    return obj.issued_date.isoformat() if obj.issued_date else None


@indexer(IIncomingDocument)
def due(obj):
    """Index the due date as YYYY-MM-DD."""
    return obj.due_date.isoformat() if obj.due_date else None


@indexer(IIncomingDocument)
def arrival_number(obj):
    """Keep the arrival number as the book writes it."""
    return obj.arrival_label


@indexer(IIncomingDocument)
def number_sort(obj):
    """Index the arrival number for sorting."""
    return obj.arrival_number


@indexer(IIncomingDocument)
def arrival_order(obj):
    """Index year and arrival number; what has no number yet comes after all numbers of its year."""
    if not obj.arrival_date:
        return None
    return f"{obj.arrival_date:%Y}-{obj.arrival_number or UNREGISTERED:09d}"


@indexer(IIncomingDocument)
def register(obj):
    """Index the uid of the book."""
    return obj.register


@indexer(IIncomingDocument)
def register_year(obj):
    """Index the year of the book."""
    return books.by_uid(obj.register).year if obj.register else None


@indexer(IIncomingDocument)
def holder(obj):
    """Index who has it in hand."""
    return list(obj.holder)


@indexer(IIncomingDocument)
def to_finish(obj):
    """Index who holds it although no lead task is in hand: finishing it is what is left to do."""
    if api.content.get_state(obj) != "in_progress":
        return []
    return [] if any(task.is_active for task in obj.lead_tasks()) else list(obj.holder)


@indexer(IIncomingDocument)
def holder_since(obj):
    """Keep since when it is in hand, UTC, ISO 8601."""
    return obj.holder_since.isoformat() if obj.holder_since else None


@indexer(IIncomingDocument)
def informed(obj):
    """Index who was informed."""
    return sorted(obj.informed)


@indexer(IIncomingDocument)
def unread(obj):
    """Index who was informed and has not read it."""
    return list(obj.unread_by())


@indexer(IIncomingDocument)
def read_by(obj):
    """Keep the ids of the users who opened it."""
    return sorted(obj.readers)
