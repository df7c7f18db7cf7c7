"""Who is logged in, and the end of the day (ORG-17)."""

from collective.eoffice.organisation import directory
from collective.eoffice.organisation.interfaces import FUNCTIONS
from collective.eoffice.workdays import today
from collective.eoffice.workdays.calendar import ZONE
from datetime import datetime
from plone import api
from plone.session.tktauth import splitTicket


DAILY_LOGOUT = "collective.eoffice.policy.daily_logout"


def end_session_of_earlier_day(site, event):
    """Drop a log-in of an earlier day before anybody looks at it, where the policy says so.

    The visitor then goes on as one who has not logged in. Log-ins by password or token with each request have no
    session to end.
    """
    request = event.request
    plugin = getattr(site.acl_users, "session", None)
    name = plugin.getProperty("cookie_name") if plugin is not None else None
    if name not in getattr(request, "cookies", ()) or not site.portal_registry.get(DAILY_LOGOUT, False):
        return
    day = day_of_ticket(plugin.extractCredentials(request).get("cookie"))
    if day is not None and day < today():
        request.cookies.pop(name)
        request.other.pop(name, None)
        request.response.expireCookie(name, path=plugin.getProperty("path"))


def day_of_ticket(ticket):
    """Return the day in Viet Nam on which a ticket was made, or None for something that is no ticket."""
    try:
        _digest, _userid, _tokens, _data, timestamp = splitTicket(ticket or b"")
    except ValueError:
        return None
    return datetime.fromtimestamp(timestamp, ZONE).date()


def logged_in_today():
    """Return the ids of the people of all units who logged in today, as a set."""
    people = {
        userid
        for brain in directory.units()
        for function in FUNCTIONS
        for userid in directory.members(brain.getId, function)
    }
    members = api.portal.get_tool("portal_membership")
    return {userid for userid in people if _last_login(members.getMemberById(userid)) == today()}


def _last_login(member):
    """Return the day of the last log-in of a member, or None."""
    moment = member.getProperty("login_time", None) if member is not None else None
    return moment.asdatetime().astimezone(ZONE).date() if moment else None
