"""One class per verb: check, execute, journal, notify.

Forms, REST services, imports and the console call an action and nothing else.
"""

from collective.eoffice.actions.base import Action
from collective.eoffice.actions.interfaces import Refusal


__all__ = ["Action", "Refusal"]
