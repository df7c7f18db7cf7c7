"""Plone's own REST services that staff have no use for, or that tell what staff may not know.

`services.zcml` registers them again on our layer, for who has `Manage portal`; they stay as they are.
"""

from plone.restapi.services.discussion.conversation import CommentsAdd
from plone.restapi.services.discussion.conversation import CommentsGet
from plone.restapi.services.email_notification.post import EmailNotificationPost
from plone.restapi.services.email_send.post import EmailSendPost
from plone.restapi.services.linkintegrity.get import LinkIntegrityGet
from plone.restapi.services.relations.get import GetRelations
from plone.restapi.services.transactions.get import TransactionsGet
from plone.restapi.services.transactions.patch import TransactionsPatch


__all__ = (
    "CommentsAdd",
    "CommentsGet",
    "EmailNotificationPost",
    "EmailSendPost",
    "GetRelations",
    "LinkIntegrityGet",
    "TransactionsGet",
    "TransactionsPatch",
)
