"""Fixtures of the packaging tests: the repository and its scripts."""

from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root():
    """Return the top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def pins():
    """Return the script tools/pins.py as a module."""
    spec = spec_from_file_location("pins", ROOT / "tools" / "pins.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
