"""The table of proofs: states of the requirements, as Markdown."""

from collections import Counter
from conformance.catalogue import Catalogue
from conformance.catalogue import Requirement
from dataclasses import dataclass
from dataclasses import field

import re


STATES = ("proven", "organisational", "open")

HEAD = """# Conformance

Which requirement is proven by which test. This page is written by `make conformance`; do not edit it.

- **proven**: every test that carries the id passed.
- **organisational**: asks something of people or contracts and nothing of the software; the reason is given.
- **open**: no test carries the id, or one of them failed, was skipped or did not run (said behind its name).

The list itself is `tests/conformance/requirements.yaml`; a test claims a row with
`@pytest.mark.requirement("IN-07")`. Tests are named from the folder `tests/` on.
"""

NAMED_TEST = re.compile(r"`([^`]+\.py::[^`]+)`")


@dataclass
class Proofs:
    """The marked tests of each requirement with their outcome: passed, failed, skipped or not run."""

    outcomes: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, requirement: str, test: str, outcome: str) -> None:
        """Record the outcome of `test`; of several runs of it (parameters) the worst one counts."""
        tests = self.outcomes.setdefault(requirement, {})
        order = ("passed", "not run", "skipped", "failed")
        tests[test] = max(tests.get(test, outcome), outcome, key=order.index)

    def of(self, requirement: str) -> dict[str, str]:
        """Return test → outcome of one requirement."""
        return self.outcomes.get(requirement, {})

    def state(self, requirement: Requirement) -> str:
        """Return proven, organisational or open."""
        if requirement.organisational:
            return "organisational"
        tests = self.of(requirement.id)
        return "proven" if tests and set(tests.values()) == {"passed"} else "open"


def render(catalogue: Catalogue, proofs: Proofs) -> str:
    """Return the page; equal input gives an equal page."""
    requirements = list(catalogue.requirements.values())
    lines = [HEAD, "## By regulation", ""]
    for key, title in catalogue.regulations.items():
        lines.append(f"- **{key}: {_count(proofs, [r for r in requirements if key in r.sources])}** ({title})")
    lines += ["", "## By family", "", "| family | | proven | organisational | open |", "|---|---|---|---|---|"]
    for key, title in catalogue.families.items():
        counts = Counter(proofs.state(one) for one in requirements if one.family == key)
        lines.append(f"| {key} | {title} | " + " | ".join(str(counts[state]) for state in STATES) + " |")
    for key, title in catalogue.families.items():
        lines += ["", f"## {key}: {title}", "", "| id | clauses | asks | proven by | state |", "|---|---|---|---|---|"]
        lines += [_row(one, proofs) for one in requirements if one.family == key]
    return "\n".join(lines) + "\n"


def _count(proofs: Proofs, requirements: list[Requirement]) -> str:
    counts = Counter(proofs.state(one) for one in requirements)
    rest = f"{counts['organisational']} organisational, {counts['open']} open"
    return f"{counts['proven']} of {len(requirements)} proven, {rest}"


def _row(requirement: Requirement, proofs: Proofs) -> str:
    named = [
        f"`{test}`" + ("" if outcome == "passed" else f" ({outcome})")
        for test, outcome in sorted(proofs.of(requirement.id).items())
    ]
    cells = (
        requirement.id,
        requirement.clauses,
        requirement.what,
        requirement.organisational or "<br>".join(named),
        proofs.state(requirement),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def named_tests(page: str) -> set[tuple[str, str]]:
    """Return the (requirement, test) pairs that a written page names."""
    pairs = set()
    for line in page.splitlines():
        cells = line.split(" | ")
        if len(cells) == 5:
            pairs |= {(cells[0].lstrip("| "), test) for test in NAMED_TEST.findall(cells[3])}
    return pairs


def listed_requirements(page: str) -> dict[str, str]:
    """Return requirement id → state of the rows of a written page."""
    rows = (line.split(" | ") for line in page.splitlines() if line.startswith("| "))
    return {cells[0].lstrip("| "): cells[4].rstrip("| ") for cells in rows if len(cells) == 5 and "-" in cells[0]}
