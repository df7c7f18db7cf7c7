"""People of the small office at their browsers (without script)."""

from bs4 import BeautifulSoup
from builders.office import build_office
from builders.office import PASSWORD
from plone.testing.zope import Browser

import transaction


class Person(Browser):
    """The browser of one person; pages that are refused are shown, not raised."""

    def __init__(self, app, userid: str = ""):
        super().__init__(app)
        self.handleErrors = True
        self.raiseHttpErrors = False
        self.followRedirects = True
        if userid:
            self.addHeader("Authorization", f"Basic {userid}:{PASSWORD}")

    def go(self, obj, page: str = ""):
        """Open a page of an object, "" for its own page."""
        self.open(f"{obj.absolute_url()}/{page}".rstrip("/"))
        return self

    @property
    def status(self) -> int:
        """The HTTP status of the page."""
        return int(self.headers["status"].split()[0])

    @property
    def refused(self) -> bool:
        """Tell whether the page asked for was refused: 401, 403, or Plone's pages that say so."""
        ways = ("/login", "/require_login", "/insufficient-privileges")
        return self.status in (401, 403) or any(way in self.url for way in ways)

    @property
    def page(self) -> BeautifulSoup:
        """The parsed page."""
        return BeautifulSoup(self.contents, "html.parser")

    def text(self, selector: str = "body") -> str:
        """Return the words of a part of the page, "" when it is not there."""
        found = self.page.select_one(selector)
        return " ".join(found.get_text(" ").split()) if found else ""

    def primary(self) -> str:
        """Return the name of the primary action's page, "" when there is none."""
        found = self.page.select_one(".eo-actions a.eo-primary, .eo-actions form:has(.eo-primary)")
        return (found.get("href") or found.get("action")).rpartition("@@")[2] if found else ""

    def others(self) -> list[str]:
        """Return the names of the pages under “Khác”, what other rooms offer there left out."""
        return [
            link["href"].rpartition("/")[2].lstrip("@")
            for link in self.page.select(".eo-actions .eo-menu a:not(.eo-offer)")
        ]

    def press(self, **values):
        """Fill fields of the verb's form by their short names and press its button."""
        for name, value in values.items():
            control = self.getControl(name=self._name(name))
            control.value = value
        self.getControl(name="form.buttons.do").click()
        return self

    def _name(self, name: str) -> str:
        full = f"form.widgets.{name}"
        return f"{full}:list" if self.page.select_one(f'[name="{full}:list"]') else full


def open_office(portal) -> None:
    """Make the small office and let browsers see it."""
    build_office(portal)
    transaction.commit()


def see(portal) -> None:
    """Look at the database as it is after what a browser did."""
    transaction.begin()
