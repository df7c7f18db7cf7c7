"""The organisation with its people, as the directory page and the REST service show it (ORG-14, ORG-18)."""

from collective.eoffice.organisation import directory
from collective.eoffice.organisation.interfaces import FUNCTIONS
from collective.eoffice.organisation.titles import function_title
from collective.eoffice.organisation.titles import KINDS
from plone import api
from zope.i18n import translate

import unicodedata


def tree(request):
    """Return all units as nested dictionaries, the parts of a unit in its `units`.

    Each has id, title, url, principal, kind, kind_title, abbreviation, organ_id, organ_id_102, address, phone, email
    `functions`, a list of {"function", "title", "principal", "people"} without empty functions, and `it_contacts`, a
    list of people. A person is {"id", "fullname", "position", "phone", "email"}. Titles are in the language of the
    request.
    """
    top, nodes = [], {}
    for brain in directory.units():
        node = nodes[brain.getPath()] = _unit(brain, request)
        nodes.get(brain.getPath().rpartition("/")[0], {"units": top})["units"].append(node)
    return top


def matching(nodes, text):
    """Return the part of a tree in which `text` occurs; marks and case do not matter.

    A unit whose own name or abbreviation matches stays whole; otherwise only matching people and parts stay.
    """
    wanted = fold(text)
    if not wanted:
        return nodes
    found = []
    for node in nodes:
        if wanted in fold(f"{node['title']} {node['abbreviation']}"):
            found.append(node)
            continue
        functions = [
            {**function, "people": people}
            for function in node["functions"]
            if (people := [person for person in function["people"] if wanted in fold(" ".join(person.values()))])
        ]
        parts = matching(node["units"], text)
        if functions or parts:
            found.append({**node, "functions": functions, "units": parts})
    return found


def fold(text):
    """Return the text in lower case without marks, `đ` as `d`, for comparison."""
    plain = unicodedata.normalize("NFD", (text or "").casefold().replace("đ", "d"))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def _unit(brain, request):
    """Return one unit without its parts."""
    kind = brain.eoffice_unit["kind"]
    details = {name: value for name, value in brain.eoffice_unit.items() if name != "order"}
    return {
        "id": brain.getId,
        "title": brain.Title,
        "url": brain.getURL(),
        "principal": directory.group_id(brain.getId, "head"),
        **details,
        "it_contacts": [person(userid) for userid in details["it_contacts"]],
        "kind_title": translate(KINDS[kind], context=request),
        "functions": [
            {
                "function": function,
                "title": translate(function_title(function, kind), context=request),
                "principal": directory.group_id(brain.getId, function),
                "people": [person(userid) for userid in userids],
            }
            for function in FUNCTIONS
            if (userids := directory.members(brain.getId, function))
        ],
        "units": [],
    }


def person(userid):
    """Return what the directory shows of a person."""
    member = api.portal.get_tool("portal_membership").getMemberById(userid)
    if member is None:
        return {"id": userid, "fullname": userid, "position": "", "phone": "", "email": ""}
    return {
        "id": userid,
        "fullname": member.getProperty("fullname") or userid,
        "position": member.getProperty("position", "") or "",
        "phone": member.getProperty("phone", "") or "",
        "email": member.getProperty("email", "") or "",
    }
