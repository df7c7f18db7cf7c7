"""Writes and checks the http-examples of docs/api: every endpoint, and one refusal each."""

from builders.office import PASSWORD
from builders.office import PDF
from collective.eoffice.workdays import today
from datetime import timedelta
from examples import FOLDER
from house.sources import PACKAGE
from house.sources import registrations
from house.sources import zcml_files
from letters import letter
from letters import upload
from pathlib import Path
from plone import api

import plone.restapi
import pytest
import re
import transaction


DOCS = Path(__file__).parents[2] / "docs" / "api"
DUE = (today() + timedelta(days=7)).isoformat()


@pytest.fixture
def people(caller):
    """Return a function: a session by name, one for the whole test."""
    known = {}
    return lambda name: known.setdefault(name, caller(name))


class Way:
    """A document on its way through the office."""

    def __init__(self, people, examples):
        self.people = people
        self.examples = examples
        self.url = ""

    def tell(self, name, who, method, path, json=None):
        """Do a request and keep it as an example, when it has a name; return the answer."""
        response = self.people(who).request(method, path, json=json)
        if name:
            self.examples.check(name, response)
        assert response.status_code < 500, response.text
        return response

    def receive(self, name=None, **changes):
        """Receive a letter and go on with it."""
        answer = self.tell(name, "van-thu", "POST", "van-ban-den", letter(**changes))
        self.url = answer.headers.get("Location", self.url)
        return answer

    def uid(self, who):
        """Return the uid of the document, as a person reads it."""
        return self.people(who).get(self.url).json()["UID"]

    def do(self, name, who, verb, **data):
        """Do a verb of the document."""
        return self.tell(name, who, "POST", f"{self.url}/{verb}", data)

    def look(self, name, who, what=""):
        """Read the document or something below it."""
        return self.tell(name, who, "GET", f"{self.url}{what}")

    def to_chair(self):
        """Bring the document to the chair."""
        self.do(None, "van-thu", "@submit", to="van-phong:head")
        self.do(None, "chanh-van-phong", "@submit", to="chu-tich")

    def assign(self, name=None, **changes):
        """Let the chair assign it; return the address of the first task."""
        data = {"directive": "Giao Phòng Văn hóa và Thông tin chủ trì.", "lead": ["van-hoa:head"], "due_date": DUE}
        self.do(name, "chu-tich", "@assign", **{**data, **changes})
        return self.people("chu-tich").get(f"{self.url}/@tasks").json()["items"][0]["@id"]


@pytest.fixture
def way(people, examples):
    """A document on its way."""
    return Way(people, examples)


