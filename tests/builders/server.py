"""A real office in processes of its own: FileStorage in one, or several on ZEO or PostgreSQL."""

from contextlib import closing
from pathlib import Path

import http.client
import os
import pwd
import select
import shutil
import signal
import socket
import subprocess
import sys


BIN = Path(sys.executable).parent
TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
START_LIMIT = 120  # seconds

SITE_ZCML = """<configure xmlns="http://namespaces.zope.org/zope" xmlns:five="http://namespaces.zope.org/five">
  <include package="Zope2.App" />
  <five:loadProducts file="meta.zcml" />
  <five:loadProducts />
  <include package="collective.eoffice" file="{root}/profiles/configure.zcml" />
  <five:loadProductsOverrides />
</configure>
"""
ZOPE_CONF = """instancehome {home}
debug-mode off
<environment>
  TZ Asia/Ho_Chi_Minh
  EOFFICE_WRITE_LOCK {lock}
</environment>
<zodb_db main>
  mount-point /
  {storage}
</zodb_db>
"""
ZOPE_INI = """[app:main]
use = egg:Zope#main
zope_conf = {home}/etc/zope.conf
[server:main]
use = egg:waitress#main
listen = 127.0.0.1:{port}
threads = 4
connection_limit = 1000
asyncore_use_poll = true
"""
FILESTORAGE = """<filestorage>
    path {base}/Data.fs
    blob-dir {base}/blobs
  </filestorage>"""
ZEO_CLIENT = """%import ZEO
  <clientstorage>
    server {base}/zeo.sock
    server-sync true
    shared-blob-dir true
    blob-dir {base}/blobs
    wait-timeout 60
  </clientstorage>"""
ZEO_SERVER = """<zeo>
  address {base}/zeo.sock
</zeo>
<filestorage 1>
  path {base}/Data.fs
  blob-dir {base}/blobs
</filestorage>
"""
RELSTORAGE = """%import relstorage
  <relstorage>
    keep-history false
    blob-dir {base}/blobs-{name}
    shared-blob-dir false
    <postgresql>
      driver psycopg2
      dsn {dsn}
    </postgresql>
  </relstorage>"""


def free_port() -> int:
    """Return a port of this machine that nobody uses now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One Zope process; `address` is the site's URL."""

    def __init__(self, base: Path, name: str, storage: str, lock: str):
        self.home = base / name
        self.port = free_port()
        self.address = f"http://localhost:{self.port}/office"
        self.log = base / f"{name}.log"
        self.process = None
        etc = self.home / "etc"
        etc.mkdir(parents=True)
        (self.home / "var").mkdir()
        (self.home / "inituser").write_text("admin:admin-of-the-test\n")
        (etc / "site.zcml").write_text(SITE_ZCML.format(root=ROOT))
        (etc / "zope.conf").write_text(ZOPE_CONF.format(home=self.home, storage=storage, lock=lock))
        (etc / "zope.ini").write_text(ZOPE_INI.format(home=self.home, port=self.port))

    def make_site(self) -> None:
        """Make the office in the database, without a web server."""
        command = [BIN / "zconsole", "run", self.home / "etc" / "zope.conf", TESTS / "builders" / "make_site.py"]
        done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=START_LIMIT)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]

    def start(self) -> None:
        """Start the process and wait until it answers."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [BIN / "runwsgi", self.home / "etc" / "zope.ini"], stdout=output, stderr=output, env=environment()
            )
        wait_for(lambda: answers(self.port), self.process, self.log)

    def kill(self) -> None:
        """Kill the process as a power failure does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End the process."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)


class Cluster:
    """One database with one or more servers on it; use as a context manager."""

    def __init__(self, base: Path, database: str = "filestorage", servers: int = 1):
        self.base = base
        self.helpers = []
        (base / "blobs").mkdir()
        lock, storage = str(base / "locks"), FILESTORAGE
        if database == "zeo":
            storage = ZEO_CLIENT
            self._start_zeo()
        if database == "postgresql":
            dsn = self._start_postgresql()
            lock, storage = f"postgresql:{dsn}", RELSTORAGE.replace("{dsn}", dsn)
        names = [f"server-{number}" for number in range(1, servers + 1)]
        self.servers = [Server(base, name, storage.format(base=base, name=name), lock) for name in names]

    def __enter__(self):
        try:
            self.servers[0].make_site()
            for server in self.servers:
                server.start()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, *error):
        for server in self.servers:
            server.stop()
        for helper in reversed(self.helpers):
            helper.send_signal(signal.SIGINT)
            helper.wait(30)

    def _start_zeo(self) -> None:
        conf = self.base / "zeo.conf"
        conf.write_text(ZEO_SERVER.format(base=self.base))
        log = self.base / "zeo.log"
        with log.open("ab") as output:
            zeo = subprocess.Popen([BIN / "runzeo", "-C", conf], stdout=output, stderr=output, env=environment())
        self.helpers.append(zeo)
        wait_for((self.base / "zeo.sock").exists, zeo, log)

    def _start_postgresql(self) -> str:
        """Start a server of our own in the base folder and return the dsn of its database."""
        data, port, log = self.base / "pg", free_port(), self.base / "pg.log"
        data.mkdir()
        as_user = {}
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            account = pwd.getpwnam("postgres")
            as_user = {"user": account.pw_uid, "group": account.pw_gid}
            for folder in (data, *self.base.parents[:2], self.base):
                folder.chmod(0o755)
            shutil.chown(data, account.pw_uid, account.pw_gid)
        run = {"cwd": data, "capture_output": True, "check": True, **as_user}
        binaries = postgresql()
        subprocess.run([binaries / "initdb", "-D", data, "-A", "trust", "-U", "eoffice", "-E", "UTF8"], **run)
        with log.open("ab") as output:
            server = subprocess.Popen(
                [
                    *(binaries / "postgres", "-D", data, "-p", str(port)),
                    *("-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={data}"),
                ],
                stdout=output,
                stderr=output,
                **as_user,
            )
        self.helpers.append(server)
        ready = [binaries / "pg_isready", "-h", "127.0.0.1", "-p", str(port), "-q"]
        wait_for(lambda: subprocess.run(ready).returncode == 0, server, log)
        subprocess.run(
            [binaries / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "eoffice", "eoffice"], check=True
        )
        return f"dbname='eoffice' user='eoffice' host='127.0.0.1' port='{port}'"


def postgresql() -> Path | None:
    """Return the folder with PostgreSQL's server programs, or None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return found[-1].parent if found else None


def environment() -> dict:
    """Return the environment of the processes: our builders can be imported, warnings are quiet."""
    return {**os.environ, "PYTHONPATH": str(TESTS), "PYTHONWARNINGS": "ignore", "TZ": "Asia/Ho_Chi_Minh"}


def answers(port: int) -> bool:
    """Tell whether the server on this port answers requests."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_LIMIT)
    try:
        connection.request("GET", "/office/@@ok", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def wait_for(condition, process, log: Path) -> None:
    """Wait until the condition holds; fail with the log when the process ends or never gets there."""
    for _attempt in range(START_LIMIT * 5):
        if condition():
            return
        if process.poll() is not None:
            break
        select.select([], [], [], 0.2)
    raise AssertionError(f"{process.args} did not come up:\n{log.read_text('utf-8', 'replace')[-4000:]}")
