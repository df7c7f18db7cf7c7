"""The forms by which the registry adds files to a document and takes them away."""

from collective.eoffice import _
from collective.eoffice.actions.forms import ActionForm
from collective.eoffice.actions.forms import ActionFormPage
from collective.eoffice.incoming.filing import AddFiles
from collective.eoffice.incoming.filing import RemoveFile
from collective.eoffice.incoming.widgets import FilesFieldWidget
from collective.eoffice.policy import get_policy
from collective.eoffice.theme import messages
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class AddFilesForm(ActionForm):
    """Adds files: drop or choose, look at them, save."""

    action = AddFiles
    template = ViewPageTemplateFile("templates/add_files.pt")

    def updateFields(self):
        """Take several files at once."""
        super().updateFields()
        self.fields["files"].widgetFactory = FilesFieldWidget

    def updateWidgets(self, prefix=None):
        """Offer the formats that the policy accepts."""
        super().updateWidgets(prefix)
        self.widgets["files"].accept = ",".join(f".{token}" for token in sorted(get_policy().accepted_formats))

    def done(self, verb, result) -> None:
        """Say how many came in."""
        text = _("message_files_added", default="${count} files were added.", mapping={"count": len(result)})
        messages.show(self.request, text)
        self.request.response.redirect(self.next_url(verb, result))


class AddFilesPage(ActionFormPage):
    """The page of the form."""

    form = AddFilesForm


class RemoveFileForm(ActionForm):
    """Takes a file away."""

    action = RemoveFile


class RemoveFilePage(ActionFormPage):
    """The page of the form."""

    form = RemoveFileForm
