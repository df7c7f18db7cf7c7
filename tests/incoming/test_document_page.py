"""The page of an incoming document, as the people of the office see it."""

from builders.office import acting_as
from builders.office import receive
from builders.pages import open_office
from builders.pages import Person
from builders.pages import see
from collective.eoffice import journal
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.incoming.timeline import VERBS as WORDS
from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.policy.interfaces import IAgencyPolicy
from collective.eoffice.tasks import actions as task_verbs
from collective.eoffice.workdays import today
from collective.eoffice.workdays import words
from datetime import timedelta
from plone import api
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.event import notify
from zope.interface import alsoProvides
from zope.lifecycleevent import ObjectModifiedEvent

import pytest
import transaction


SOON = today() + timedelta(days=7)
INVOLVED = ("van-thu", "chanh-van-phong", "chu-tich", "truong-phong", "chuyen-vien", "truong-phong-noi-vu")


@pytest.fixture
def site(functional, functional_portal):
    open_office(functional_portal)
    return functional_portal


@pytest.fixture
def person(functional, site):
    people = {}

    def get(userid=""):
        if userid not in people:
            people[userid] = Person(functional["app"], userid)
        return people[userid]

    return get


@pytest.fixture
def document(site):
    made = receive(site)
    transaction.commit()
    return made


def do(site, userid, verb, context, **data):
    with acting_as(site, userid):
        result = verb(context, **data)()
    transaction.commit()
    return result


def to_leader(site, document):
    do(site, "van-thu", verbs.SubmitIncoming, document, to="van-phong:head")
    do(site, "chanh-van-phong", verbs.SubmitIncoming, document, to="chu-tich", note="Kính trình Chủ tịch")


def assigned(site, document, **changes):
    to_leader(site, document)
    data = {
        "directive": "Giao chủ trì, tham mưu trước hạn.",
        "lead": ["van-hoa:head"],
        "coordinate": ["noi-vu:head"],
        "inform": ["pho-chu-tich", "van-thu-phuong"],
        "due_date": SOON,
        **changes,
    }
    return do(site, "chu-tich", verbs.AssignIncoming, document, **data)


class TestPrimaryAction:
    @pytest.mark.requirement("IN-07", "IN-18", "IN-19", "IN-21")
    def test_who_does_what_next_on_the_whole_route(self, site, person, document):
        def primaries():
            return {user: browser.primary() for user in INVOLVED if not (browser := person(user).go(document)).refused}

        assert primaries() == {"van-thu": "submit", "chanh-van-phong": ""}
        do(site, "van-thu", verbs.SubmitIncoming, document, to="van-phong:head")
        assert primaries() == {"van-thu": "", "chanh-van-phong": "submit", "chu-tich": ""}
        do(site, "chanh-van-phong", verbs.SubmitIncoming, document, to="chu-tich")
        assert primaries() == {"van-thu": "", "chanh-van-phong": "", "chu-tich": "assign"}
        lead, _help_task = do(
            site,
            "chu-tich",
            verbs.AssignIncoming,
            document,
            directive="Giao chủ trì",
            lead=["van-hoa:head"],
            coordinate=["noi-vu:head"],
            due_date=SOON,
        )
        assert primaries()["truong-phong"] == "pass-on"
        assert primaries()["truong-phong-noi-vu"] == "pass-on"
        assert primaries()["chu-tich"] == ""
        [sub] = do(
            site, "truong-phong", task_verbs.PassOnTask, lead, directive="Soạn văn bản", assignees=["chuyen-vien"]
        )
        assert primaries()["truong-phong"] == ""
        assert primaries()["chuyen-vien"] == "accept"
        do(site, "chuyen-vien", task_verbs.AcceptTask, sub)
        assert primaries()["chuyen-vien"] == "complete"
        do(site, "chuyen-vien", task_verbs.CompleteTask, sub, opinion="Đã tham mưu")
        assert primaries()["chuyen-vien"] == ""
        assert primaries()["truong-phong"] == "complete"
        do(site, "truong-phong", task_verbs.CompleteTask, lead, opinion="Đồng ý")
        assert primaries()["truong-phong"] == "finish"
        assert primaries()["chuyen-vien"] == "finish"
        assert primaries()["truong-phong-noi-vu"] == "pass-on"
        do(site, "chuyen-vien", verbs.FinishIncoming, document)
        assert set(primaries().values()) == {""}

    def test_the_rest_is_under_more_and_only_what_is_possible(self, site, person, document):
        clerk = person("van-thu").go(document)
        assert set(clerk.others()) == {"inform", "refuse", "cancel", "edit", "add-files"}
        to_leader(site, document)
        chair = person("chu-tich").go(document)
        assert set(chair.others()) == {"submit", "inform", "return-to-registry"}
        assert "reopen" not in chair.contents

    def test_a_received_document_is_registered_first(self, site, person):
        received = receive(site, register_now=False)
        transaction.commit()
        assert person("van-thu").go(received).primary() == "register"


