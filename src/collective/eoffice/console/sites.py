"""eoffice create-site: what Plone's site form does, without a browser."""

from collective.eoffice.console.instance import add_instance_options
from collective.eoffice.console.instance import application
from collective.eoffice.console.instance import CommandError


ANSWERS = {
    "id": "site_id",
    "title": "title",
    "agency_name": "agency_name",
    "short_notation": "short_notation",
    "place": "place",
    "organ_id": "organ_id",
    "profile": "agency_profile",
    "language": "default_language",
    "timezone": "portal_timezone",
    "demo": "setup_content",
}


def add_command(commands):
    """Add `create-site` to the sub-commands."""
    parser = commands.add_parser(
        "create-site",
        help="create the office of one agency",
        description="Create a site with the distribution “eoffice”, as Plone's own site form does.",
    )
    add_instance_options(parser)
    parser.add_argument("--id", default="eoffice", help="id of the site, part of its address (default: %(default)s)")
    parser.add_argument("--title", default="Văn phòng điện tử", help="title of the site (default: %(default)s)")
    parser.add_argument("--agency-name", help="full name of the agency")
    parser.add_argument("--short-notation", help="abbreviation in numbers and notations, for example UBND")
    parser.add_argument("--place", help="place name before the date of documents, for example “Từ Sơn”")
    parser.add_argument("--organ-id", help="agency code, for example H05.15")
    parser.add_argument("--profile", help="agency profile that the office starts with, for example tu-son")
    parser.add_argument("--language", default="vi", choices=["vi", "en"], help="language (default: %(default)s)")
    parser.add_argument("--timezone", default="Asia/Ho_Chi_Minh", help="time zone (default: %(default)s)")
    parser.add_argument("--demo", action="store_true", help="add the demo office with accounts and documents")
    parser.add_argument("--if-missing", action="store_true", help="do nothing when the site is there already")
    parser.set_defaults(run=create_site)


def create_site(options):
    """Create the site and commit; return 0."""
    answers = {answer: getattr(options, option) for option, answer in ANSWERS.items()}
    answers = {name: value for name, value in answers.items() if value is not None}
    with application(options) as app:
        if options.id in app.objectIds():
            if options.if_missing:
                print(f"/{options.id} is there already")
                return 0
            raise CommandError(f"there is already an object /{options.id}")
        _validate(answers)
        _add_site(app, answers)
    print(f"created /{options.id}")
    return 0


def _validate(answers):
    """Hold the answers against the same schema as the site form; the first error is a CommandError."""
    from jsonschema import Draft7Validator
    from plone.distribution.api import distribution

    schema = distribution.get("eoffice").schema
    for error in Draft7Validator(schema).iter_errors(answers):
        where = ".".join(str(part) for part in error.absolute_path)
        raise CommandError(f"{where}: {error.message}" if where else error.message)


def _add_site(app, answers):
    """Create the site from valid answers and commit."""
    from Products.CMFPlone.factory import addPloneSite
    from zExceptions import BadRequest
    from zope.i18n import translate

    import transaction

    site_id = answers["site_id"]
    others = {name: value for name, value in answers.items() if name != "site_id"}
    try:
        addPloneSite(app, site_id, distribution_name="eoffice", **others)
    except BadRequest as error:
        raise CommandError(translate(error.args[0], target_language="en")) from None
    transaction.get().note(f"eoffice create-site {site_id}")
    transaction.commit()
