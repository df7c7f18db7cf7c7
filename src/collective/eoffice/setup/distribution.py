"""Plone's site form and the console build an office here, from the same answers."""

from collective.eoffice import _
from collective.eoffice import PACKAGE_NAME
from plone import api
from plone.registry.interfaces import IRegistry
from Products.GenericSetup import profile_registry
from zExceptions import BadRequest
from zope.component import getUtility


NAME = "eoffice"
IDENTITY_PREFIX = "collective.eoffice.policy.identity"
IDENTITY_ANSWERS = ("agency_name", "short_notation", "place", "organ_id")
NO_PROFILE = "none"
OWN_PROFILES = ("default", "demo", "uninstall")
DEFAULTS = {
    "agency_profile": NO_PROFILE,
    "default_language": "vi",
    "portal_timezone": "Asia/Ho_Chi_Minh",
    "setup_content": False,
}


def agency_profiles():
    """Return the names of the agency profiles that this instance has registered, sorted.

    They live beside the package (`profiles/` of the repository), so an instance may have other ones
    or none.
    """
    names = (identifier.split(":", 1) for identifier in profile_registry.listProfiles())
    return sorted(name for product, name in names if product == PACKAGE_NAME and name not in OWN_PROFILES)


def pre_handler(answers):
    """Return the answers with what the form leaves out, before anything of the site exists.

    An agency profile that this instance does not have is a BadRequest.
    """
    answers = DEFAULTS | {key: value for key, value in answers.items() if value not in ("", None)}
    profile = answers["agency_profile"]
    if profile != NO_PROFILE and profile not in agency_profiles():
        message = _(
            "error_agency_profile_missing",
            default="This instance has no agency profile ${profile}.",
            mapping={"profile": profile},
        )
        raise BadRequest(message)
    return answers


def post_handler(distribution, site, answers):
    """Give the new site its agency profile, its identity and, where wanted, the demo office.

    What the administrator answered wins over what the agency profile says of its agency.
    """
    setup_tool = api.portal.get_tool("portal_setup")
    profile = answers["agency_profile"]
    if profile != NO_PROFILE:
        setup_tool.runAllImportStepsFromProfile(f"profile-{PACKAGE_NAME}:{profile}")
    write_identity({name: answers[name] for name in IDENTITY_ANSWERS if answers.get(name)})
    if answers["setup_content"]:
        setup_tool.runAllImportStepsFromProfile(f"profile-{PACKAGE_NAME}:demo")
    return site


def write_identity(values):
    """Write the records of IAgencyIdentity; `values` maps field name -> text."""
    registry = getUtility(IRegistry)
    for name, value in values.items():
        registry[f"{IDENTITY_PREFIX}.{name}"] = value.strip()