class TestIncoming:
    def test_receive_and_register(self, way):
        way.receive("incoming/receive")
        way.receive("incoming/receive-duplicate")
        way.receive("incoming/receive-secret", secrecy="secret")
        way.receive("incoming/receive-wrong-type", register_now="yes")
        way.tell("incoming/receive-anonymous", None, "POST", "van-ban-den", {"@type": "IncomingDocument"})
        way.tell("incoming/receive-forbidden", "chuyen-vien", "POST", "van-ban-den", letter(reference="3/BC-X"))
        way.look("incoming/get", "van-thu")
        way.receive(reference="2/BC-SNV", register_now=False, files=[upload(PDF + b"\n%2", "bao-cao.pdf")])
        way.do("incoming/register", "van-thu", "@register")
        way.do("incoming/register-again", "van-thu", "@register")
        way.do("incoming/read", "van-thu", "@read")
        way.do("incoming/read-forbidden", "nguoi-ngoai", "@read")
        way.tell("incoming/correct-refused", "van-thu", "PATCH", way.url, {"reference": "không số"})
        way.tell("incoming/correct-unknown", "van-thu", "PATCH", way.url, {"arrival_number": 99})
        way.tell("incoming/delete-refused", "van-thu", "DELETE", way.url)

    def test_submit_and_assign(self, way):
        way.receive(files=[])
        way.receive(reference="5/KH-SNV")
        way.do("incoming/submit", "van-thu", "@submit", to="van-phong:head", note="Kính trình Chánh Văn phòng")
        way.do("incoming/submit-refused", "chanh-van-phong", "@submit", to="chuyen-vien")
        way.do("incoming/return-to-registry", "chanh-van-phong", "@return-to-registry", reason="Sai cơ quan ban hành")
        way.do("incoming/return-to-registry-refused", "van-thu", "@return-to-registry", reason="Không đúng")
        way.to_chair()
        way.do("incoming/assign-refused", "chu-tich", "@assign", directive="Xem", lead=["van-hoa:head", "noi-vu:head"])
        way.assign("incoming/assign", coordinate=["noi-vu:head"], inform=["pho-chu-tich"])
        way.do("incoming/inform", "chu-tich", "@inform", inform=["van-phong:head"])
        way.do("incoming/inform-refused", "chu-tich", "@inform", inform=[])
        way.look("incoming/journal", "chu-tich", "/@journal")
        way.look("incoming/journal-forbidden", "nguoi-ngoai", "/@journal")

    def test_endings(self, way):
        way.receive()
        way.to_chair()
        task = way.assign()
        way.do("incoming/finish-refused", "truong-phong", "@finish")
        way.tell(None, "truong-phong", "POST", f"{task}/@complete", {"opinion": "Đã thực hiện"})
        way.do("incoming/finish", "truong-phong", "@finish", opinion="Lưu hồ sơ")
        way.do("incoming/reopen-refused", "truong-phong", "@reopen", reason="Còn việc phải làm")
        way.do("incoming/reopen", "chu-tich", "@reopen", reason="Kết thúc khi chưa có báo cáo")
        way.receive(reference="8/TB-X", files=[])
        way.do("incoming/cancel-refused", "van-thu", "@cancel", reason="")
        way.do("incoming/cancel", "van-thu", "@cancel", reason="Nơi gửi thu hồi văn bản")
        way.receive(reference="9/TB-X", files=[])
        way.do("incoming/refuse-refused", "chanh-van-phong", "@refuse", reason="Gửi nhầm nơi nhận")
        way.do("incoming/refuse", "van-thu", "@refuse", reason="Gửi nhầm nơi nhận")


class TestTasks:
    def test_verbs(self, way):
        way.receive()
        way.to_chair()
        task = way.assign(coordinate=["noi-vu:head"])
        way.tell("tasks/accept", "truong-phong", "POST", f"{task}/@accept")
        way.tell("tasks/accept-again", "truong-phong", "POST", f"{task}/@accept")
        passed = {"directive": "Soạn báo cáo", "assignees": ["chuyen-vien"], "due_date": DUE}
        way.tell("tasks/pass-on", "truong-phong", "POST", f"{task}/@pass-on", passed)
        wrong = {**passed, "assignees": ["chuyen-vien-noi-vu"]}
        way.tell("tasks/pass-on-refused", "truong-phong", "POST", f"{task}/@pass-on", wrong)
        sub = way.people("truong-phong").get(f"{way.url}/@tasks").json()["items"][0]["tasks"][0]["@id"]
        way.tell("tasks/get", "chuyen-vien", "GET", sub)
        way.tell("tasks/report", "chuyen-vien", "POST", f"{sub}/@report", {"text": "Đã có dự thảo", "percent": 50})
        way.tell("tasks/report-refused", "chuyen-vien", "POST", f"{sub}/@report", {"text": "Xong", "percent": 150})
        way.tell("tasks/complete-waiting", "truong-phong", "POST", f"{task}/@complete", {"opinion": "Đồng ý"})
        way.tell("tasks/complete-refused", "truong-phong", "POST", f"{sub}/@complete", {"opinion": "Đồng ý"})
        way.tell("tasks/complete", "chuyen-vien", "POST", f"{sub}/@complete", {"opinion": "Đã tham mưu, trình dự thảo"})
        way.look("tasks/tree", "truong-phong", "/@tasks")
        way.look("tasks/tree-forbidden", "nguoi-ngoai", "/@tasks")
        other = way.people("chu-tich").get(f"{way.url}/@tasks").json()["items"][1]["@id"]
        reason = {"reason": "Không thuộc nhiệm vụ của phòng"}
        way.tell("tasks/return-refused", "truong-phong", "POST", f"{other}/@return", reason)
        way.tell("tasks/return", "truong-phong-noi-vu", "POST", f"{other}/@return", reason)
        way.tell("tasks/take-back-refused", "truong-phong-noi-vu", "POST", f"{task}/@take-back", reason)
        way.tell("tasks/take-back", "chu-tich", "POST", f"{task}/@take-back", {"reason": "Giao lại đơn vị khác"})

    def test_everybody_above_takes_back(self, way):
        way.receive()
        way.to_chair()
        task = way.assign()
        passed = {"directive": "Soạn báo cáo", "assignees": ["chuyen-vien"], "due_date": DUE}
        way.tell(None, "truong-phong", "POST", f"{task}/@pass-on", passed)
        sub = way.people("chu-tich").get(f"{way.url}/@tasks").json()["items"][0]["tasks"][0]["@id"]
        reason = {"reason": "Giao đơn vị khác"}
        for other in ("chanh-van-phong", "pho-chu-tich", "chuyen-vien"):
            assert way.tell(None, other, "POST", f"{sub}/@take-back", reason).status_code == 403
        answer = way.tell("tasks/take-back-above", "chu-tich", "POST", f"{sub}/@take-back", reason)
        assert (answer.status_code, answer.json()["state"]["token"]) == (200, "recalled")