class TestDisplay:
    @pytest.mark.requirement("IN-03")
    def test_all_fields_are_shown(self, site, person):
        document = receive(
            site,
            sender="Văn phòng tỉnh",
            signer_position="Chủ tịch",
            urgency="express",
            field="Công nghệ thông tin",
            page_amount=12,
            priority_flag=True,
            description="Bản chính ở văn thư",
        )
        transaction.commit()
        clerk = person("van-thu").go(document)
        facts = clerk.text("#thong-tin")
        for value in (
            "1098/QĐ-UBND",
            "28/09/2021",
            "Quyết định",
            "UBND thị xã Từ Sơn",
            "Văn phòng tỉnh",
            "Hoàng Bá Huy",
            "Chủ tịch",
            "Hỏa tốc",
            "Công nghệ thông tin",
            "12",
            "Bản chính ở văn thư",
            document.title,
        ):
            assert value in facts
        head = clerk.text(".eo-doc-head")
        assert "Hỏa tốc" in head and "Số đến 01" in head and "1098/QĐ-UBND" in head

    def test_holder_since_and_due_in_words(self, site, person, document):
        assigned(site, document)
        head = person("chanh-van-phong").go(document).text(".eo-doc-head")
        since = words.moment(document.holder_since)
        assert f"đang ở: Phòng Văn hóa và Thông tin , từ {since}" in head
        assert "còn" in head and SOON.strftime("%d/%m/%Y") in head

    def test_subject_is_escaped(self, site, person):
        document = receive(site, title="Về việc <script>alert(1)</script> thử nghiệm")
        transaction.commit()
        page = person("van-thu").go(document).contents
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)" in page

    def test_what_people_write_is_escaped(self, site, person, document):
        assigned(site, document, directive="<img src=x onerror=alert(1)>")
        page = person("chu-tich").go(document)
        assert "<img src=x" not in page.contents
        assert "<img src=x onerror=alert(1)>" in page.text("#nhat-ky")


class TestPaper:
    @pytest.mark.requirement("IN-14")
    def test_staff_read_and_download_the_file_from_the_page(self, site, person, document):
        assigned(site, document)
        reader = person("van-thu-phuong").go(document)
        frame = reader.page.select_one(".eo-paper iframe")["src"]
        download = reader.page.select_one(".eo-filebar a[href*='@@download']")["href"]
        data = document.objectValues()[0].file.data
        reader.open(frame.partition("#")[0])
        assert reader.headers["content-type"] == "application/pdf"
        assert "attachment" not in reader.headers.get("content-disposition", "")
        reader.open(download)
        assert "attachment" in reader.headers["content-disposition"]
        assert len(data) == int(reader.headers["content-length"])

    def test_a_stranger_gets_neither_page_nor_file(self, site, person, document):
        child = document.objectIds()[0]
        stranger = person("nguoi-ngoai")
        for page in ("", "@@submit", "@@mark-read", f"{child}/@@display-file/file", f"{child}/@@download/file"):
            for browser in (stranger, person()):
                assert browser.go(document, page).refused
                assert document.title not in browser.contents

    def test_a_document_without_file_says_why(self, site, person):
        policy = getUtility(IRegistry).forInterface(IAgencyPolicy, prefix="collective.eoffice.policy", check=False)
        policy.named_policy = "register_no_scan"
        named = receive(site, addressed_by_name=True, files=[])
        bare = receive(site, files=[], reference="2/CV")
        transaction.commit()
        assert "đích danh" in person("van-thu").go(named).text(".eo-nofile")
        clerk = person("van-thu").go(bare)
        assert "Chưa có tệp" in clerk.text(".eo-nofile")
        assert "add-files" in clerk.page.select_one("a.eo-primary")["href"]


