"""The year of a book in a form: 2026, never 2.026 as the locale writes numbers."""

from plone.app.z3cform.interfaces import ITextWidget
from plone.app.z3cform.widgets.text import TextWidget
from z3c.form.converter import IntegerDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import IInt


class IYearWidget(ITextWidget):
    """Marks the input of a year."""


@implementer_only(IYearWidget)
class YearWidget(TextWidget):
    """A text input for a year."""


@implementer(IFieldWidget)
def YearFieldWidget(field, request):
    """Return the widget of a field."""
    return FieldWidget(field, YearWidget(request))


@adapter(IInt, IYearWidget)
class YearConverter(IntegerDataConverter):
    """Writes a year without separators; reads as any whole number."""

    def toWidgetValue(self, value) -> str:
        """Return the digits, "" for no year."""
        return "" if value is self.field.missing_value else str(value)
