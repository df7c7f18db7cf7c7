"""Reading the settings of generated documents."""

from collective.eoffice.generation.interfaces import IGenerationSettings
from collective.eoffice.generation.interfaces import REGISTRY_PREFIX
from collective.eoffice.policy.reading import Records


def get_settings() -> Records:
    """Return the settings of the current site: one attribute per field of `IGenerationSettings`."""
    return Records(IGenerationSettings, REGISTRY_PREFIX)
