"""The views of collective.documentgenerator as this site has them."""

from AccessControl import Unauthorized
from collective.documentgenerator.browser import generation_view as stock
from collective.eoffice.generation.area import AREA
from collective.eoffice.generation.interfaces import GenerationError
from collective.eoffice.generation.rendering import GuardedRendering
from collective.eoffice.theme import messages
from plone import api
from plone.protect.authenticator import check as check_token
from Products.Five.browser import BrowserView
from zExceptions import BadRequest
from zExceptions import MethodNotAllowed
from zExceptions import NotFound

import logging


logger = logging.getLogger(__name__)


class DocumentGenerationView(GuardedRendering, stock.DocumentGenerationView):
    """Generate a document and send it: `template_uid` and `output_format` stand in the request. Writes nothing."""

    def __call__(self, template_uid="", output_format="", **kwargs):
        """Return the bytes; on failure tell the user on the page of the object."""
        if not (output_format or self.get_generation_format()):
            raise BadRequest("No output_format.")
        try:
            return super().__call__(template_uid, output_format)
        except GenerationError as error:
            logger.warning("Not generated for %s: %s", "/".join(self.context.getPhysicalPath()), error)
            messages.show(self.request, error.message, kind="error")
            self.request.response.redirect(self.context.absolute_url())
            return ""


class Posted(GuardedRendering):
    """Mix-in for the views that write: POST with the CSRF token alone, for the Manager (see configure.zcml)."""

    def __call__(self, *args, **kwargs):
        """Write, or refuse before anything is done."""
        if self.request.method != "POST":
            raise MethodNotAllowed("POST only.")
        check_token(self.request)
        if not api.user.has_permission("View", obj=self.context):
            raise Unauthorized("Not for you.")
        return super().__call__(*args, **kwargs)


class PersistentDocumentGenerationView(Posted, stock.PersistentDocumentGenerationView):
    """Generate a document and keep it as a file beside the object."""


class MailingLoopView(Posted, stock.MailingLoopPersistentDocumentGenerationView):
    """Generate a document once for each recipient and keep it."""


class TemplatesListing(BrowserView):
    """The stock listing shows templates of the whole site; the folder of templates is the list here."""

    def __call__(self):
        """Lead to the folder of templates."""
        return self.request.response.redirect(f"{api.portal.get().absolute_url()}/{AREA}")


class SwitchedOff(BrowserView):
    """A stock view that writes on GET without a CSRF token."""

    def __call__(self):
        """Refuse."""
        raise NotFound("Switched off.")
