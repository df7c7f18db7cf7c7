"""Conversion by LibreOffice: missing, slow, failing, and a real one where there is one."""

from collective.eoffice.generation import pools
from collective.eoffice.generation.interfaces import ConverterBusy
from collective.eoffice.generation.interfaces import ConverterFailed
from collective.eoffice.generation.interfaces import ConverterMissing
from collective.eoffice.generation.interfaces import ConverterTimeout
from collective.eoffice.generation.interfaces import IGenerationSettings
from collective.eoffice.generation.pools import CliPool
from collective.eoffice.generation.pools import UnoserverPool
from generation.conftest import address
from plone import api
from threading import BoundedSemaphore
from time import monotonic
from zope.schema.interfaces import ConstraintNotSatisfied

import os
import pytest
import shutil
import socket
import transaction


class Rendered:
    """What a pool sees of appy's renderer."""

    templateType = "odt"


@pytest.fixture
def program(tmp_path):
    """Write a program that stands in for soffice."""

    def make(script):
        path = tmp_path / "soffice"
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)
        return str(path)

    return make


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "result.odt"
    path.write_bytes(b"odt")
    return str(path)


# The last arguments of soffice: --outdir DIR SOURCE.
CONVERTS = 'while [ $# -gt 2 ]; do shift; done; (printf "%%PDF of "; cat "$2") > "$1/result.pdf"'


class TestCliPool:
    def test_odt_needs_no_libreoffice(self, source, tmp_path):
        assert CliPool("", 5)(Rendered(), source, None, str(tmp_path / "x.odt")) == ""

    def test_converts(self, program, source, tmp_path):
        target = tmp_path / "x.pdf"
        assert CliPool(program(CONVERTS), 5)(Rendered(), source, None, str(target)) == ""
        assert target.read_bytes() == b"%PDF of odt"

    def test_each_call_has_its_own_profile_and_an_empty_environment(self, program, source, tmp_path, monkeypatch):
        monkeypatch.setenv("DATABASE_PASSWORD", "secret")
        log = tmp_path / "log"
        fake = program(f'echo "$1 $HOME $DATABASE_PASSWORD" >> {log}; {CONVERTS}')
        for name in ("a.pdf", "b.pdf"):
            CliPool(fake, 5)(Rendered(), source, None, str(tmp_path / name))
        first, second = log.read_text("utf-8").splitlines()
        assert first != second
        assert "-env:UserInstallation=file:///" in first
        assert "secret" not in first
        assert not os.path.exists(first.split()[1]), "the working folder goes away"

    @pytest.mark.parametrize("script", ["exit 1", "exit 0", "echo broken >&2"])
    def test_no_result_is_an_error(self, program, source, tmp_path, script):
        with pytest.raises(ConverterFailed):
            CliPool(program(script), 5)(Rendered(), source, None, str(tmp_path / "x.pdf"))

    @pytest.mark.parametrize("path", ["", "/nowhere/soffice"])
    def test_missing(self, source, tmp_path, path):
        with pytest.raises(ConverterMissing):
            CliPool(path, 5)(Rendered(), source, None, str(tmp_path / "x.pdf"))

    def test_time_limit_ends_it_with_its_children(self, program, source, tmp_path):
        pids = tmp_path / "pids"
        fake = program(f'/bin/sh -c "echo \\$\\$ >> {pids}; exec sleep 60" & echo $$ >> {pids}; sleep 60')
        start = monotonic()
        with pytest.raises(ConverterTimeout):
            CliPool(fake, 1)(Rendered(), source, None, str(tmp_path / "x.pdf"))
        assert monotonic() - start < 10
        found = pids.read_text("utf-8").split()
        assert len(found) == 2
        assert [pid for pid in found if is_running(pid)] == []

    def test_third_conversion_waits_and_gives_up(self, program, source, tmp_path, monkeypatch):
        full = BoundedSemaphore(pools.AT_ONCE)
        for _place in range(pools.AT_ONCE):
            full.acquire()
        monkeypatch.setattr(pools, "RUNNING", full)
        with pytest.raises(ConverterBusy):
            CliPool(program(CONVERTS), 1)(Rendered(), source, None, str(tmp_path / "x.pdf"))

    def test_places_are_given_back(self, program, source, tmp_path):
        for _time in range(pools.AT_ONCE + 1):
            with pytest.raises(ConverterFailed):
                CliPool(program("exit 1"), 5)(Rendered(), source, None, str(tmp_path / "x.pdf"))


def is_running(pid: str) -> bool:
    """Tell whether a process runs; one that nobody waited for yet is dead already."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


class TestUnoserverPool:
    def test_nobody_answers(self, source, tmp_path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            url = f"http://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(ConverterMissing):
            UnoserverPool(url, 2)(Rendered(), source, None, str(tmp_path / "x.pdf"))

    def test_one_that_hangs(self, source, tmp_path):
        with socket.socket() as deaf:
            deaf.bind(("127.0.0.1", 0))
            deaf.listen()
            url = f"http://127.0.0.1:{deaf.getsockname()[1]}"
            with pytest.raises(ConverterTimeout):
                UnoserverPool(url, 1)(Rendered(), source, None, str(tmp_path / "x.pdf"))


class TestSettings:
    @pytest.mark.parametrize("value", ["/usr/bin/python3", "soffice", "/bin/sh -c soffice", "/usr/bin/soffice;id"])
    def test_no_other_program_can_be_set(self, value):
        with pytest.raises(ConstraintNotSatisfied):
            IGenerationSettings["soffice"].validate(value)

    @pytest.mark.parametrize("value", ["", "/usr/bin/soffice", "/opt/lo 7/program/soffice.bin", "/usr/bin/libreoffice"])
    def test_paths(self, value):
        IGenerationSettings["soffice"].validate(value)


class TestThroughTheSite:
    def test_missing_is_told(self, site, person, document, slip, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda name: None)
        browser = person("van-thu")
        browser.open(address(document, slip, "pdf"))
        assert browser.url == document.absolute_url()
        assert "chưa cài LibreOffice" in browser.text()

    def test_slow_one_is_told(self, site, person, document, slip, program):
        api.portal.set_registry_record("collective.eoffice.generation.soffice", program("sleep 60"))
        api.portal.set_registry_record("collective.eoffice.generation.time_limit", 1)
        transaction.commit()
        browser = person("van-thu")
        browser.open(address(document, slip, "pdf"))
        assert browser.url == document.absolute_url()
        assert "quá lâu" in browser.text()

    @pytest.mark.skipif(not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is optional")
    def test_pdf(self, site, person, document, slip):
        browser = person("van-thu")
        browser.open(address(document, slip, "pdf"))
        assert browser.headers["Content-Type"] == "application/pdf"
        assert browser._response.body.startswith(b"%PDF-")
