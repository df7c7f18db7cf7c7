"""Many clerks at once: every number once, none missing, nobody sees an error (architecture, decision 4)."""

from builders.office import PASSWORD
from builders.server import Cluster
from builders.server import postgresql
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle

import pytest
import requests
import threading


CLERKS = 20
LETTERS = 100


def register(address: str, number: int, timeout: int = 120) -> requests.Response:
    """Register one letter over REST as the clerk."""
    return requests.post(
        f"{address}/van-ban-den",
        json={
            "@type": "IncomingDocument",
            "reference": f"{number + 1}/CV-THU",
            "issuer": f"Cơ quan số {number}",
            "title": f"Công văn thử số {number} về việc kiểm tra vào sổ đồng thời",
            "register_now": True,
        },
        headers={"Accept": "application/json"},
        auth=("van-thu", PASSWORD),
        timeout=timeout,
    )


def entries(address: str) -> list[dict]:
    """Return every row of the agency's book, as the clerk sees it over REST."""
    session = requests.Session()
    session.auth = ("van-thu", PASSWORD)
    session.headers["Accept"] = "application/json"
    found = session.get(f"{address}/@search?portal_type=Register").json()["items"]
    [book] = [item["@id"] for item in found]
    rows = session.get(f"{book}/@entries?b_size=500").json()["items"]
    return sorted(rows, key=lambda row: row["number"])


def numbers(responses) -> list[int]:
    return sorted(response.json()["arrival_number"] for response in responses)


@pytest.mark.requirement("IN-02", "FD-3.1đ", "REG-01")
class TestNumbers:
    def test_twenty_clerks_in_one_process(self, tmp_path):
        with Cluster(tmp_path) as cluster, ThreadPoolExecutor(CLERKS) as clerks:
            address = cluster.servers[0].address
            responses = list(clerks.map(lambda number: register(address, number), range(LETTERS)))
            assert {response.status_code for response in responses} == {201}
            assert numbers(responses) == list(range(1, LETTERS + 1))
            assert [row["number"] for row in entries(address)] == list(range(1, LETTERS + 1))

    @pytest.mark.parametrize("database", ["zeo", "postgresql"])
    def test_twenty_clerks_in_two_processes(self, tmp_path, database):
        if database == "postgresql" and postgresql() is None:
            pytest.skip("PostgreSQL's server is not installed here")
        with Cluster(tmp_path, database, servers=2) as cluster, ThreadPoolExecutor(CLERKS) as clerks:
            addresses = [server.address for server in cluster.servers]
            jobs = list(zip(range(LETTERS), cycle(addresses), strict=False))
            responses = list(clerks.map(lambda job: register(job[1], job[0]), jobs))
            assert {response.status_code for response in responses} == {201}
            assert numbers(responses) == list(range(1, LETTERS + 1))
            for address in addresses:
                assert [row["number"] for row in entries(address)] == list(range(1, LETTERS + 1))

    @pytest.mark.requirement("OPS-07")
    def test_killed_in_the_middle_and_started_again(self, tmp_path):
        with Cluster(tmp_path) as cluster, ThreadPoolExecutor(CLERKS) as clerks:
            server = cluster.servers[0]
            done, lock, half = [], threading.Lock(), threading.Event()

            def work(number):
                """Register one letter; tell how many were acknowledged. A lost connection is no answer."""
                try:
                    response = register(server.address, number)
                except requests.ConnectionError:
                    return
                with lock:
                    done.append(response)
                    if len(done) >= LETTERS // 4:
                        half.set()

            running = [clerks.submit(work, number) for number in range(LETTERS)]
            assert half.wait(120)
            server.kill()
            for job in running:
                job.result()
            before = len(done)
            assert before < LETTERS
            server.start()
            more = list(clerks.map(lambda number: register(server.address, 1000 + number), range(LETTERS - before)))
            assert {response.status_code for response in [*done, *more]} == {201}
            rows = entries(server.address)
            assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
            acknowledged = {(row.json()["arrival_number"], row.json()["UID"]) for row in [*done, *more]}
            assert len(acknowledged) == LETTERS
            assert acknowledged <= {(row["number"], row["document"]["UID"]) for row in rows}
