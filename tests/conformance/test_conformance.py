"""The conformance harness itself, and that docs/conformance.md is not stale."""

from conformance import marks
from conformance.catalogue import load
from conformance.catalogue import parse
from conformance.plugin import mark_problems
from conformance.report import listed_requirements
from conformance.report import named_tests
from conformance.report import Proofs
from conformance.report import render
from pathlib import Path

import pytest
import subprocess
import sys


TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "conformance.md"

SMALL = """
regulations: {S0: First, S1: Second}
families: {IN: Incoming}
requirements:
  - {id: IN-01, family: IN, sources: {S0: Đ1}, what: Keep it}
  - {id: IN-02, family: IN, sources: {S0: Đ2, S1: Đ3}, what: Show it}
  - {id: IN-03, family: IN, sources: {S1: Đ9}, what: Host it, organisational: A contract}
"""

FAMILY_SIZES = {
    "ORG": 18, "IN": 36, "OUT": 27, "SIG": 4, "REG": 3, "RES": 10, "CASE": 4, "CAL": 3, "SHR": 6, "MSG": 7,
    "DEL": 5, "ACC": 17, "REP": 7, "REM": 4, "BAK": 5, "OPS": 8, "AUD": 7, "SEC": 4, "FNT": 2, "REMO": 3,
    "ICH": 3, "ONE": 2,
}  # fmt: skip


class TestCatalogue:
    def test_is_complete(self):
        requirements = load().requirements.values()
        for family, size in FAMILY_SIZES.items():
            numbers = [one.id for one in requirements if one.family == family]
            assert numbers == [f"{family}-{n:02d}" for n in range(1, size + 1)]

    def test_has_the_duties_of_the_decree(self):
        known = load().requirements
        for one in ("FD-1", "FD-2.8", "FD-3.1đ", "FD-3.1h", "FD-3.8c", "FD-4.1đ", "FD-4.1g", "FD-5"):
            assert known[one].sources.keys() == {"NĐ30"}

    def test_few_are_organisational(self):
        excused = {one.id for one in load().requirements.values() if one.organisational}
        assert excused == {"ORG-12", "OPS-01", "OPS-02", "OPS-03", "OPS-05", "FD-2.6"}

    @pytest.mark.parametrize(
        "entry, problem",
        [
            ("{id: IN-01, family: IN, sources: {S0: Đ1}, what: Again}", "twice"),
            ("{id: IN-4, family: IN, sources: {S0: Đ1}, what: Short}", "shape"),
            ("{id: OUT-04, family: OUT, sources: {S0: Đ1}, what: Other}", "family"),
            ("{id: IN-04, family: IN, sources: {S9: Đ1}, what: Where}", "regulation"),
            ("{id: IN-04, family: IN, sources: {S0: Đ1}, what: Why, organisational: ''}", "reason"),
        ],
    )
    def test_wrong_entry_is_refused(self, entry, problem):
        with pytest.raises(ValueError, match=problem):
            parse(f"{SMALL}  - {entry}\n")


class TestMarks:
    SOURCE = """
import pytest

pytestmark = pytest.mark.requirement("IN-01")

class Base:
    @pytest.mark.requirement("IN-02")
    def test_inherited(self): ...

@pytest.mark.requirement("IN-03", "IN-04")
class TestOne(Base):
    def test_a(self): ...
    @pytest.mark.parametrize("x", [pytest.param(1, marks=pytest.mark.requirement("IN-05"))])
    def test_b(self, x): ...
    def helper(self): ...
"""

    def test_finds_every_way_to_mark(self):
        assert marks.proofs_in(self.SOURCE, "room/test_x.py") == {
            "room/test_x.py::TestOne::test_inherited": {"IN-01", "IN-02", "IN-03", "IN-04"},
            "room/test_x.py::TestOne::test_a": {"IN-01", "IN-03", "IN-04"},
            "room/test_x.py::TestOne::test_b": {"IN-01", "IN-03", "IN-04", "IN-05"},
        }

    def test_computed_id_is_refused(self):
        with pytest.raises(marks.UnreadableMark, match=r"test_x\.py:2"):
            marks.proofs_in("@pytest.mark.portal\n@pytest.mark.requirement(ID)\ndef test_x(): ...", "test_x.py")

    def test_problems_of_a_claim(self):
        catalogue = parse(SMALL)
        assert mark_problems(catalogue, "t", ("IN-01", "IN-02")) == []
        assert "unknown requirement 'IN-99'" in mark_problems(catalogue, "t", ("IN-99",))[0]
        assert "organisational" in mark_problems(catalogue, "t", ("IN-03",))[0]
        assert "without an id" in mark_problems(catalogue, "t", ())[0]


