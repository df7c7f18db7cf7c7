"""Choosing units and people: a multiple selection grouped by unit, with type-ahead where there is script."""

from collective.eoffice.organisation import directory
from plone.app.z3cform.widgets.select import SelectWidget
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from zope.interface import implementer

import json


SEPARATOR = ";"


class RecipientsWidget(SelectWidget):
    """A select field of recipients; `single` shows it as a list of one choice."""

    klass = "recipients-widget"
    single = False
    template = ViewPageTemplateFile("templates/recipients.pt")

    def extract(self, default=NO_VALUE):
        """Return the chosen tokens, sent as several values or (by the script) joined with semicolons."""
        sent = tokens(self.request, self.name)
        if sent is None:
            return default
        known = {term.token for term in self.terms}
        return [token for token in sent if token in known]

    def options(self) -> str:
        """Return the options of the script's type-ahead."""
        if self.single:
            return json.dumps({"width": "100%", "allowClear": True, "placeholder": " "})
        return json.dumps({"width": "100%", "separator": SEPARATOR})

    def groups(self) -> list[dict]:
        """Return the options by unit, in the order of the vocabulary."""
        found = {}
        for term in self.terms:
            unit = directory.unit_brain(directory.unit_id_of(term.value))
            group = found.setdefault(unit.getId if unit is not None else "", {"unit": unit, "options": []})
            title = term.title
            group["options"].append({"value": term.token, "title": title, "selected": term.token in (self.value or ())})
        return [{"title": group["unit"].Title if group["unit"] else "", **group} for group in found.values()]


def tokens(request, name: str) -> list[str] | None:
    """Return the tokens that a form sent for a multiple selection, None when it sent nothing of it."""
    if name not in request.form:
        return [] if f"{name}-empty-marker" in request.form else None
    sent = request.form[name]
    parts = sent if isinstance(sent, list | tuple) else [sent]
    return [token for part in parts for token in part.split(SEPARATOR) if token]


@implementer(IFieldWidget)
def RecipientsFieldWidget(field, request):
    """Return the widget of a field."""
    return FieldWidget(field, RecipientsWidget(request))
