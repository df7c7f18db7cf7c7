"""Measure: `python -m benchmarks [--documents N] [--requests N]` prints a table of medians and ratios."""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import argparse
import os
import subprocess
import sys
import time


ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

PASSWORD = "Vanphong@2026"
PAIRS = (
    # what, path in the office, who, path in plain Plone
    ("home page", "/@@eoffice-desk", "van-thu", "/"),
    ("list of documents", "/van-ban-den", "van-thu", "/documents"),
    ("one document", "{document}", "van-thu", "/documents/document-0"),
    ("form for a new document", "/van-ban-den/receive", "van-thu", "/documents/++add++Document"),
    ("search page", "/@@eoffice-search?q=cong+van", "van-thu", "/@@search?SearchableText=cong+van"),
)


def main() -> None:
    """Build both sites, measure every pair, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--documents", type=int, default=300, help="documents in each site (default: %(default)s)")
    parser.add_argument("--requests", type=int, default=30, help="requests per page (default: %(default)s)")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        for line in measure(Path(folder), options.documents, options.requests):
            print(line, flush=True)


def measure(folder: Path, documents: int, requests: int):
    """Yield the lines of the table."""
    from builders.server import Cluster
    from builders.server import environment

    cluster = Cluster(folder)
    [server] = cluster.servers
    server.make_site()
    zconsole = Path(sys.executable).parent / "zconsole"
    subprocess.run(
        [zconsole, "run", server.home / "etc" / "zope.conf", ROOT / "benchmarks" / "fill.py"],
        env={**environment(), "BENCHMARK_DOCUMENTS": str(documents)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    server.start()
    try:
        yield f"{documents} documents, {requests} requests each, median in ms"
        yield f"{'page':28} {'office':>8} {'Plone':>8} {'ratio':>7}"
        yield from compare(server, requests)
    finally:
        server.stop()


def compare(server, requests: int):
    """Yield one line per pair of pages, and one for creating a document over REST."""
    office, plain = server.address, server.address.replace("/office", "/plain")
    clerk, member = session(office, "van-thu"), session(plain, "member")
    found = clerk.get(f"{office}/@search?portal_type=IncomingDocument&b_size=1", headers=JSON).json()["items"]
    document = found[0]["@id"].removeprefix(office)
    for name, ours, _who, theirs in PAIRS:
        mine = timed(lambda path=ours: clerk.get(office + path.format(document=document)), requests)
        other = timed(lambda path=theirs: member.get(plain + path), requests)
        yield row(name, mine, other)
    numbers = iter(range(10**6, 2 * 10**6))
    mine = timed(lambda: clerk.post(f"{office}/van-ban-den", json=new_letter(next(numbers)), headers=JSON), requests)
    other = timed(
        lambda: member.post(f"{plain}/documents", json={"@type": "Document", "title": "Công văn"}, headers=JSON),
        requests,
    )
    yield row("create over REST (registered)", mine, other)


JSON = {"Accept": "application/json"}


def session(site: str, user: str):
    """Return a client logged in by cookie, as a browser is."""
    import requests

    client = requests.Session()
    form = {"__ac_name": user, "__ac_password": PASSWORD, "buttons.login": "Log in"}
    client.post(f"{site}/login", data=form)
    home = client.get(site)
    assert "/logout" in home.text, f"{user} cannot log in to {site}"
    return client


def new_letter(number: int) -> dict:
    """Return the JSON of a letter to register."""
    return {
        "@type": "IncomingDocument",
        "reference": f"{number}/CV-THU",
        "issuer": "Sở Thử nghiệm",
        "title": f"Công văn số {number} về việc đo tốc độ",
        "register_now": True,
    }


def timed(call, times: int) -> float:
    """Return the median of some calls in milliseconds, after two that warm up."""
    seconds = []
    for number in range(times + 2):
        start = time.perf_counter()
        response = call()
        if number > 1:
            seconds.append(time.perf_counter() - start)
        assert response.status_code in (200, 201), (response.url, response.status_code, response.text[:300])
    return median(seconds) * 1000


def row(name: str, mine: float, other: float) -> str:
    """Return one line of the table."""
    return f"{name:28} {mine:8.1f} {other:8.1f} {mine / other:7.2f}"


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
