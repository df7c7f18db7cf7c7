"""What the page of a document offers to generate."""

from collective.eoffice import _
from collective.eoffice.generation.area import templates_for
from collective.eoffice.generation.pools import can_convert
from collective.eoffice.incoming.interfaces import IMoreSteps
from collective.eoffice.tasks.steps import Step
from urllib.parse import urlencode
from zope.interface import implementer


WITHOUT_CONVERTER = frozenset({"odt", "ods"})


@implementer(IMoreSteps)
class GenerationSteps:
    """The templates for a document, one step for each format that this server can make."""

    def __init__(self, document, request):
        self.document = document
        self.request = request

    def steps(self) -> list[Step]:
        """Return the steps, by title of the template."""
        converts = can_convert()
        return [
            _step(self.document, template, kind)
            for template in templates_for(self.document)
            for kind in template.get_available_formats()
            if converts or kind in WITHOUT_CONVERTER
        ]


def _step(document, template, kind: str) -> Step:
    title = _(
        "step_generate", default="${template} (${format})", mapping={"template": template.title, "format": kind.upper()}
    )
    query = urlencode({"template_uid": template.UID(), "output_format": kind})
    return Step(f"generate-{kind}", title, f"{document.absolute_url()}/@@document-generation?{query}")
