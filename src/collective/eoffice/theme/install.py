"""What the look needs at installation."""

FRONT_PAGE = "eoffice-desk"


def setup_front_page(portal):
    """Make the work desk the front page of the site (face.md: staff land on it after the login)."""
    portal.setLayout(FRONT_PAGE)
