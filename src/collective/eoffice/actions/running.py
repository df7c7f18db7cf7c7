"""Which action is running: workflow guards let a transition through only inside its action."""

from contextlib import contextmanager
from contextvars import ContextVar


_actions: ContextVar[tuple] = ContextVar("collective.eoffice.actions", default=())


@contextmanager
def running(action):
    """Mark the action as running for the length of the block."""
    token = _actions.set((*_actions.get(), action))
    try:
        yield action
    finally:
        _actions.reset(token)


def is_running(context, transition: str) -> bool:
    """Tell whether an action on this very object is carrying out this transition."""
    path = context.getPhysicalPath()
    return any(
        action.transition == transition and action.context.getPhysicalPath() == path for action in _actions.get()
    )


def is_doing(context, verb: str) -> bool:
    """Tell whether an action on this very object is doing this verb."""
    path = context.getPhysicalPath()
    return any(action.verb == verb and action.context.getPhysicalPath() == path for action in _actions.get())