class TestReading:
    def test_looking_writes_nothing(self, site, person, document):
        assigned(site, document)
        database = site._p_jar.db()
        before = database.lastTransaction()
        for user in ("pho-chu-tich", "truong-phong", "chu-tich"):
            assert person(user).go(document).status == 200
            assert person(user).go(document, "task").status == 200
            assert "confirm-action" not in person(user).url
        for page in ("@@assign", "@@mark-read", "task/@@accept", "task/@@complete"):
            person("truong-phong").go(document, page)
        assert database.lastTransaction() == before
        assert document.readers == {}

    def test_rendering_registers_no_object(self, site, document):
        alsoProvides(site.REQUEST, IEofficeLayer)
        with acting_as(site, "van-thu"):
            page = api.content.get_view("view", document, site.REQUEST)()
        assert document.title in page
        assert site._p_jar._registered_objects == []

    @pytest.mark.requirement("IN-27")
    def test_read_receipt(self, site, person, document):
        assigned(site, document)
        deputy = person("pho-chu-tich").go(document)
        assert deputy.page.select_one("[data-eo-post-on-view]")["data-eo-post-on-view"].endswith("/@@mark-read")
        assert "đã xem 0/2" in deputy.text("#xu-ly")
        deputy.getControl("Đã biết").click()
        assert deputy.url == document.absolute_url()
        assert "đã xem 1/2" in deputy.text("#xu-ly")
        assert deputy.page.select_one("[data-eo-post-on-view]") is None
        assert "Đã biết" not in deputy.contents
        see(site)
        assert document.unread_by() == ("van-thu-phuong",)
        assert [entry.actor for entry in journal.entries(document) if entry.verb == "read"] == ["pho-chu-tich"]
        assert "Đỗ Thị Phó" in person("chu-tich").go(document).text("#xu-ly details")

    def test_who_reads_it_beside_a_form_or_a_task_is_noted_too(self, site, person, document):
        [task, _help] = assigned(site, document)
        for browser in (person("truong-phong").go(task), person("truong-phong").go(task, "@@complete")):
            mark = browser.page.select_one("[data-eo-post-on-view]")
            assert mark["data-eo-post-on-view"] == f"{document.absolute_url()}/@@mark-read"

    def test_the_script_gets_no_page_back(self, site, person, document):
        clerk = person("van-thu").go(document)
        token = clerk.page.select_one("meta[name=eo-token]")["content"]
        clerk.post(f"{document.absolute_url()}/@@mark-read", f"_authenticator={token}")
        assert clerk.status == 204
        see(site)
        assert list(document.readers) == ["van-thu"]

    def test_a_receipt_without_token_is_refused(self, site, person, document):
        clerk = person("van-thu")
        clerk.post(f"{document.absolute_url()}/@@mark-read", "back=1")
        assert clerk.status == 403
        see(site)
        assert document.readers == {}


class TestTimeline:
    @pytest.mark.requirement("IN-27", "AUD-03")
    def test_the_whole_way_is_told_to_everybody_who_may_look(self, site, person, document):
        lead, _help_task = assigned(site, document)
        [sub] = do(site, "truong-phong", task_verbs.PassOnTask, lead, directive="Soạn", assignees=["chuyen-vien"])
        do(site, "chuyen-vien", task_verbs.ReportProgress, sub, text="Đã có dự thảo", percent=50)
        do(site, "chuyen-vien", task_verbs.CompleteTask, sub, opinion="Đã tham mưu xong")
        do(site, "pho-chu-tich", verbs.MarkRead, document)
        told = person("van-thu-phuong").go(document).text("#nhat-ky")
        for told_so in (
            "Nguyễn Thị Vân tiếp nhận văn bản",
            "Nguyễn Thị Vân vào sổ",
            "trình : cho Văn phòng HĐND và UBND",
            "Kính trình Chủ tịch",
            "Phạm Quốc Chủ bút phê",
            "Chủ trì Phòng Văn hóa và Thông tin",
            "Phối hợp Phòng Nội vụ",
            "Giao chủ trì, tham mưu trước hạn.",
            SOON.strftime("%d/%m/%Y"),
            "chuyển xử lý : cho Vũ Thị Chuyên",
            "Đã có dự thảo",
            "50 %",
            "Đã tham mưu xong",
            "Đỗ Thị Phó đã đọc",
        ):
            assert told_so in told, told_so
        assert words.moment(journal.entries(document)[0].time) in told

    def test_changed_data_old_and_new(self, site, person, document):
        with acting_as(site, "van-thu"):
            document.urgency, document.signer = "express", "Trần Văn Ký"
            notify(ObjectModifiedEvent(document))
        transaction.commit()
        told = person("van-thu").go(document).text(".eo-told-correct")
        assert "Độ khẩn: Thường → Hỏa tốc" in told
        assert "Người ký: Hoàng Bá Huy → Trần Văn Ký" in told

    def test_every_verb_has_words(self):
        known = {verb.verb for verb in verbs.VERBS} | {
            verb.verb for verb in vars(task_verbs).values() if getattr(verb, "verb", "")
        }
        assert known - set(WORDS) == set()


class TestRelated:
    def test_same_issuer_and_duplicates_that_one_may_see(self, site, person, document):
        twin = receive(site)
        other = receive(site, reference="77/BC-UBND", title="Báo cáo tình hình kinh tế quý III")
        transaction.commit()
        related = person("van-thu").go(document).page.select("#lien-quan a")
        assert [link["href"] for link in related] == [twin.absolute_url(), other.absolute_url()]
        assigned(site, document)
        assert person("truong-phong").go(document).page.select("#lien-quan a") == []
