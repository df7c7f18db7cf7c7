"""The control panels for the policy and the identity of the agency."""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.policy.actions import ChangePolicy
from collective.eoffice.policy.interfaces import IAgencyIdentity
from collective.eoffice.policy.interfaces import IAgencyPolicy
from collective.eoffice.policy.interfaces import IDENTITY_PREFIX
from collective.eoffice.policy.interfaces import POLICY_PREFIX
from plone import api
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.z3cform import layout
from z3c.form import button
from z3c.form.interfaces import IErrorViewSnippet
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.i18nmessageid import MessageFactory
from zope.interface import Invalid


_plone = MessageFactory("plone")


class PolicyForm(RegistryEditForm):
    """Every switch of the agency's policy, one fieldset per chapter."""

    schema = IAgencyPolicy
    schema_prefix = POLICY_PREFIX
    id = "eoffice-policy-form"
    label = _("heading_policy", default="Policy of the agency")
    description = _(
        "description_policy",
        default="The switches by which your regulation differs from those of other agencies. Each one names the "
        "article it comes from.",
    )

    @button.buttonAndHandler(_plone("Save"), name="save")
    def handleSave(self, action):
        """Change the policy, or show beside each switch why not."""
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        try:
            ChangePolicy(api.portal.get(), self.request, **data)()
        except Refusal as refusal:
            self.show_errors(refusal.details.get("errors") or [(refusal.field, refusal.message)])
            return
        api.portal.show_message(_plone("Changes saved."), self.request)
        self.request.response.redirect(self.request.getURL())

    @button.buttonAndHandler(_plone("Cancel"), name="cancel")
    def handleCancel(self, action):
        """Leave everything as it is."""
        api.portal.show_message(_plone("Changes canceled."), self.request)
        self.request.response.redirect(f"{api.portal.get().absolute_url()}/{self.control_panel_view}")

    def show_errors(self, errors):
        """Mark the widgets of the switches at fault; `errors` is a list of (name, message)."""
        self.status = self.formErrorsMessage
        for name, message in errors:
            for form in (self, *self.groups):
                if name in form.widgets:
                    self._mark(form, form.widgets[name], message)

    def _mark(self, form, widget, message):
        error = Invalid(translate(message, context=self.request))
        view = getMultiAdapter((error, self.request, widget, widget.field, form, self.getContent()), IErrorViewSnippet)
        view.update()
        widget.error = view
        form.widgets.errors += (view,)


class IdentityForm(RegistryEditForm):
    """Name, codes and contact of the agency."""

    schema = IAgencyIdentity
    schema_prefix = IDENTITY_PREFIX
    id = "eoffice-identity-form"
    label = _("heading_identity", default="The agency")
    description = _("description_identity", default="Name, codes and contact, as they stand on documents.")


PolicyView = layout.wrap_form(PolicyForm, ControlPanelFormWrapper)
IdentityView = layout.wrap_form(IdentityForm, ControlPanelFormWrapper)
