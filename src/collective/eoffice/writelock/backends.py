"""Where the lock lives: a file on one host, or an advisory lock of PostgreSQL over several.

The environment variable EOFFICE_WRITE_LOCK says which: a directory shared by all processes, or
`postgresql:<dsn>`. Without it the lock file lies in the instance's own var folder.
"""

import fcntl
import hashlib
import os
import threading
from App.config import getConfiguration
from collections import defaultdict
from pathlib import Path


_POSTGRESQL = "postgresql:"
_threads: dict[str, threading.Lock] = defaultdict(threading.Lock)


class FileLock:
    """Serialises threads by a lock in memory and processes by flock on one file."""

    def __init__(self, directory: Path, name: str):
        self._thread_lock = _threads[name]
        self._path = directory / f"write-{hashlib.sha256(name.encode()).hexdigest()[:16]}.lock"
        self._file = None

    def acquire(self, timeout: float) -> bool:
        """Wait for the lock; False when other threads kept it for `timeout` seconds."""
        if not self._thread_lock.acquire(timeout=timeout):
            return False
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a")
            fcntl.flock(self._file, fcntl.LOCK_EX)
        except BaseException:
            self.release()
            raise
        return True

    def release(self) -> None:
        """Free the lock; the kernel does the same when the process dies."""
        if self._file is not None:
            self._file.close()
            self._file = None
        self._thread_lock.release()


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
