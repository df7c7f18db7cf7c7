"""What the look needs at installation."""

FRONT_PAGE = "eoffice-desk"


def setup_front_page(portal):
    """Make the work desk the front page of the site (face.md: staff land on it after the login)."""
    portal.setLayout(FRONT_PAGE)


def reset_front_page(portal):
    """Give the site its plain front page back (after the uninstall profile)."""
    if portal.getLayout() == FRONT_PAGE:
        portal.setLayout("listing_view")
