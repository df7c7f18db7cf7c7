"""What other rooms may plug into the frame."""

from zope.interface import Attribute
from zope.interface import Interface


class IFrame(Interface):
    """The frame around the staff pages."""


class INavigationItem(Interface):
    """One line of the side bar: a named adapter of (site, request, frame).

    The name of the adapter becomes the css hook of the line. Base class: `navigation.NavigationItem`.
    The frame is among the adapted so that no address of the site is taken: (site, request) would be a page.
    """

    order = Attribute("int: place in the side bar; the first four lines are the bottom bar of a phone.")
    title = Attribute("i18n message: the words of the line.")
    icon = Attribute("str: name of an icon of Plone's Bootstrap set.")

    def url():
        """Return the absolute address of the page."""

    def available():
        """Return True when the page exists and the current user may open it."""

    def count():
        """Return how many things wait there (int), or None to show no figure."""

    def current():
        """Return True when the page being shown belongs to this line."""
