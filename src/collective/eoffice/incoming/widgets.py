"""Widgets of the forms for incoming documents: several files at once, one-line texts, words known before."""

from plone.app.z3cform.widgets.text import TextAreaWidget
from plone.app.z3cform.widgets.text import TextWidget
from plone.formwidget.namedfile.utils import is_file_upload
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.utils import safe_basename
from z3c.form.browser.widget import HTMLInputWidget
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import IWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from z3c.form.widget import Widget
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import IField
from zope.schema.interfaces import IList
from zope.schema.interfaces import ITextLine

import mimetypes


class IFilesWidget(IWidget):
    """A widget for a list of files, uploaded at once."""


@implementer_only(IFilesWidget)
class FilesWidget(HTMLInputWidget, Widget):
    """One input that takes several files.

    `accept` is what the dialogue of the browser offers, for example ".pdf,.docx"; `preview` and `file_list` are
    the selectors of the places where the page shows the first file and the names of all.
    """

    klass = "files-widget"
    accept = ""
    preview = "#eo-preview"
    file_list = "#eo-file-list"

    def extract(self, default=NO_VALUE):
        """Return the uploads in the request as a list, an empty one included."""
        found = self.request.get(self.name, NO_VALUE)
        if found is NO_VALUE:
            return [] if f"{self.name}-empty-marker" in self.request else default
        uploads = found if isinstance(found, list | tuple) else [found]
        return [upload for upload in uploads if is_file_upload(upload) and upload.filename]


@adapter(IField, IFormLayer)
@implementer(IFieldWidget)
def FilesFieldWidget(field, request):
    """Return a FilesWidget bound to the field."""
    return FieldWidget(field, FilesWidget(request))


@adapter(IList, IFilesWidget)
class FilesConverter(BaseDataConverter):
    """Between uploads and NamedBlobFiles. A file is sent by people, never shown again by the widget."""

    def toWidgetValue(self, value):
        """Return nothing: a browser cannot be given files."""
        return []

    def toFieldValue(self, value):
        """Return the files; the browser's type is not believed, that of the name stands until the bytes are read."""
        return [_named_file(upload) for upload in value or ()]


def _named_file(upload) -> NamedBlobFile:
    name = safe_basename(upload.filename)
    if isinstance(name, bytes):
        name = name.decode("utf-8", "replace")
    upload.seek(0)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return NamedBlobFile(upload.read(), kind, name)


class OneLineWidget(TextAreaWidget):
    """Several lines to write one line of text in; line breaks, as pasted from a PDF, become blanks."""

    rows = 2

    def extract(self, default=NO_VALUE):
        """Return the text with single blanks."""
        value = super().extract(default)
        return " ".join(value.split()) if isinstance(value, str) else value


@adapter(ITextLine, IFormLayer)
@implementer(IFieldWidget)
def OneLineFieldWidget(field, request):
    """Return a OneLineWidget bound to the field."""
    return FieldWidget(field, OneLineWidget(request))


class KnownWordsWidget(TextWidget):
    """A text that completes from what was written before: `datalist` is the id of the page's list."""

    datalist = ""

    @property
    def attributes(self):
        """Return the attributes of the input, with its list."""
        return {**super().attributes, "list": self.datalist, "autocomplete": "off"}


@adapter(ITextLine, IFormLayer)
@implementer(IFieldWidget)
def KnownWordsFieldWidget(field, request):
    """Return a KnownWordsWidget bound to the field."""
    return FieldWidget(field, KnownWordsWidget(request))
