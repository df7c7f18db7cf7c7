"""The http-examples: requests and answers as files, with what varies from run to run frozen.

`EOFFICE_WRITE_EXAMPLES=1` writes them anew; otherwise a test fails when an answer differs from its file.
"""

from collective.eoffice.workdays import today
from datetime import date
from datetime import timedelta
from pathlib import Path

import base64
import json
import os
import re


FOLDER = Path(__file__).parent / "examples"
HOST = "http://localhost:55001/plone"
DAY = "2026-11-20"
DAY_ONE = date.fromisoformat(DAY)
FROZEN = (
    (r"\b[0-9a-f]{64}\b", "9f86d081…"),
    (r"\b(vbd-)[0-9a-f]{12}\b", r"\g<1>1a2b3c4d5e6f"),
    (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+00:00|Z)", "2026-11-20T01:30:00+00:00"),
)
HEADERS = ("Content-Type", "Location")
REASONS = {200: "OK", 201: "Created", 204: "No Content", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden"}
REASONS |= {404: "Not Found", 409: "Conflict"}


class Examples:
    """Keeps or compares examples of one run."""

    def __init__(self, base: str):
        self.base = base
        self.uids: dict[str, str] = {}
        self.ids: dict[str, str] = {}

    def check(self, name: str, response) -> None:
        """Compare a request and its answer with the files `<name>.req` and `<name>.resp`."""
        texts = {".req": self.request(response.request), ".resp": self.response(response)}
        for ending, text in texts.items():
            path = FOLDER / f"{name}{ending}"
            if os.environ.get("EOFFICE_WRITE_EXAMPLES"):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            assert path.read_text("utf-8") == text, f"{path.name}: EOFFICE_WRITE_EXAMPLES=1 writes it anew"

    def request(self, request) -> str:
        """Return a request as it goes over the wire."""
        lines = [f"{request.method} {self.frozen(request.path_url)} HTTP/1.1", "Accept: application/json"]
        lines.append(f"Accept-Language: {request.headers['Accept-Language']}")
        if "Authorization" in request.headers:
            user = base64.b64decode(request.headers["Authorization"].split()[1]).decode().split(":")[0]
            lines.append(f"Authorization: Basic {user}:…")
        body = request.body
        if body:
            lines += ["Content-Type: application/json", "", self.pretty(body)]
        return "\n".join(lines) + "\n"

    def response(self, response) -> str:
        """Return an answer as it comes over the wire."""
        lines = [f"HTTP/1.1 {response.status_code} {REASONS[response.status_code]}"]
        lines += [f"{name}: {self.frozen(response.headers[name])}" for name in HEADERS if response.headers.get(name)]
        return "\n".join([*lines, "", self.pretty(response.content)]) + "\n" if response.content else lines[0] + "\n"

    def pretty(self, body) -> str:
        """Return a JSON body indented, frozen, with long data cut; another body as it is."""
        text = body.decode("utf-8") if isinstance(body, bytes) else body
        try:
            data = json.loads(text)
        except ValueError:
            return text
        return self.frozen(json.dumps(shortened(data), indent=2, ensure_ascii=False))

    def frozen(self, text: str) -> str:
        """Return a text with hosts, days, moments, uids and hashes that stay the same."""
        text = text.replace(self.base, HOST)
        for days in range(-3, 15):
            text = text.replace((today() + timedelta(days=days)).isoformat(), f"@day{days}@")
        for pattern, instead in FROZEN:
            text = re.sub(pattern, instead, re.sub(r"@day(-?\d+)@(?=T)", DAY, text))
        text = re.sub(r"@day(-?\d+)@", lambda found: self.day(int(found[1])), text)
        text = re.sub(r"\b[0-9a-f]{32}\b", self.uid, text)
        text = re.sub(r"(?<=vbd-1a2b3c4d5e6f/)(?!@)[\w-]+", self.child, text)
        return (
            text.replace(f"{today():%Y/%m}/", "2026/11/")
            .replace(f" {today().year}", " 2026")
            .replace(f"-den-{today().year}", "-den-2026")
        )

    def day(self, days: int) -> str:
        """Return the day that stands for one so many days from today."""
        return (DAY_ONE + timedelta(days=days)).isoformat()

    def uid(self, found) -> str:
        """Return the same made-up uid for the same uid, numbered by appearance."""
        return self.uids.setdefault(found[0], f"{len(self.uids) + 1:032x}")

    def child(self, found) -> str:
        """Leave names of children as they are but for numbers made of the clock."""
        return re.sub(r"\d{6,}", "1", found[0])


def shortened(data):
    """Return JSON data with file contents cut."""
    if isinstance(data, dict):
        return {
            key: "JVBERi0xLjQK…" if key == "data" and isinstance(value, str) else shortened(value)
            for key, value in data.items()
        }
    return [shortened(item) for item in data] if isinstance(data, list) else data


def cut(value):
    """Return the beginning of a file's content; anything else as `shortened` has it."""
    return "JVBERi0xLjQK…" if isinstance(value, str) else shortened(value)
