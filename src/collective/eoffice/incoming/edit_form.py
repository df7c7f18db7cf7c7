"""The form by which the registry corrects what it wrote about a document."""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.actions.forms import show_refusal
from collective.eoffice.actions.forms import style
from collective.eoffice.actions.tokens import TokenForm
from collective.eoffice.incoming import changes
from collective.eoffice.incoming.receive_form import PaperAndFields
from collective.eoffice.incoming.registering import check_correction
from plone.dexterity.browser.edit import DefaultEditForm
from plone.z3cform.layout import FormWrapper


class EditForm(PaperAndFields, TokenForm, DefaultEditForm):
    """Plone's edit form in the layout of receiving; the rules answer beside the fields (IN-03, AUD-04)."""

    label = _("heading_correct", default="Correct the data of the document")
    css_class = "eo-guard eo-split eo-receive"

    def applyChanges(self, data):
        """Hold the data against the rules first, so that nothing is changed when they refuse."""
        whole = {**changes.data_of(self.context), **data}
        try:
            check_correction(self.context, whole)
        except Refusal as refusal:
            show_refusal(self, refusal)
        return super().applyChanges(data)

    def updateActions(self):
        """Let cancelling stand back behind saving."""
        super().updateActions()
        style(self.actions["cancel"], "btn-link")

    def main_actions(self) -> list:
        """Return the buttons at the foot of the form."""
        return [self.actions[name] for name in ("save", "cancel")]

    def shown_file(self) -> dict | None:
        """Return title and address of the first file that a browser can show."""
        for child in self.context.objectValues():
            if (
                child.portal_type == "File"
                and child.file
                and child.file.contentType in ("application/pdf", "image/png")
            ):
                return {"title": child.Title(), "url": f"{child.absolute_url()}/@@display-file/file"}
        return None


class EditPage(FormWrapper):
    """The page of the form."""

    form = EditForm
