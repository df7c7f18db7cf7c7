"""A form widget for small maps: one select per key."""

from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import IWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from z3c.form.widget import Widget
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import IDict
from zope.schema.interfaces import IField


class IMapWidget(IWidget):
    """A widget for a Dict whose keys and values are choices."""


@implementer_only(IMapWidget)
class MapWidget(Widget):
    """Shows every possible key with a select of the possible values; an empty select leaves the key out."""

    klass = "map-widget"
    value = NO_VALUE

    def rows(self):
        """Return one dictionary per key: name, title, and options (value, title, selected)."""
        value = self.value if isinstance(self.value, dict) else {}
        field = self.field.bind(self.context)
        keys = field.key_type.bind(self.context).vocabulary
        values = field.value_type.bind(self.context).vocabulary
        return [
            {
                "name": f"{self.name}.{key.token}",
                "id": f"{self.id}-{key.token}",
                "title": translate(key.title, context=self.request),
                "options": [
                    {
                        "value": term.token,
                        "title": translate(term.title, context=self.request),
                        "selected": value.get(key.value) == term.value,
                    }
                    for term in values
                ],
            }
            for key in keys
        ]

    def extract(self, default=NO_VALUE):
        """Return the map from the request, or `default` when the form did not show this widget."""
        if f"{self.name}-empty-marker" not in self.request:
            return default
        prefix = f"{self.name}."
        return {
            name[len(prefix) :]: value for name, value in self.request.form.items() if name.startswith(prefix) and value
        }


@adapter(IField, IFormLayer)
@implementer(IFieldWidget)
def MapFieldWidget(field, request):
    """Return a MapWidget bound to the field."""
    return FieldWidget(field, MapWidget(request))


@adapter(IDict, IMapWidget)
class MapConverter(BaseDataConverter):
    """Tokens are the values themselves; only the empty map needs a word."""

    def toWidgetValue(self, value):
        """Return the map as it is."""
        return dict(value or {})

    def toFieldValue(self, value):
        """Return the map as it is; the field validates keys and values."""
        return dict(value or {})
