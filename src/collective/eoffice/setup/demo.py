"""The demo office: accounts, units and documents to try."""

from collective.eoffice.setup.demo_documents import create_documents
from collective.eoffice.setup.demo_organisation import create_organisation


def post_demo(tool):
    """Fill the site with the demo office (after the demo profile)."""
    create_organisation()
    create_documents()
