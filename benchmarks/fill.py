"""Run by zconsole: put a plain Plone site beside the office and fill both with the same number of documents."""

from AccessControl.SecurityManagement import newSecurityManager
from builders.office import letter
from builders.office import pdf_file
from collective.eoffice.incoming.actions import ReceiveIncoming
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from Products.CMFPlone.factory import addPloneSite
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import os
import transaction


BATCH = 50
PASSWORD = "Vanphong@2026"


def fill_office(app, count: int) -> None:
    """Register letters as the clerk; every other one goes on to the leaders of the Office."""
    site = app["office"]
    setSite(site)
    for number in range(count):
        changes = {"reference": f"{number + 1}/CV-THU", "title": f"Công văn số {number} về việc đo tốc độ"}
        with api.env.adopt_user(username="van-thu"):
            ReceiveIncoming(
                site["van-ban-den"],
                register_now=True,
                on_duplicate="continue",
                files=[pdf_file()],
                **letter(**changes),
            )()
        if number % BATCH == 0:
            transaction.commit()
    transaction.commit()


def fill_plain(app, count: int) -> None:
    """Make a classic site with one published folder of documents and one ordinary member."""
    site = addPloneSite(app, "plain", distribution_name="classic", default_language="vi", setup_content=False)
    setSite(site)
    site.portal_setup.runAllImportStepsFromProfile("profile-plone.restapi:default")
    api.user.create(email="member@example.org", username="member", password=PASSWORD, roles=("Member", "Contributor"))
    folder = addContentToContainer(site, createContent("Folder", id="documents", title="Documents"))
    api.content.transition(folder, "publish")
    folder.manage_setLocalRoles("member", ["Contributor", "Editor", "Reader"])
    for number in range(count):
        document = createContent("Document", id=f"document-{number}", title=f"Công văn số {number}")
        api.content.transition(addContentToContainer(folder, document), "publish")
        if number % BATCH == 0:
            transaction.commit()
    folder.reindexObjectSecurity()
    transaction.commit()


def main(app) -> None:
    """Fill both sites."""
    app = makerequest(app)
    setRequest(app.REQUEST)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    count = int(os.environ["BENCHMARK_DOCUMENTS"])
    fill_office(app, count)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    fill_plain(app, count)


main(app)  # noqa: F821  zconsole puts it there
