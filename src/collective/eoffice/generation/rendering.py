"""Rendering a template under lock: the one way by which templates and sub-templates of this site become documents."""

from AccessControl import Unauthorized
from appy.pod.renderer import Renderer
from collective.documentgenerator import utils
from collective.documentgenerator.interfaces import PODTemplateNotFoundError
from collective.eoffice.generation.area import is_trusted
from collective.eoffice.generation.area import may_use
from collective.eoffice.generation.interfaces import FormatUnknown
from collective.eoffice.generation.interfaces import GenerationError
from collective.eoffice.generation.interfaces import TemplateFaulty
from collective.eoffice.generation.pools import pool
from collective.eoffice.generation.restricted import GuardedEvaluator
from pathlib import Path
from urllib.parse import quote
from zExceptions import NotFound
from ZODB.POSException import ConflictError

import io
import logging
import mimetypes
import re
import tempfile
import unicodedata


logger = logging.getLogger(__name__)

NAME_LENGTH = 120
FORBIDDEN_IN_NAMES = re.compile(r"[^\w\s.,()–-]+")
MIME_TYPES = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def clean_name(text: str) -> str:
    """Return a text as a file name without extension: letters and marks stay, what file systems refuse goes."""
    text = unicodedata.normalize("NFC", text).replace("/", "-").replace("\\", "-")
    return " ".join(FORBIDDEN_IN_NAMES.sub(" ", text).split())[:NAME_LENGTH].strip(" .-")


def disposition(filename: str) -> str:
    """Return the header Content-Disposition: the name in UTF-8 (RFC 5987), and in ASCII for old programs."""
    plain = unicodedata.normalize("NFKD", filename.replace("đ", "d").replace("Đ", "D"))
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", plain.encode("ascii", "ignore").decode())
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"


class GuardedRendering:
    """Mix-in for the views of collective.documentgenerator: who may, with which template, and how it is evaluated."""

    _work = None

    def get_pod_template(self, template_uid):
        """Return the template that the current user may use here.

        :raises NotFound: there is none with this uid.
        :raises Unauthorized: he may not see the object, or the template is not for him or not for it.
        """
        try:
            template = super().get_pod_template(template_uid)
        except PODTemplateNotFoundError as error:
            raise NotFound("There is no such template.") from error
        if not may_use(template, self.context):
            raise Unauthorized("You may not generate this document.")
        return template

    def _generate_doc(self, pod_template, output_format, **kwargs):
        """Return the bytes, the file name and the names of the expressions; asked again for callers from Python."""
        if not may_use(pod_template, self.context):
            raise Unauthorized("You may not generate this document.")
        if output_format not in pod_template.get_available_formats():
            raise FormatUnknown(f"{output_format!r} of {pod_template.getId()}")
        if getattr(pod_template, "merge_templates", None):
            # appy would leave the merging to a LibreOffice server, which this office does not run.
            raise TemplateFaulty(f"{pod_template.getId()} merges other templates")
        self.pod_template, self.output_format = pod_template, output_format
        # A folder that other users of the machine cannot read, and that goes away whatever happens.
        with tempfile.TemporaryDirectory(prefix="eoffice-") as work:
            self._work = Path(work)
            return super()._generate_doc(pod_template, output_format, **kwargs)

    def _render_document(self, pod_template, output_format, sub_documents, **kwargs):
        """Render one template or sub-template; arguments of the caller do not reach the renderer."""
        if not all(is_trusted(one) for one in _sources(pod_template)):
            raise Unauthorized("A template outside the folder of templates is never rendered.")
        helper = self.get_generation_context_helper()
        names = self._get_generation_context(helper, pod_template=pod_template)
        utils.update_dict_with_validation(names, sub_documents)
        result = self._work / f"{pod_template.getId()}.{output_format}"
        try:
            renderer = Renderer(
                io.BytesIO(pod_template.get_file().data),
                names,
                str(result),
                raiseOnError=True,
                evaluator=GuardedEvaluator(),
                pdfOptions="ExportNotes=False",
                optimalColumnWidths=False,
                distributeColumns=False,
                loPool=pool(),
            )
            for view in self.get_views_for_appy_renderer(names, helper):
                view._set_appy_renderer(renderer)
            renderer.run()
        except (GenerationError, ConflictError):
            raise
        except Exception as error:
            logger.exception("The template %s could not be rendered", pod_template.getId())
            raise TemplateFaulty(str(error)) from error
        return str(result), names

    def _get_generation_context(self, helper_view, pod_template):
        names = super()._get_generation_context(helper_view, pod_template)
        names.pop("portal", None)
        return names

    def _get_filename(self):
        label = self.get_generation_context_helper().label()
        return f"{clean_name(f'{self.pod_template.title} {label}') or 'document'}.{self.output_format}"

    def _set_header_response(self, filename):
        response = self.request.response
        kind = Path(filename).suffix[1:]
        mime_type = MIME_TYPES.get(kind) or mimetypes.guess_type(filename)[0] or "application/octet-stream"
        response.setHeader("Content-Type", mime_type)
        response.setHeader("Content-Disposition", disposition(filename))
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Cache-Control", "private, no-store")


def _sources(pod_template) -> list:
    """Return the template and the one whose file it borrows."""
    borrowed = getattr(pod_template, "get_pod_template_to_use", lambda: None)()
    return [pod_template] if borrowed is None else [pod_template, borrowed]
