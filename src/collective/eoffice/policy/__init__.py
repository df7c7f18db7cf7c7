"""The switches that express an agency's regulation."""

from collective.eoffice.policy.reading import get_identity
from collective.eoffice.policy.reading import get_policy


__all__ = ["get_identity", "get_policy"]
