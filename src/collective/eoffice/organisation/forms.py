"""Forms of a unit: Plone's, with refusals shown beside the field."""

from collective.eoffice.actions import Refusal
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from z3c.form.interfaces import WidgetActionExecutionError
from zope.i18n import translate
from zope.interface import Invalid


class AddUnitForm(DefaultAddForm):
    """Adds a unit."""

    portal_type = "Unit"

    def add(self, object):  # noqa: A002 (the signature of the base class)
        """Add the unit, or say beside its name why not."""
        try:
            super().add(object)
        except Refusal as refusal:
            raise WidgetActionExecutionError(
                "title", Invalid(translate(refusal.message, context=self.request))
            ) from refusal


class AddUnitView(DefaultAddView):
    """Shows the form."""

    form = AddUnitForm
