"""Run by zconsole: make one office with the people of the builders, in the database of an instance."""

from builders.office import build_office
from Products.CMFPlone.factory import addPloneSite
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import transaction


def main(app) -> None:
    """Make the site `office` and commit."""
    from AccessControl.SecurityManagement import newSecurityManager

    app = makerequest(app)
    setRequest(app.REQUEST)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    site = addPloneSite(
        app,
        "office",
        title="Office",
        distribution_name="eoffice",
        default_language="vi",
        portal_timezone="Asia/Ho_Chi_Minh",
        agency_name="UBND thị xã Thử Nghiệm",
        short_notation="UBND",
        place="Thử Nghiệm",
        agency_profile="none",
        setup_content=False,
    )
    setSite(site)
    build_office(site)
    transaction.commit()


main(app)  # noqa: F821  zconsole puts it there
