"""How other rooms show a recipient to a program."""

from collective.eoffice.organisation import directory


def principal_summary(principal: str) -> dict | None:
    """Return {"id", "title"} of a user or of a unit's group; None for nobody."""
    return {"id": principal, "title": directory.principal_title(principal)} if principal else None
