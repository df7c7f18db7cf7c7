"""The demo office: accounts, units and documents to try."""


def post_demo(tool):
    """Fill the site with the demo office (after the demo profile)."""