class TestRegisters:
    def test_entries_and_verbs(self, site, way):
        for number in range(1, 4):
            way.receive(reference=f"{number}/BC-X", files=[])
        way.do(None, "van-thu", "@cancel", reason="Nơi gửi thu hồi văn bản")
        [book] = site["so-van-ban"].objectIds()
        path = f"so-van-ban/{book}"
        way.tell("registers/get", "van-thu", "GET", path)
        way.tell("registers/entries", "van-thu", "GET", f"{path}/@entries?start=1&b_size=2")
        way.tell(None, "van-thu", "GET", f"{path}/@entries?start=2&stop=3")
        way.tell("registers/entries-refused", "van-thu", "GET", f"{path}/@entries?start=x")
        way.tell("registers/entries-forbidden", "nguoi-ngoai", "GET", f"{path}/@entries")
        way.tell("registers/void-refused", "van-thu", "POST", f"{path}/@void", {"number": 3, "reason": "Ghi nhầm số"})
        way.tell("registers/void-unknown", "van-thu", "POST", f"{path}/@void", {"number": 9, "reason": "Ghi nhầm số"})
        way.tell("registers/close-forbidden", "van-thu", "POST", f"{path}/@close")
        way.tell("registers/reopen-forbidden", "van-thu", "POST", f"{path}/@reopen", {"reason": "Đóng sổ nhầm"})

    def test_closing_and_reopening(self, site, way):
        api.user.create(email="quan-tri@example.org", username="quan-tri", password=PASSWORD)
        with api.env.adopt_roles(["Manager"]):
            api.user.grant_roles(username="quan-tri", roles=["Site Administrator"])
        transaction.commit()
        [book] = site["so-van-ban"].objectIds()
        way.tell("registers/close", "quan-tri", "POST", f"so-van-ban/{book}/@close")
        way.tell("registers/close-again", "quan-tri", "POST", f"so-van-ban/{book}/@close")
        answer = way.tell("registers/reopen", "quan-tri", "POST", f"so-van-ban/{book}/@reopen", {"reason": "Đóng nhầm"})
        assert answer.json()["closed"] is False

    def test_rows_keep_their_places(self, site, way):
        for number in range(1, 6):
            way.receive(reference=f"{number}/BC-X", files=[])
        [book] = site["so-van-ban"].objectIds()
        address = f"so-van-ban/{book}/@entries"
        first = way.tell(None, "van-thu", "GET", f"{address}?b_size=2&stop=4").json()
        assert [row["number"] for row in first["items"]] == [1, 2]
        second = way.tell(None, "van-thu", "GET", first["next"]).json()
        assert [row["number"] for row in second["items"]] == [3, 4]
        assert "next" not in second
        for asked in ("start=0", "start=-1", "stop=x", "b_size=0", "b_size=99999", "start=%C2%B2"):
            answer = way.tell(None, "van-thu", "GET", f"{address}?{asked}")
            assert (answer.status_code, answer.json()["field"]) == (400, asked.split("=")[0])


