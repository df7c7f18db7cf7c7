"""The electronic office of a Vietnamese state agency, as a Plone add-on."""

from zope.i18nmessageid import MessageFactory

import logging


PACKAGE_NAME = "collective.eoffice"

_ = MessageFactory(PACKAGE_NAME)

logger = logging.getLogger(PACKAGE_NAME)
