"""The guard that DCWorkflow asks of our types."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from collective.eoffice.actions.running import is_running


class GuardedTransitions:
    """Content whose state moves only inside an action.

    A bare state change, from Plone's menu or the @workflow service, would leave a document without
    its number, holder or journal line; the guard of every transition asks `allows_transition`.
    """

    security = ClassSecurityInfo()

    @security.public
    def allows_transition(self, transition):
        return is_running(self, transition)


InitializeClass(GuardedTransitions)
