"""eoffice verify-journal: find a journal whose chain was broken."""

from collective.eoffice.console.instance import add_instance_options
from collective.eoffice.console.instance import application
from collective.eoffice.console.instance import CommandError


CACHE_SWEEP = 500  # objects between two sweeps of the connection's cache, so that memory stays flat


def add_command(commands):
    """Add `verify-journal` to the sub-commands."""
    parser = commands.add_parser(
        "verify-journal",
        help="check the chained journals of all objects",
        description="Recompute the chain of every journal; exit code 1 when one is broken (AUD-07).",
    )
    add_instance_options(parser)
    parser.add_argument("--site", help="id of one site (default: all sites)")
    parser.set_defaults(run=verify_journal)


def verify_journal(options):
    """Print what was checked and every broken journal; return 1 when there was one."""
    with application(options) as app:
        broken = checked = 0
        for site in _sites(app, options.site):
            for path, line in _journals(site):
                checked += 1
                if line is not None:
                    broken += 1
                    print(f"{path}: broken at line {line}")
    print(f"{checked} journals checked, {broken} broken")
    return 1 if broken else 0


def _sites(app, site_id):
    """Return the sites to check; an id that is no site is a CommandError."""
    from plone.base.interfaces import IPloneSiteRoot

    sites = [item for item in app.objectValues() if IPloneSiteRoot.providedBy(item)]
    if site_id is None:
        return sites
    chosen = [site for site in sites if site.getId() == site_id]
    if not chosen:
        raise CommandError(f"there is no site /{site_id}")
    return chosen


def _journals(site):
    """Yield (path, number of the first broken line or None) for every object that has a journal."""
    from collective.eoffice import journal
    from zope.component.hooks import setSite

    setSite(site)
    for number, item in enumerate(_objects(site), start=1):
        if journal.entries(item):
            yield "/".join(item.getPhysicalPath()), journal.verify(item)
        if number % CACHE_SWEEP == 0:
            site._p_jar.cacheGC()


def _objects(site):
    """Yield the site and everything in its catalog."""
    from zope.annotation.interfaces import IAnnotatable

    yield site
    for brain in site.portal_catalog.getAllBrains():
        item = brain._unrestrictedGetObject()
        if IAnnotatable.providedBy(item):
            yield item
