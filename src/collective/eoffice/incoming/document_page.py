"""The page of an incoming document: the paper on the left, its whole way on the right."""

from collective.eoffice.incoming import duplicates
from collective.eoffice.incoming import paper
from collective.eoffice.incoming import steps
from collective.eoffice.incoming.actions import MarkRead
from collective.eoffice.incoming.interfaces import IIncomingData
from collective.eoffice.incoming.interfaces import IMoreSteps
from collective.eoffice.incoming.rights import INCOMING_WORKFLOW
from collective.eoffice.incoming.routes import current_user
from collective.eoffice.incoming.timeline import Timeline
from collective.eoffice.incoming.vocabularies import urgency_levels
from collective.eoffice.organisation import directory
from collective.eoffice.registers import books
from collective.eoffice.tasks.interfaces import IHostParts
from collective.eoffice.tasks.verb_pages import PostVerb
from collective.eoffice.workdays import words
from functools import cached_property
from plone import api
from plone.protect.authenticator import createToken
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import subscribers
from zope.i18n import translate
from zope.interface import implementer
from zope.schema import getFieldsInOrder


RELATED = 10
SPEAKING = frozenset({"assign", "submit", "inform", "finish", "return_to_registry", "refuse", "cancel", "reopen"})
ENDED = frozenset({"completed", "returned", "recalled"})


def state_title(state: str, request) -> str:
    """Return the name of a state in the language of the request."""
    return translate(INCOMING_WORKFLOW.states[state].title, domain="collective.eoffice", context=request)


@implementer(IHostParts)
class DocumentParts(BrowserView):
    """Heading, paper and next step of a document, also for the pages of its verbs and tasks."""

    head_template = ViewPageTemplateFile("templates/head.pt")
    paper_template = ViewPageTemplateFile("templates/paper.pt")

    def head(self) -> str:
        """Return the markup of the heading."""
        return self.head_template()

    def paper(self) -> str:
        """Return the markup of the preview."""
        return self.paper_template()

    def next_step(self):
        """Return what the current user does next, or None."""
        return steps.next_step(self.context)

    @cached_property
    def facts(self) -> dict:
        """What the heading shows."""
        document = self.context
        state = api.content.get_state(document)
        return {
            "urgency": document.urgency,
            "urgency_title": urgency_levels(document).getTerm(document.urgency).title,
            "number": document.arrival_label,
            "reference": document.reference or "",
            "issuer": document.issuer,
            "issued": words.day(document.issued_date),
            "subject": document.title,
            "state": state,
            "state_title": state_title(state, self.request),
            "holder": ", ".join(directory.principal_title(name) for name in document.holder),
            "since": words.moment(document.holder_since) if document.holder else "",
            "due": words.due(document.due_date) if state not in ENDED else None,
            "due_day": words.day(document.due_date),
            "by_name": document.addressed_by_name,
            "priority": document.priority_flag,
        }

    @cached_property
    def files(self) -> list[dict]:
        """The files."""
        return paper.files(self.context)

    @cached_property
    def unread(self) -> bool:
        """Whether the current user has still to be noted as a reader."""
        user = current_user()
        mine = set(directory.principals_of_user(user))
        return user not in self.context.readers or bool(mine & set(self.context.unread_by()))

    def why_no_file(self):
        """Return why there is no file."""
        return paper.why_no_file(self.context)