class TestWorklist:
    def test_counts_and_rows(self, way):
        way.receive()
        way.to_chair()
        way.tell("worklist/counts", "chu-tich", "GET", "@worklist")
        way.tell("worklist/counts-anonymous", None, "GET", "@worklist")
        way.tell("worklist/rows", "chu-tich", "GET", "@worklist/to_instruct?sort_on=due&b_size=10")
        way.tell("worklist/rows-unknown", "chu-tich", "GET", "@worklist/to_register")
        way.tell("worklist/rows-refused", "chu-tich", "GET", "@worklist/to_instruct?sort_on=colour")
        for asked in ("b_start=x", "b_size=0", "urgency=x", "due=x"):
            answer = way.tell(None, "chu-tich", "GET", f"@worklist/to_instruct?{asked}")
            assert (answer.status_code, answer.json()["field"]) == (400, asked.split("=")[0])


class TestSearch:
    def test_documents_and_tasks(self, way):
        way.receive(reference="15/TB-SNV", title="Thông báo lịch tiếp công dân", files=[])
        way.receive(urgency="urgent")
        way.to_chair()
        way.assign()
        asked = f"q=quy+che&urgency=urgent&since={today().isoformat()}&sort=newest&b_size=10"
        found = way.tell("search/documents", "chu-tich", "GET", f"@eoffice-search?{asked}").json()
        assert [(row["kind"], row["uid"]) for row in found["items"]] == [("IncomingDocument", way.uid("chu-tich"))]
        found = way.tell("search/tasks", "truong-phong", "GET", "@eoffice-search?q=1098/qd-ubnd&kind=Task").json()
        assert [row["kind"] for row in found["items"]] == ["Task"]
        hidden = way.tell("search/hidden", "chuyen-vien", "GET", "@eoffice-search?q=quy+che").json()
        assert (hidden["items_total"], hidden["items"]) == (0, [])

    def test_refusals(self, way):
        refused = way.tell("search/refused", "van-thu", "GET", "@eoffice-search?since=31/02/2026")
        assert (refused.status_code, refused.json()["field"]) == (400, "since")
        way.tell("search/anonymous", None, "GET", "@eoffice-search?q=quy+che")
        for asked in ("until=mai", "kind=Document", "sort=colour", "b_start=-1", "b_size=101"):
            answer = way.tell(None, "van-thu", "GET", f"@eoffice-search?{asked}")
            assert (answer.status_code, answer.json()["field"]) == (400, asked.split("=")[0])


class TestOrganisation:
    def test_units_and_policy(self, way):
        way.tell("organisation/units", "van-thu", "GET", "@units?q=noi")
        way.tell("organisation/units-forbidden", None, "GET", "@units")
        way.tell("organisation/policy", "van-thu", "GET", "@policy")
        way.tell("organisation/policy-forbidden", None, "GET", "@policy")


def endpoints(folder=PACKAGE):
    """Return the names of the REST services that the ZCML of a package registers."""
    services = (one for path in zcml_files(folder) for one in registrations(path) if one.tag == "plone:service")
    return {one.attributes["name"] for one in services if "name" in one.attributes}


class TestFiles:
    def test_every_endpoint_has_an_example(self):
        theirs = endpoints(Path(plone.restapi.__file__).parent)
        names = endpoints() - theirs
        told = "\n".join(path.read_text("utf-8").partition("\n")[0] for path in FOLDER.rglob("*.req"))
        assert {"@register", "@pass-on", "@entries", "@worklist", "@units", "@eoffice-search"} <= names
        assert [name for name in sorted(names) if f"/{name}" not in told] == []

    def test_every_example_is_shown(self):
        shown = "\n".join(path.read_text("utf-8") for path in DOCS.glob("*.md"))
        names = sorted(str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*.req"))
        assert [name for name in names if f"examples/{name}.req" not in shown] == []
        linked = re.findall(r"\(\.\./\.\./tests/http/examples/([\w/.-]+)\)", shown)
        assert [name for name in linked if not (FOLDER / name).exists()] == []
