"""The list of requirements: reading and checking `requirements.yaml`."""

from dataclasses import dataclass
from pathlib import Path

import re
import yaml


REQUIREMENTS_FILE = Path(__file__).parent / "requirements.yaml"

REQUIREMENT_ID = re.compile(r"^(?:[A-Z]+-\d{2}|FD-\d(?:\.\d[a-zđ]?)?)$")


@dataclass(frozen=True)
class Requirement:
    """One requirement of a regulation or of the law.

    `sources` maps the key of a regulation to the articles in it; `organisational` is the reason why no software
    duty follows, or None.
    """

    id: str
    family: str
    sources: dict[str, str]
    what: str
    organisational: str | None = None

    @property
    def clauses(self) -> str:
        """Return the regulations and articles in one line."""
        return "; ".join(f"{regulation} {articles}" for regulation, articles in self.sources.items())


@dataclass(frozen=True)
class Catalogue:
    """All requirements by id, with the titles of regulations and families, in the order of the file."""

    regulations: dict[str, str]
    families: dict[str, str]
    requirements: dict[str, Requirement]

    def unknown(self, ids) -> list[str]:
        """Return those of `ids` that name no requirement."""
        return [one for one in ids if one not in self.requirements]


def parse(text: str) -> Catalogue:
    """Return the catalogue in `text`; a wrong entry raises ValueError naming it."""
    data = yaml.safe_load(text)
    requirements: dict[str, Requirement] = {}
    for entry in data["requirements"]:
        requirement = Requirement(**entry)
        problem = _problem(requirement, data, requirements)
        if problem:
            raise ValueError(f"requirement {requirement.id}: {problem}")
        requirements[requirement.id] = requirement
    return Catalogue(data["regulations"], data["families"], requirements)


def _problem(requirement: Requirement, data: dict, known: dict[str, Requirement]) -> str | None:
    if not REQUIREMENT_ID.match(requirement.id):
        return "the id has a wrong shape"
    if requirement.id in known:
        return "the id is used twice"
    if requirement.family not in data["families"] or requirement.id.split("-")[0] != requirement.family:
        return f"unknown family {requirement.family}"
    foreign = set(requirement.sources) - set(data["regulations"])
    if foreign or not requirement.sources:
        return f"unknown or no regulation: {sorted(foreign)}"
    if not requirement.what.strip():
        return "says nothing"
    if requirement.organisational is not None and not requirement.organisational.strip():
        return "organisational without a reason"
    return None


def load(path: Path = REQUIREMENTS_FILE) -> Catalogue:
    """Return the catalogue of the project."""
    return parse(path.read_text("utf-8"))
