"""A registered document, people at their browsers, and templates with one expression."""

from builders.office import receive
from builders.pages import open_office
from builders.pages import Person
from collective.eoffice.generation.odt import build
from collective.eoffice.generation.odt import expression
from collective.eoffice.generation.odt import MIME_TYPE
from collective.eoffice.generation.odt import paragraph
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile

import pytest
import transaction


SLIP = "phieu-giai-quyet-van-ban-den"


@pytest.fixture
def site(functional, functional_portal):
    open_office(functional_portal)
    return functional_portal


@pytest.fixture
def person(functional, site):
    def get(userid=""):
        return Person(functional["app"], userid)

    return get


@pytest.fixture
def document(site):
    made = receive(site)
    transaction.commit()
    return made


@pytest.fixture
def slip(site):
    return site["mau"][SLIP]


@pytest.fixture
def template(site):
    """Make a template with one expression, as the Manager would upload it."""

    def make(python, container=None, kind="ConfigurablePODTemplate", **values):
        data = build(paragraph("Body", expression(python)), {})
        fields = {
            "pod_formats": ["odt", "pdf"],
            "pod_portal_types": ["IncomingDocument"],
            "tal_condition": "",
            "context_variables": [],
            "merge_templates": [],
        }
        made = createContent(
            kind,
            title="Mẫu thử",
            odt_file=NamedBlobFile(data, MIME_TYPE, "x.odt"),
            enabled=True,
            **{**(fields if kind == "ConfigurablePODTemplate" else {}), **values},
        )
        made = addContentToContainer(container or site["mau"], made, checkConstraints=False)
        transaction.commit()
        return made

    return make


def address(document, template, kind="odt", view="document-generation"):
    """Return the URL that generates a document."""
    return f"{document.absolute_url()}/@@{view}?template_uid={template.UID()}&output_format={kind}"
