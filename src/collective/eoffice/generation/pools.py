"""How an ODT becomes a PDF or a Word file: one LibreOffice per document, or a unoserver.

appy calls a pool with the finished ODT, the format and the file to write. It answers "" when that is done.
"""

from collective.eoffice.generation.interfaces import ConverterBusy
from collective.eoffice.generation.interfaces import ConverterFailed
from collective.eoffice.generation.interfaces import ConverterMissing
from collective.eoffice.generation.interfaces import ConverterTimeout
from collective.eoffice.generation.interfaces import is_program
from collective.eoffice.generation.settings import get_settings
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from time import monotonic

import http.client
import logging
import os
import shutil
import signal
import subprocess
import tempfile
import xmlrpc.client


logger = logging.getLogger(__name__)

AT_ONCE = 2
LOG_TAIL = 500
RUNNING = BoundedSemaphore(AT_ONCE)
FILTERS = {
    # PDF/A-2b, as an archive wants it, and without the notes of appy.
    "pdf": (
        'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
        '"ExportNotes":{"type":"boolean","value":"false"}}'
    ),
    "docx": "docx:MS Word 2007 XML",
}


@contextmanager
def place(seconds: float):
    """Hold one of the places for a conversion.

    :raises ConverterBusy: none became free within `seconds`.
    """
    if not RUNNING.acquire(timeout=seconds):
        raise ConverterBusy()
    try:
        yield
    finally:
        RUNNING.release()


def is_template_format(renderer, wanted: str) -> bool:
    """Tell whether the rendered template is already what was asked for (ODT): LibreOffice is then left alone."""
    return wanted == renderer.templateType


class CliPool:
    """Starts one soffice for each document, with a profile of its own and a hard time limit in seconds."""

    def __init__(self, program: str, time_limit: int):
        self.program = program
        self.time_limit = time_limit

    def __call__(self, renderer, source, kind=None, target=None):
        """Convert `source`, the finished ODT, to `target`."""
        wanted = _extension(target) or kind
        if is_template_format(renderer, wanted):
            return ""
        if not self.program:
            raise ConverterMissing("soffice not found")
        start = monotonic()
        with place(self.time_limit), tempfile.TemporaryDirectory(prefix="eoffice-soffice-") as work:
            left = max(1.0, self.time_limit - (monotonic() - start))
            shutil.move(self._converted(Path(source), wanted, Path(work), left), target)
        return ""

    def _converted(self, source: Path, wanted: str, work: Path, seconds: float) -> Path:
        log = self._run(source, wanted, work, seconds)
        found = work / f"{source.stem}.{wanted}"
        if not found.is_file():
            logger.error("soffice made no %s: %s", wanted, log)
            raise ConverterFailed(log)
        return found

    def _run(self, source: Path, wanted: str, work: Path, seconds: float) -> str:
        command = [
            self.program,
            f"-env:UserInstallation={(work / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nofirststartwizard"),
            *("--convert-to", FILTERS.get(wanted, wanted), "--outdir", str(work), str(source)),
        ]
        # Nothing of the server's environment but the search path: it may hold passwords.
        environment = {"HOME": str(work), "PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"}
        try:
            process = subprocess.Popen(
                command,
                cwd=work,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise ConverterMissing(str(error)) from error
        try:
            output, _none = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            _kill(process)
            logger.error("soffice was ended after %.0f seconds", seconds)
            raise ConverterTimeout() from error
        return output.decode("utf-8", "replace")[-LOG_TAIL:]


def _kill(process: subprocess.Popen) -> None:
    """Kill a process that nobody waited for yet, with all its children: of a killed soffice, soffice.bin goes on."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


class LimitedTransport(xmlrpc.client.Transport):
    """An XML-RPC transport that waits no longer than some seconds for each answer."""

    def __init__(self, seconds: float):
        super().__init__()
        self.seconds = seconds

    def make_connection(self, host):
        """Return a new connection with the time limit."""
        self._connection = host, http.client.HTTPConnection(host, timeout=self.seconds)
        return self._connection[1]


class UnoserverPool:
    """Asks a running unoserver, which keeps one LibreOffice for all documents."""

    def __init__(self, url: str, time_limit: int):
        self.url = url
        self.time_limit = time_limit

    def __call__(self, renderer, source, kind=None, target=None):
        """Convert `source`, the finished ODT, to `target`."""
        wanted = _extension(target) or kind
        if is_template_format(renderer, wanted):
            return ""
        data = xmlrpc.client.Binary(Path(source).read_bytes())
        with place(self.time_limit):
            Path(target).write_bytes(self._converted(data, wanted))
        return ""

    def _converted(self, data: xmlrpc.client.Binary, wanted: str) -> bytes:
        transport = LimitedTransport(self.time_limit)
        try:
            server = xmlrpc.client.ServerProxy(self.url, transport=transport, allow_none=True)
            return server.convert(None, data, None, wanted, None, [], True, None, None).data
        except TimeoutError as error:
            raise ConverterTimeout() from error
        except xmlrpc.client.Fault as error:
            logger.error("unoserver made no %s: %s", wanted, error.faultString[-LOG_TAIL:])
            raise ConverterFailed(error.faultString[-LOG_TAIL:]) from error
        except (OSError, http.client.HTTPException, xmlrpc.client.ProtocolError) as error:
            logger.error("unoserver does not answer: %s", error)
            raise ConverterMissing(str(error)) from error
        finally:
            transport.close()


def _extension(name: str | None) -> str:
    return Path(name).suffix[1:] if name else ""


def program() -> str:
    """Return the path of LibreOffice, "" when there is none."""
    configured = get_settings().soffice or ""
    if configured:
        return configured if is_program(configured) and os.access(configured, os.X_OK) else ""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def can_convert() -> bool:
    """Tell whether PDF and Word files can be offered; an unoserver is believed to answer."""
    return bool(get_settings().unoserver or program())


def pool() -> CliPool | UnoserverPool:
    """Return the pool that the settings ask for."""
    settings = get_settings()
    if settings.unoserver:
        return UnoserverPool(settings.unoserver, settings.time_limit)
    return CliPool(program(), settings.time_limit)
