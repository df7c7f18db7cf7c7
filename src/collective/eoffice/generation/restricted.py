"""What an expression of a template may do: RestrictedPython with the guards of Zope.

A template is reviewed like a program and only Managers add one. This is the second lock: Python is restricted, every
attribute is checked against the rights of the person who generates, and a helper view offers only what it lists.
"""

from AccessControl import Unauthorized
from AccessControl.ZopeGuards import get_safe_globals
from AccessControl.ZopeGuards import guarded_getattr
from Acquisition import Acquirer
from appy.pod.restricted import Evaluator
from collective.documentgenerator.helper.base import DisplayProxyObject
from collective.documentgenerator.helper.base import DocumentGenerationHelperView
from persistent import Persistent


# Functions of appy that read files of the server, fetch addresses, or render templates that nobody checked.
READS_FILES = ("document", "image", "pod", "xhtml")


# Of content a template reads its fields and these; nothing by which it could change or find something else.
READ = frozenset({"Description", "Title", "UID", "absolute_url", "created", "getId", "id", "modified", "portal_type"})


def guarded(obj, name: str, *default):
    """Return an attribute if the current user may have it.

    A helper view gives only what its `offers` names, content only its fields (by the proxy) and what `READ` names.

    :raises Unauthorized: the name is none of these.
    """
    if isinstance(obj, DocumentGenerationHelperView):
        if name in getattr(obj, "offers", ()):
            return getattr(obj, name)
        raise Unauthorized(f"A template may not use view.{name}")
    if isinstance(obj, DisplayProxyObject):
        if not (name in READ or obj.is_field(name)):
            raise Unauthorized(f"A template may not use context.{name}")
    elif isinstance(obj, Persistent | Acquirer) and name not in READ:
        raise Unauthorized(f"A template may not use {name} of content")
    return guarded_getattr(obj, name, *default)


class GuardedEvaluator(Evaluator):
    """Evaluates expressions of templates under guard."""

    def __init__(self):
        super().__init__(custom={**get_safe_globals(), "_getattr_": guarded})

    def updateContext(self, context):
        """Add the guards and take away the functions that read files."""
        super().updateContext(context)
        for name in READS_FILES:
            context.pop(name, None)