class DocumentView(DocumentParts):
    """The page itself. Looking at it writes nothing; the read receipt is a POST of its own."""

    index = ViewPageTemplateFile("templates/document.pt")
    tabs_template = ViewPageTemplateFile("templates/document_tabs.pt")

    def __call__(self):
        """Return the page."""
        return self.index()

    @cached_property
    def steps(self) -> list:
        """What the current user may do now."""
        return steps.all_steps(self.context)

    @cached_property
    def primary(self):
        """The one thing to do next, or None."""
        return steps.primary(self.context, self.steps)

    @cached_property
    def others(self) -> list:
        """The rest."""
        return [step for step in self.steps if step != self.primary]

    @cached_property
    def offers(self) -> list:
        """What other rooms offer: links that change nothing."""
        found = subscribers((self.context, self.request), IMoreSteps)
        return [step for more in found for step in more.steps()]

    def token(self) -> str:
        """Return the CSRF token."""
        return createToken()

    @cached_property
    def asked_to_know(self) -> bool:
        """Whether the current user was informed and has not read it."""
        return bool(set(directory.principals_of_user(current_user())) & set(self.context.unread_by()))

    def tasks(self) -> str:
        """Return the markup of the tree of tasks; what the last directive says is not said again."""
        tree = api.content.get_view("eoffice-tasks", self.context, self.request)
        tree.hidden_directive = next((line["texts"][0] for line in self.said if line["verb"] == "assign"), "")
        return tree()

    @cached_property
    def said(self) -> list[dict]:
        """What leaders and others wrote about the document as a whole, the last word first."""
        return [line for line in reversed(self.timeline) if line["verb"] in SPEAKING and line["texts"]]

    @cached_property
    def informed(self) -> list[dict]:
        """Who was informed, by whom and since when, and who read it when."""
        return [
            {
                "who": directory.principal_title(principal),
                "by": directory.principal_title(row["by"]),
                "since": words.moment(row["since"]),
                "reader": directory.principal_title(row["read_by"]) if row["read_by"] not in ("", principal) else "",
                "read": words.moment(row["read_at"]),
            }
            for principal, row in sorted(self.context.informed.items(), key=lambda item: item[1]["since"])
        ]

    def informed_read(self) -> int:
        """Return how many of the informed have read it."""
        return sum(bool(row["read"]) for row in self.informed)

    @cached_property
    def readers(self) -> list[dict]:
        """Who read it and when, in order of time."""
        return [
            {"who": directory.principal_title(user), "time": words.moment(time)}
            for user, time in sorted(self.context.readers.items(), key=lambda item: item[1])
        ]

    @cached_property
    def _timeline(self) -> Timeline:
        return Timeline(self.context, self.request)

    @cached_property
    def timeline(self) -> list[dict]:
        """The lines of the journal in words."""
        return self._timeline.lines()

    def data(self) -> list[dict]:
        """Return title and value of every field, the number and the book first."""
        document = self.context
        fields = [
            {"name": name, "title": field.title, "value": self._timeline.show(name, getattr(document, name, None))}
            for name, field in getFieldsInOrder(IIncomingData)
        ]
        for row in fields:
            row["url"] = document.source_url if row["name"] == "source_url" else None
        return fields

    def book(self) -> str:
        """Return the title of the book, "" before registration."""
        return books.by_uid(self.context.register).title if self.context.register else ""

    @cached_property
    def same(self) -> list[dict]:
        """Documents linked as the same, or with the same number, issuer and date."""
        document = self.context
        found = {}
        if document.duplicate_of:
            found |= self._found(UID=list(document.duplicate_of))
        key = duplicates.key(document.reference, document.issuer, document.issued_date)
        if key:
            found |= self._found(eoffice_duplicate_key=key)
        return list(found.values())

    @cached_property
    def same_issuer(self) -> list[dict]:
        """The latest documents of the same issuer that the current user may see."""
        found = self._found(
            eoffice_issuer=self.context.issuer,
            sort_on="eoffice_arrival",
            sort_order="descending",
            sort_limit=RELATED + len(self.same) + 1,
        )
        known = {row["url"] for row in self.same}
        return [row for row in found.values() if row["url"] not in known][:RELATED]

    def _found(self, **query) -> dict[str, dict]:
        """Return rows of other documents by UID, from the catalog alone."""
        catalog = api.portal.get_tool("portal_catalog")
        own = self.context.UID()
        return {
            brain.UID: {
                "url": brain.getURL(),
                "subject": brain.Title,
                "reference": brain.eoffice_reference or "",
                "number": brain.eoffice_arrival_number or "",
                "arrival": "/".join(reversed((brain.eoffice_arrival or "").split("-"))),
                "state": brain.review_state,
                "state_title": state_title(brain.review_state, self.request),
            }
            for brain in catalog(portal_type="IncomingDocument", **query)
            if brain.UID != own
        }


class MarkReadPage(PostVerb):
    """The read receipt: the page's script posts it (204), without script the button “Đã biết” does."""

    action = MarkRead

    def done(self, result):
        """Say nothing to the script; bring a person back to the page."""
        if self.request.form.get("back"):
            return self.leave()
        self.request.response.setStatus(204)
        return ""
