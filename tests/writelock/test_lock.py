"""One writer at a time: who takes the lock, when it is freed, and what happens to those who wait."""

from collective.eoffice import writelock
from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.writelock.backends import FileLock
from collective.eoffice.writelock.interfaces import ISelfLocking
from collective.eoffice.writelock.subscribers import lock_writing_request
from types import SimpleNamespace
from zope.interface import alsoProvides
from zope.interface import implementer

import pytest
import subprocess
import sys
import threading
import transaction


HOLD_FILE = """
import fcntl, sys
file = open(sys.argv[1], "a")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


class SomeView:
    """A view that knows nothing of the lock."""

    def __call__(self):
        """Answer nothing."""


@implementer(ISelfLocking)
class SelfLockingView(SomeView):
    """A view that takes the lock when it is ready to write."""


class Broken:
    """A data manager whose vote fails."""

    transaction_manager = transaction.manager

    def abort(self, txn):
        pass

    tpc_begin = commit = tpc_finish = tpc_abort = abort

    def tpc_vote(self, txn):
        raise ValueError("no space left")

    def sortKey(self):
        return "broken"


@pytest.fixture
def locks(tmp_path, monkeypatch):
    """A directory of its own for the lock files; every transaction ends with the test."""
    monkeypatch.setenv("EOFFICE_WRITE_LOCK", str(tmp_path))
    yield tmp_path
    transaction.abort()


@pytest.fixture
def site():
    return SimpleNamespace(getPhysicalPath=lambda: ("", "van-phong"))


def free(locks) -> bool:
    """Tell whether another thread would get the lock now."""
    found = []

    def try_it():
        lock = FileLock(locks, "/van-phong")
        found.append(lock.acquire(0.05))
        if found[0]:
            lock.release()

    thread = threading.Thread(target=try_it)
    thread.start()
    thread.join()
    return found[0]


class TestHold:
    def test_until_commit(self, locks, site):
        writelock.hold(site)
        assert writelock.is_held()
        assert not free(locks)
        transaction.commit()
        assert not writelock.is_held()
        assert free(locks)

    def test_until_abort(self, locks, site):
        writelock.hold(site)
        transaction.abort()
        assert free(locks)

    def test_freed_after_a_failed_vote(self, locks, site):
        writelock.hold(site)
        transaction.get().join(Broken())
        with pytest.raises(ValueError, match="no space left"):
            transaction.commit()
        transaction.abort()
        assert free(locks)

    def test_freed_after_doom(self, locks, site):
        writelock.hold(site)
        transaction.doom()
        with pytest.raises(transaction.interfaces.DoomedTransaction):
            transaction.commit()
        transaction.abort()
        assert free(locks)

    def test_twice_is_once(self, locks, site):
        writelock.hold(site)
        txn = transaction.get()
        writelock.hold(site)
        assert transaction.get() is txn
        transaction.abort()
        assert free(locks)

    def test_survives_the_rollback_of_a_savepoint(self, locks, site):
        writelock.hold(site)
        point = transaction.savepoint()
        point.rollback()
        assert writelock.is_held()
        assert not free(locks)

    def test_keeps_user_and_description_of_the_request(self, locks, site):
        transaction.begin().setUser("van-thu", "/van-phong/acl_users")
        transaction.get().note("/van-phong/van-ban-den")
        writelock.hold(site)
        assert transaction.get().user == "/van-phong/acl_users van-thu"
        assert transaction.get().description == "/van-phong/van-ban-den"

    def test_busy_in_time(self, locks, site):
        lock = FileLock(locks, "/van-phong")
        assert lock.acquire(1)
        try:
            with pytest.raises(writelock.WriterBusy) as busy:
                writelock.hold(site, timeout=0.05)
        finally:
            lock.release()
        assert busy.value.getStatus() == 503
        assert not writelock.is_held()
        writelock.hold(site, timeout=1)
        assert writelock.is_held()

    def test_sites_do_not_wait_for_each_other(self, locks, site):
        writelock.hold(site)
        other = FileLock(locks, "/so-xay-dung")
        assert other.acquire(0.05)
        other.release()


class TestThreads:
    def test_one_after_the_other(self, locks, site):
        inside, most, done = [], [], []

        def write():
            for _number in range(20):
                writelock.hold(site)
                inside.append(1)
                most.append(len(inside))
                inside.pop()
                transaction.abort()
            done.append(1)

        threads = [threading.Thread(target=write) for _number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert len(done) == 4
        assert set(most) == {1}


class TestProcesses:
    @pytest.fixture
    def other(self, locks):
        """Another process that holds the file."""
        path = FileLock(locks, "/van-phong")._path
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD_FILE, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout.readline() == "held\n"
        yield process
        process.stdin.close()
        process.stdout.close()
        process.wait(10)

    def test_waiting_has_an_end(self, locks, site, other):
        with pytest.raises(writelock.WriterBusy):
            writelock.hold(site, timeout=0.1)
        assert not writelock.is_held()

    def test_free_again_after_waiting_in_vain(self, locks, site, other):
        with pytest.raises(writelock.WriterBusy):
            writelock.hold(site, timeout=0.1)
        other.kill()
        other.wait(10)
        writelock.hold(site, timeout=10)
        assert writelock.is_held()

    def test_comes_when_the_other_process_dies(self, locks, site, other):
        threading.Timer(0.1, other.kill).start()
        writelock.hold(site, timeout=10)
        assert writelock.is_held()


class TestRequests:
    @pytest.fixture
    def held(self, monkeypatch):
        """The sites for which the subscriber took the lock."""
        found = []
        monkeypatch.setattr("collective.eoffice.writelock.subscribers.hold", found.append)
        return found

    def request(self, method, view, office=True):
        class Request(dict):
            pass

        request = Request(PUBLISHED=view)
        request.method = method
        if office:
            alsoProvides(request, IEofficeLayer)
        return SimpleNamespace(request=request)

    @pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
    def test_writing_takes_the_lock(self, held, method):
        lock_writing_request(self.request(method, SomeView()))
        assert len(held) == 1

    @pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
    def test_reading_does_not(self, held, method):
        lock_writing_request(self.request(method, SomeView()))
        assert held == []

    def test_a_published_method_is_its_view(self, held):
        lock_writing_request(self.request("POST", SelfLockingView().__call__))
        assert held == []
        lock_writing_request(self.request("POST", SomeView().__call__))
        assert len(held) == 1

    def test_other_sites_are_left_alone(self, held):
        lock_writing_request(self.request("POST", SomeView(), office=False))
        assert held == []
