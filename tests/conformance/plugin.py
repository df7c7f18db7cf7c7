"""The pytest plug-in behind `@pytest.mark.requirement` and `--conformance=PATH`."""

from conformance.catalogue import Catalogue
from conformance.catalogue import load
from conformance.marks import proofs as static_proofs
from conformance.report import Proofs
from conformance.report import render
from pathlib import Path

import pytest


def pytest_addoption(parser):
    """Add `--conformance`."""
    parser.getgroup("conformance").addoption(
        "--conformance",
        metavar="PATH",
        help="write the table of requirements and their proving tests (docs/conformance.md) after the run",
    )


def pytest_configure(config):
    """Declare the mark and begin to collect proofs."""
    config.addinivalue_line(
        "markers", "requirement(*ids): the requirement ids (docs/conformance.md) that the test proves"
    )
    config.pluginmanager.register(Recorder(config), "conformance-recorder")


def test_name(nodeid: str) -> str:
    """Return the name of a test as the table shows it: from tests/ on, without parameters."""
    return nodeid.split("[")[0].removeprefix("tests/")


# pytest would otherwise take the helper for a test wherever it is imported.
test_name.__test__ = False


def mark_problems(catalogue: Catalogue, test: str, ids) -> list[str]:
    """Return what is wrong with the ids that `test` claims."""
    problems = [f"{test}: requirement mark without an id"] if not ids else []
    for one in ids:
        requirement = catalogue.requirements.get(one)
        if requirement is None:
            problems.append(f"{test}: unknown requirement {one!r} (see tests/conformance/requirements.yaml)")
        elif requirement.organisational:
            problems.append(f"{test}: {one} is listed as organisational; take its reason out of the list first")
    return problems


class Recorder:
    """Checks the marks of collected tests and remembers how the marked tests ended."""

    def __init__(self, config):
        self.target = None if config.option.collectonly else config.getoption("--conformance")
        self.root = Path(config.rootpath)
        self.catalogue = load()
        self.claims: dict[str, tuple[str, ...]] = {}
        self.ended: set[str] = set()
        self.proofs = Proofs()
        self.failed: list[str] = []

    def pytest_itemcollected(self, item):
        """Remember the ids that a test claims."""
        marks = list(item.iter_markers("requirement"))
        if marks:
            self.claims[item.nodeid] = tuple(one for mark in marks for one in mark.args)

    def pytest_collection_finish(self, session):
        """Refuse unknown ids before anything runs, and marks that the sources do not show."""
        problems = []
        for nodeid, ids in self.claims.items():
            problems += mark_problems(self.catalogue, test_name(nodeid), ids)
        if self.target and not problems:
            problems = self._unreadable()
        if problems:
            raise pytest.UsageError("\n".join(sorted(set(problems))))

    def _unreadable(self) -> list[str]:
        """Return the claims that the sources do not show: the static check could not see them."""
        claimed: dict[str, set[str]] = {}
        for nodeid, ids in self.claims.items():
            claimed.setdefault(test_name(nodeid), set()).update(ids)
        written = static_proofs(self.root / "tests")
        return [
            f"{test}: put the requirement mark on the test itself or on its class, ids as plain strings"
            for test, ids in claimed.items()
            if written.get(test) != ids
        ]

    def pytest_runtest_logreport(self, report):
        """Note how each phase of a marked test ended."""
        if report.nodeid not in self.claims:
            return
        self.ended.add(report.nodeid)
        outcome = "skipped" if hasattr(report, "wasxfail") else report.outcome
        for one in self.claims[report.nodeid]:
            self.proofs.add(one, test_name(report.nodeid), outcome)
        if outcome == "failed":
            self.failed.append(test_name(report.nodeid))

    def _note_missing(self) -> None:
        """Note the marked tests that did not run: left out, stopped before, or in a file not asked for."""
        claimed = {test_name(nodeid) for nodeid in self.claims}
        for nodeid in self.claims.keys() - self.ended:
            for one in self.claims[nodeid]:
                self.proofs.add(one, test_name(nodeid), "not run")
        for test, ids in static_proofs(self.root / "tests").items():
            for one in ids if test not in claimed else ():
                self.proofs.add(one, test, "not run")

    def pytest_sessionfinish(self, session, exitstatus):
        """Write the table when the run came to its end."""
        if not self.target or exitstatus not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            return
        self._note_missing()
        target = self.root / self.target
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render(self.catalogue, self.proofs), "utf-8")

    def pytest_terminal_summary(self, terminalreporter):
        """Say what was written and which proofs failed."""
        if self.failed:
            terminalreporter.write_line(f"requirements not proven, marked tests failed: {sorted(set(self.failed))}")
        if self.target:
            terminalreporter.write_line(f"conformance table: {self.target}")
