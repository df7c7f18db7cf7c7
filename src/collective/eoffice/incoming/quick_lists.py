"""Named lists of recipients that a person keeps for the directives he writes again and again (face: Bút phê)."""

from BTrees.OOBTree import OOBTree
from collective.eoffice import _
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming.routes import current_user
from persistent.mapping import PersistentMapping
from plone import api
from zope import schema
from zope.annotation.interfaces import IAnnotations
from zope.interface import Interface


KEY = "collective.eoffice.incoming.quick_lists"
DUTIES = ("lead", "coordinate", "inform")
MOST = 30


def quick_lists(userid: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the lists of a user by name: {"lead": (principal ids), "coordinate": …, "inform": …}."""
    kept = IAnnotations(api.portal.get()).get(KEY, {}).get(userid, {})
    return {name: dict(kept[name]) for name in sorted(kept)}


class IQuickList(Interface):
    """A name and who belongs to it."""

    name = schema.TextLine(title=_("label_quick_list", default="Name of the group"), max_length=60)
    lead = schema.List(title=_("label_lead", default="Lead"), value_type=schema.TextLine(), default=[], required=False)
    coordinate = schema.List(
        title=_("label_coordinate", default="Co-ordinate"), value_type=schema.TextLine(), default=[], required=False
    )
    inform = schema.List(
        title=_("label_inform", default="For information"), value_type=schema.TextLine(), default=[], required=False
    )


class QuickListAction(Action):
    """Base: a person's own lists; they are no record of the agency, so no journal tells of them."""

    permission = "collective.eoffice: Use the office"

    def lists(self):
        """Return the current user's lists, made when there are none."""
        annotations = IAnnotations(api.portal.get())
        if KEY not in annotations:
            annotations[KEY] = OOBTree()
        user = current_user()
        if user not in annotations[KEY]:
            annotations[KEY][user] = PersistentMapping()
        return annotations[KEY][user]

    def keep_journal(self, result) -> None:
        """Keep none."""


class SaveQuickList(QuickListAction):
    """Keep who is chosen under a name; the same name replaces the list."""

    verb = "save_quick_list"
    title = _("action_save_quick_list", default="Save this group")
    schema = IQuickList

    def check(self) -> None:
        """Refuse an empty list and too many lists."""
        if not any(self.data[name] for name in DUTIES):
            raise Refusal(_("refusal_quick_list_empty", default="Choose the people of the group first."), field="name")
        known = quick_lists(current_user())
        if self.data["name"] not in known and len(known) >= MOST:
            raise Refusal(
                _("refusal_quick_list_many", default="You have ${count} groups already.", mapping={"count": MOST}),
                field="name",
            )

    def execute(self):
        """Keep it."""
        self.lists()[self.data["name"]] = {name: tuple(self.data[name]) for name in DUTIES}


class DropQuickList(QuickListAction):
    """Forget a list."""

    verb = "drop_quick_list"
    title = _("action_drop_quick_list", default="Delete the group")
    schema = IQuickList

    def execute(self):
        """Forget it; nothing happens when it is not there."""
        self.lists().pop(self.data["name"], None)
