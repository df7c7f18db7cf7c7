"""The verbs of an incoming document, in the order of its way."""

from collective.eoffice.incoming.assigning import AssignIncoming
from collective.eoffice.incoming.assigning import InformIncoming
from collective.eoffice.incoming.ending import CancelIncoming
from collective.eoffice.incoming.ending import FinishIncoming
from collective.eoffice.incoming.ending import RefuseIncoming
from collective.eoffice.incoming.ending import ReopenIncoming
from collective.eoffice.incoming.reading import MarkRead
from collective.eoffice.incoming.receiving import ReceiveIncoming
from collective.eoffice.incoming.registering import RegisterIncoming
from collective.eoffice.incoming.submitting import ReturnToRegistry
from collective.eoffice.incoming.submitting import SubmitIncoming


VERBS = (
    RegisterIncoming,
    SubmitIncoming,
    AssignIncoming,
    FinishIncoming,
    ReturnToRegistry,
    InformIncoming,
    RefuseIncoming,
    CancelIncoming,
    ReopenIncoming,
)

__all__ = [
    "VERBS",
    "AssignIncoming",
    "CancelIncoming",
    "FinishIncoming",
    "InformIncoming",
    "MarkRead",
    "ReceiveIncoming",
    "RefuseIncoming",
    "RegisterIncoming",
    "ReopenIncoming",
    "ReturnToRegistry",
    "SubmitIncoming",
]