class TestReport:
    @pytest.fixture
    def proofs(self):
        proofs = Proofs()
        proofs.add("IN-01", "test_a.py::TestA::test_1", "passed")
        proofs.add("IN-01", "test_a.py::TestA::test_2", "passed")
        proofs.add("IN-02", "test_a.py::TestA::test_1", "passed")
        proofs.add("IN-02", "test_b.py::test_3", "skipped")
        return proofs

    def test_one_unproven_test_keeps_the_row_open(self, proofs):
        states = listed_requirements(render(parse(SMALL), proofs))
        assert states == {"IN-01": "proven", "IN-02": "open", "IN-03": "organisational"}

    def test_counts_per_regulation(self, proofs):
        page = render(parse(SMALL), proofs)
        assert "**S0: 1 of 2 proven, 0 organisational, 1 open**" in page
        assert "**S1: 0 of 2 proven, 1 organisational, 1 open**" in page

    def test_page_can_be_read_back(self, proofs):
        page = render(parse(SMALL), proofs)
        assert named_tests(page) == {
            ("IN-01", "test_a.py::TestA::test_1"),
            ("IN-01", "test_a.py::TestA::test_2"),
            ("IN-02", "test_a.py::TestA::test_1"),
            ("IN-02", "test_b.py::test_3"),
        }
        assert "`test_b.py::test_3` (skipped)" in page

    def test_worst_run_of_a_test_counts(self):
        proofs = Proofs()
        for outcome in ("passed", "failed", "passed"):
            proofs.add("IN-01", "test_a.py::test_1", outcome)
        assert proofs.of("IN-01") == {"test_a.py::test_1": "failed"}


class TestPlugin:
    """Runs of pytest on a small folder of its own."""

    @pytest.fixture
    def run(self, tmp_path):
        def run(source, *options):
            folder = tmp_path / "tests"
            folder.mkdir(exist_ok=True)
            (folder / "test_x.py").write_text(source, "utf-8")
            (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = " + str(TESTS), "utf-8")
            command = [sys.executable, "-m", "pytest", "-q", "-p", "conformance.plugin", *options]
            environment = {"PYTHONPATH": str(TESTS), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
            return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

        return run

    def test_unknown_id_stops_the_collection(self, run):
        result = run("import pytest\n@pytest.mark.requirement('IN-99')\ndef test_x(): ...")
        assert result.returncode == pytest.ExitCode.USAGE_ERROR
        assert "unknown requirement 'IN-99'" in result.stdout + result.stderr

    def test_failing_proof_fails_and_stays_open(self, run, tmp_path):
        source = (
            "import pytest\n@pytest.mark.requirement('IN-01')\ndef test_good(): ...\n"
            "@pytest.mark.requirement('IN-02')\ndef test_bad(): assert 0\n"
        )
        result = run(source, "--conformance=docs/conformance.md")
        assert result.returncode == pytest.ExitCode.TESTS_FAILED
        page = (tmp_path / "docs" / "conformance.md").read_text("utf-8")
        assert listed_requirements(page)["IN-01"] == "proven"
        assert listed_requirements(page)["IN-02"] == "open"
        assert "`test_x.py::test_bad` (failed)" in page

    def test_stopped_run_proves_nothing_it_did_not_reach(self, run, tmp_path):
        source = (
            "import pytest\ndef test_first(): assert 0\n@pytest.mark.requirement('IN-01')\ndef test_second(): ...\n"
        )
        run(source, "-x", "--conformance=docs/conformance.md")
        page = (tmp_path / "docs" / "conformance.md").read_text("utf-8")
        assert "`test_x.py::test_second` (not run)" in page
        assert listed_requirements(page)["IN-01"] == "open"


class TestPage:
    """The committed page against the marks in the sources."""

    @pytest.fixture
    def page(self, request):
        if request.config.getoption("--conformance"):
            pytest.skip("this run writes the page anew")
        assert PAGE.exists(), "run `make conformance`"
        return PAGE.read_text("utf-8")

    def test_lists_every_requirement(self, page):
        assert list(listed_requirements(page)) == list(load().requirements)

    def test_names_the_marked_tests(self, page):
        written = {(one, test) for test, ids in marks.proofs(TESTS).items() for one in ids}
        named = named_tests(page)
        assert named - written == set(), "the page names proofs that are gone: run `make conformance`"
        assert written - named == set(), "the page lacks these proofs: run `make conformance`"
