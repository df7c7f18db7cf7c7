"""One list of pins: constraints.txt, and everything else agrees with it."""

from importlib.metadata import distributions
from packaging.specifiers import SpecifierSet

import pytest
import re
import sys
import tomllib


DEBIAN_12 = "3.11.2"
# What the interpreter's own venv module brings, and this package itself.
NOT_PINNED = {"collective-eoffice", "pip"}


def installed_packages():
    """Return the installed distributions, without the copies that setuptools brings along."""
    return list(distributions(path=[folder for folder in sys.path if not folder.endswith("_vendor")]))


class TestPins:
    """constraints.txt, versions.cfg, pyproject.toml and the installed packages."""

    def test_versions_cfg_is_generated_from_constraints(self, root, pins):
        """Buildout and pip install the same versions."""
        assert (root / "versions.cfg").read_text("utf-8") == pins.as_versions(pins.current())

    def test_constraints_are_sorted_and_clean(self, root, pins):
        """The list is as the script would write it: no editable line, no doubles, in order."""
        assert (root / "constraints.txt").read_text("utf-8") == pins.as_constraints(pins.current())

    def test_build_requirements_are_pinned_to_the_same_versions(self, root, pins):
        """What builds the wheel has the versions of the list."""
        project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
        wanted = pins.read_pins("\n".join(project["build-system"]["requires"]))
        assert wanted
        assert wanted.items() <= pins.current().items()

    def test_the_tools_of_the_bootstrap_are_pinned(self, pins):
        """uv and what runs buildout come from the list."""
        assert {"uv", "zc-buildout", "setuptools", "wheel", "pip"} <= pins.current().keys()

    def test_everything_installed_is_pinned(self, pins):
        """No package came in by a side door, and none has another version."""
        installed = {pins.normalised(item.metadata["Name"]): item.version for item in installed_packages()}
        current = pins.current()
        strangers = {
            name: version
            for name, version in installed.items()
            if name not in NOT_PINNED and current.get(name) != version
        }
        assert strangers == {}

    def test_everything_installed_runs_on_debian_12(self):
        """A developer's newer Python does not bring a version that the fresh machine refuses."""
        refusing = [
            f"{item.metadata['Name']} {item.version}"
            for item in installed_packages()
            if DEBIAN_12 not in SpecifierSet(item.metadata.get("Requires-Python") or "")
        ]
        assert refusing == []

    def test_buildout_extends_no_file_of_the_network(self, root):
        """A deployment can be built where the internet ends at the package index."""
        text = (root / "buildout.cfg").read_text("utf-8")
        assert re.findall(r"^extends *=(.*)$", text, re.MULTILINE) == [" versions.cfg"]

    @pytest.mark.parametrize("text", ["Plone", "-e .", "plone==1\nPlone==1", "plone>=6"])
    def test_a_line_that_is_no_pin_is_refused(self, pins, text):
        """A loose requirement or a second pin does not slip through."""
        with pytest.raises(ValueError):
            pins.read_pins(text)
