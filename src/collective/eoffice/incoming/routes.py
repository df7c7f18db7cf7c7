"""Who may get a document next: the route of the policy (IN-07, IN-08, IN-09, IN-11)."""

from collective.eoffice.organisation import directory
from collective.eoffice.policy import get_policy
from plone import api


LEADING = ("head", "deputy")


def current_user() -> str:
    """Return the id of the user who asks."""
    return api.user.get_current().getId() or ""


def leaders_of(kind: str) -> list[str]:
    """Return the recipients that stand for the leaders of units of a kind: the unit, then each person."""
    return _once(target for unit in directory.units(kind) for target in _leaders_of_unit(unit.getId))


def _leaders_of_unit(unit_id: str) -> list[str]:
    """Return the unit, where it has a head who gets what is sent to it, and those who lead it."""
    people = [person for function in LEADING for person in directory.members(unit_id, function)]
    return [*_unit(unit_id), *people]


def _unit(unit_id: str) -> list[str]:
    return [directory.group_id(unit_id, "head")] if directory.members(unit_id, "head") else []


def _once(principals) -> list[str]:
    return list(dict.fromkeys(principals))


def submit_targets(document) -> list[str]:
    """Return to whom the document may be submitted now, the usual one first.

    office_first: the registry submits to the Office's leaders alone, except a letter addressed by
    name where policy allows it; the Office passes on to the leaders. leader_first: straight to them.
    What a unit's own registry received goes to the leaders of that unit (ORG-07).
    """
    policy = get_policy()
    leaders = _once(_leaders_of_unit(document.desk)) if document.desk else leaders_of("leadership")
    if api.content.get_state(document) == "registered":
        if policy.incoming_route == "office_first" and not document.desk:
            named = document.addressed_by_name and policy.allow_named_direct
            return leaders_of("office") + (leaders if named else [])
        return leaders
    mine = directory.principals_of_user(current_user())
    return [target for target in leaders if target not in mine and target not in document.holder]


def lead_targets(document) -> list[str]:
    """Return who may be given the lead or co-ordination by the current user.

    A leader assigns to units, and to persons below the head where policy allows it (IN-20); the leaders of
    the Office assign to their own staff, which is how S0 article 11.2 divides it, and so do those of a unit
    with what its own registry received. A unit without a head is not offered: nobody would get the task.
    """
    me = current_user()
    desk = getattr(document, "desk", "")
    if desk:
        return directory.staff_of(me) if directory.leads(me, desk) else []
    kinds = {directory.unit_brain(unit).eoffice_unit["kind"] for unit, function in directory.functions_of(me)}
    if "leadership" in kinds:
        return _everybody(get_policy().allow_leader_to_specialist, me)
    if "office" in kinds:
        return directory.staff_of(me)
    return []


def _everybody(with_staff: bool, me: str) -> list[str]:
    found = []
    for unit in directory.units():
        functions = ("head", "deputy", "specialist", "clerk") if with_staff else LEADING
        if unit.eoffice_unit["kind"] != "leadership":
            found += _unit(unit.getId)
        found += [person for function in functions for person in directory.members(unit.getId, function)]
    return [principal for principal in _once(found) if principal != me]
