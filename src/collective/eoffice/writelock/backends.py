"""Where the lock lives: a file on one host, or an advisory lock of PostgreSQL over several.

The environment variable EOFFICE_WRITE_LOCK says which: a directory shared by all processes, or
`postgresql:<dsn>`. Without it the lock file lies in the instance's own var folder.
"""

from App.config import getConfiguration
from collections import defaultdict
from pathlib import Path

import fcntl
import hashlib
import os
import threading
import time


_POSTGRESQL = "postgresql:"
_threads: dict[str, threading.Lock] = defaultdict(threading.Lock)


class FileLock:
    """Serialises threads by a lock in memory and processes by flock on one file."""

    def __init__(self, directory: Path, name: str):
        self._thread_lock = _threads[name]
        self._path = directory / f"write-{hashlib.sha256(name.encode()).hexdigest()[:16]}.lock"
        self._file = None

    def acquire(self, timeout: float) -> bool:
        """Wait for the lock; False when it was not free within `timeout` seconds."""
        until = time.monotonic() + timeout
        if not self._thread_lock.acquire(timeout=timeout):
            return False
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = _flocked(self._path, until)
        except BaseException:
            self._thread_lock.release()
            raise
        if self._file is None:
            self._thread_lock.release()
            return False
        return True

    def release(self) -> None:
        """Free the lock; the kernel does the same when the process dies."""
        if self._file is not None:
            self._file.close()
            self._file = None
        self._thread_lock.release()


def _flocked(path: Path, until: float):
    """Return the file at `path`, opened and locked; None when another process kept it until that time.

    Only the kernel's own queue is fair between processes, and it knows no time limit: a thread of its own
    stands in it, and lets go at once when its turn comes too late.
    """
    file = path.open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting = _Waiting(file)
        return file if waiting.got_it(until - time.monotonic()) else None
    except BaseException:
        file.close()
        raise
    return file


class _Waiting(threading.Thread):
    """Stands in the kernel's queue for a file lock."""

    def __init__(self, file):
        super().__init__(daemon=True, name="eoffice-write-lock")
        self._file = file
        self._turn = threading.Lock()
        self._locked = threading.Event()
        self._given_up = False
        self.start()

    def run(self) -> None:
        """Wait for the lock; free it when nobody waits for it any more."""
        fcntl.flock(self._file, fcntl.LOCK_EX)
        with self._turn:
            if self._given_up:
                self._file.close()
            else:
                self._locked.set()

    def got_it(self, timeout: float) -> bool:
        """Tell whether the lock came within `timeout` seconds."""
        try:
            self._locked.wait(max(timeout, 0))
        finally:
            with self._turn:
                self._given_up = not self._locked.is_set()
        return not self._given_up


class AdvisoryLock:
    """Serialises processes on several hosts by an advisory lock of their common PostgreSQL."""

    def __init__(self, dsn: str, name: str):
        self._dsn = dsn
        self._key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
        self._connection = None

    def acquire(self, timeout: float) -> bool:
        """Wait for the lock; False when it was not free within `timeout` seconds."""
        import psycopg2

        self._connection = psycopg2.connect(self._dsn)
        self._connection.autocommit = True
        try:
            with self._connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = %s", (int(timeout * 1000),))
                cursor.execute("SELECT pg_advisory_lock(%s)", (self._key,))
        except psycopg2.errors.LockNotAvailable:
            self.release()
            return False
        return True

    def release(self) -> None:
        """Free the lock by ending its connection, which works even after a server error."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def backend_for(name: str):
    """Return a new, free lock for the site with this path."""
    where = os.environ.get("EOFFICE_WRITE_LOCK", "")
    if where.startswith(_POSTGRESQL):
        return AdvisoryLock(where.removeprefix(_POSTGRESQL), name)
    directory = Path(where) if where else Path(getConfiguration().clienthome) / "locks"
    return FileLock(directory, name)
