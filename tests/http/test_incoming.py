"""Incoming documents over REST: what is refused, with which status, in whose language, and that nothing stays."""

from builders.office import PDF
from collective.eoffice.policy.interfaces import POLICY_PREFIX
from letters import DUE
from letters import letter
from letters import upload
from plone import api

import pytest
import transaction


TWO_PAGES = PDF.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[3 0 R 4 0 R]/Count 2").replace(
    b"trailer", b"4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer"
)


@pytest.fixture
def kept(site, refresh):
    """Return a function: how many documents and files there are, and the last number of the book."""

    def count():
        refresh()
        catalog = api.portal.get_tool("portal_catalog")
        [book] = [brain._unrestrictedGetObject() for brain in catalog.unrestrictedSearchResults(portal_type="Register")]
        found = catalog.unrestrictedSearchResults(portal_type=["IncomingDocument", "File"])
        return len(found), book.last_number

    return count


@pytest.fixture
def registered(caller):
    """The address of a registered document."""
    return caller("van-thu").post("van-ban-den", json=letter()).headers["Location"]


class TestReceive:
    @pytest.mark.requirement("RES-01", "RES-02", "RES-03")
    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"secrecy": "secret"}, "secrecy"),
            ({"reference": "không số"}, "reference"),
            ({"issued_date": "2999-01-01"}, "issued_date"),
            ({"issued_date": "2021-02-31"}, "issued_date"),
            ({"issued_date": 7}, "issued_date"),
            ({"issuer": None}, "issuer"),
            ({"issuer": {"a": 1}}, "issuer"),
            ({"issuer": "x" * 201}, "issuer"),
            ({"document_type": "nothing"}, "document_type"),
            ({"document_type": ["decision"]}, "document_type"),
            ({"page_amount": "many"}, "page_amount"),
            ({"register": "no-such-book"}, "register"),
            ({"id": "my-own-id"}, "id"),
            ({"arrival_number": 7}, "arrival_number"),
            ({"@type": "Document"}, "@type"),
            ({"files": "x"}, "files"),
            ({"files": [{"filename": "a.pdf"}]}, "files"),
            ({"files": [{"filename": "a.pdf", "data": "!!", "encoding": "base64"}]}, "files"),
            ({"files": [{"filename": "a.pdf", "data": "eJw=", "encoding": "zlib"}]}, "files"),
            ({"files": [upload(b"MZ\x90\x00", "virus.exe")]}, "files"),
        ],
    )
    def test_bad_data_names_its_field_and_leaves_nothing(self, caller, kept, changes, field):
        response = caller("van-thu").post("van-ban-den", json=letter(**changes))
        assert response.status_code == 400, response.text
        assert response.json()["field"] == field
        assert response.json()["message"]
        assert kept() == (0, 0)

    @pytest.mark.parametrize("body", [b"{", b"[]", b"7", b'"text"', b"\xff"])
    def test_malformed_bodies(self, caller, kept, body):
        headers = {"Content-Type": "application/json"}
        response = caller("van-thu").post("van-ban-den", data=body, headers=headers)
        assert response.status_code == 400, response.text
        assert "JSON" in response.json()["message"]
        assert kept() == (0, 0)

    def test_who_may_receive(self, caller, kept):
        for userid, status in ((None, 401), ("chuyen-vien", 403), ("nguoi-ngoai", 403), ("truong-phong", 403)):
            response = caller(userid).post("van-ban-den", json=letter())
            assert response.status_code == status, response.text
        assert kept() == (0, 0)

    @pytest.mark.requirement("IN-03")
    def test_a_duplicate_lists_its_matches(self, caller, kept, registered):
        again = caller("van-thu").post("van-ban-den", json=letter())
        assert again.status_code == 409
        [match] = again.json()["matches"]
        assert match["@id"] == registered
        assert kept() == (2, 1)
        linked = caller("van-thu").post("van-ban-den", json=letter(on_duplicate="link"))
        assert linked.status_code == 201
        assert linked.json()["duplicates"] == [match["UID"]]
        assert linked.json()["arrival_number"] == 2

    def test_a_late_refusal_uses_no_number(self, site, caller, kept):
        [book] = site["so-van-ban"].objectValues()
        book.closed = True
        book.reindexObject()
        transaction.commit()
        response = caller("van-thu").post("van-ban-den", json=letter())
        assert response.status_code in (400, 409), response.text
        assert kept() == (0, 0)

    def test_messages_speak_the_language_of_the_caller(self, caller):
        messages = {
            language: caller("van-thu", language).post("van-ban-den", data="{").json()["message"]
            for language in ("vi", "en", "en-GB,en;q=0.9,vi;q=0.5", "fr")
        }
        assert messages["en"] == "The request's body is not a JSON object."
        assert messages["vi"] == messages["fr"] == "Nội dung yêu cầu không phải là một đối tượng JSON."
        assert messages["en-GB,en;q=0.9,vi;q=0.5"] == messages["en"]
        assert "Log in" in caller(None, "en").get("@worklist").json()["message"]
        assert "đăng nhập" in caller(None, "vi").get("@worklist").json()["message"]


class TestVerbs:
    def test_only_who_may_and_only_in_its_state(self, caller, registered):
        clerk, stranger, anonymous = caller("van-thu"), caller("nguoi-ngoai"), caller(None)
        body = {"to": "van-phong:head"}
        assert anonymous.post(f"{registered}/@submit", json=body).status_code == 401
        assert stranger.post(f"{registered}/@submit", json=body).status_code == 403
        assert stranger.get(registered).status_code == 403
        assert stranger.get(f"{registered}/@journal").status_code == 403
        chief = caller("chanh-van-phong")
        assert chief.post(f"{registered}/@submit", json=body).status_code == 403
        assert clerk.post(f"{registered}/@submit", json={"to": "chu-tich"}).json()["field"] == "to"
        assert clerk.post(f"{registered}/@submit", json={}).status_code == 400
        assert clerk.post(f"{registered}/@register", json={}).status_code == 409
        assert clerk.post(f"{registered}/@reopen", json={"reason": "Kết thúc nhầm"}).status_code == 409
        assert clerk.post(f"{registered}/@nothing", json={}).status_code == 404
        assert clerk.get(registered).json()["review_state"] == "registered"

    def test_cancel_voids_the_number(self, caller, registered):
        clerk = caller("van-thu")
        assert clerk.post(f"{registered}/@cancel", json={"reason": "x"}).json()["field"] == "reason"
        answer = clerk.post(f"{registered}/@cancel", json={"reason": "Nơi gửi thu hồi"})
        assert answer.json()["review_state"] == "recalled"

    def test_reading_is_noted_once(self, caller, registered):
        clerk = caller("van-thu")
        assert clerk.post(f"{registered}/@read").json() == {"first": True}
        assert clerk.post(f"{registered}/@read").json() == {"first": False}
        assert [reader["id"] for reader in clerk.get(registered).json()["readers"]] == ["van-thu"]


class TestOtherDoors:
    def test_the_workflow_service_moves_nothing(self, caller, registered):
        for transition in ("submit", "finish", "cancel", "refuse", "register"):
            response = caller("van-thu").post(f"{registered}/@workflow/{transition}", json={})
            assert response.status_code in (400, 401, 403, 404), response.text
        assert caller("van-thu").get(registered).json()["review_state"] == "registered"
        assert caller("van-thu").get(f"{registered}/@workflow").json()["transitions"] == []

    @pytest.mark.parametrize(
        ("data", "field"),
        [({"secrecy": "top_secret"}, "secrecy"), ({"reference": "không số"}, "reference")],
    )
    def test_corrections_obey_the_same_rules(self, caller, registered, data, field):
        clerk = caller("van-thu", "en")
        before = clerk.get(registered).json()
        response = clerk.patch(registered, json=data)
        assert response.status_code == 400, response.text
        assert response.json()["field"] == field
        assert response.json()["type"] == "BadRequest"
        after = clerk.get(registered).json()
        assert (after["secrecy"], after["reference"], after["modified"]) == (
            before["secrecy"],
            before["reference"],
            before["modified"],
        )

    @pytest.mark.requirement("IN-26")
    def test_a_correction_is_journalled(self, caller, registered):
        clerk = caller("van-thu")
        assert clerk.patch(registered, json={"signer": "Hoàng Bá Huy"}).status_code == 204
        last = clerk.get(f"{registered}/@journal").json()["items"][-1]
        assert last["verb"] == "correct"
        assert last["data"]["changes"]["signer"] == [None, "Hoàng Bá Huy"]
        assert caller("chanh-van-phong").patch(registered, json={"signer": "x"}).status_code == 403

    def test_a_number_cannot_be_written_by_hand(self, caller, registered):
        clerk = caller("van-thu")
        for data in ({"arrival_number": 99}, {"holder": ["van-thu"]}, {"review_state": "completed"}, {"nothing": 1}):
            refused = clerk.patch(registered, json={"signer": "Hoàng Bá Huy", **data})
            assert (refused.status_code, refused.json()["field"]) == (400, *data)
        document = clerk.get(registered).json()
        assert (document["arrival_number"], document["holder"], document["review_state"]) == (1, [], "registered")
        assert document["signer"] is None

    def test_a_registered_document_is_not_deleted(self, caller, registered, kept):
        for userid in ("van-thu", "chanh-van-phong", "chu-tich"):
            assert caller(userid).delete(registered).status_code in (403, 409)
        assert kept() == (2, 1)

    def test_files_go_through_the_same_checks(self, site, caller, registered, kept):
        clerk = caller("van-thu")
        virus = {"@type": "File", "title": "x", "file": upload(b"MZ\x90\x00", "virus.exe")}
        refused = clerk.post(registered, json=virus)
        assert refused.status_code == 400, refused.text
        assert refused.json()["field"] == "files"
        assert kept() == (2, 1)
        more = {"@type": "File", "title": "phu-luc.pdf", "file": upload(PDF + b"\n%1", "phu-luc.pdf")}
        added = clerk.post(registered, json=more)
        assert added.status_code == 201, added.text
        assert len(clerk.get(registered).json()["files"]) == 2
        assert clerk.get(f"{registered}/@journal").json()["items"][-1]["verb"] == "add_file"
        assert caller("chanh-van-phong").post(registered, json=more).status_code == 403

    @pytest.mark.requirement("RES-09")
    def test_a_second_page_is_refused_where_one_is_allowed(self, site, caller, kept):
        record = f"{POLICY_PREFIX}.scan_rules"
        rules = {**api.portal.get_registry_record(record), "ordinary": "first_page"}
        api.portal.set_registry_record(record, rules)
        transaction.commit()
        clerk = caller("van-thu")
        data = letter(source_url="https://vanban.example/1098")
        first = clerk.post("van-ban-den", json=data)
        assert first.status_code == 201, first.text
        extra = {"@type": "File", "title": "x", "file": upload(TWO_PAGES, "hai-trang.pdf")}
        refused = clerk.post(first.headers["Location"], json=extra)
        assert refused.status_code == 400, refused.text
        assert kept() == (2, 1)

    def test_other_content_finds_no_place(self, caller, registered):
        clerk = caller("van-thu")
        for kind in ("Document", "Task", "IncomingDocument", "Folder"):
            response = clerk.post(registered, json={"@type": kind, "title": "x"})
            assert response.status_code in (400, 403), (kind, response.text)


class TestRightsStayWithGrants:
    """Rights come from verbs; no service of Plone gives them away or doubles a document."""

    @pytest.fixture
    def at_work(self, caller, registered):
        caller("van-thu").post(f"{registered}/@submit", json={"to": "van-phong:head"})
        caller("chanh-van-phong").post(f"{registered}/@submit", json={"to": "chu-tich"})
        given = {"directive": "Giao chủ trì", "lead": ["van-hoa:head"], "due_date": DUE}
        assert caller("chu-tich").post(f"{registered}/@assign", json=given).status_code == 200
        return registered

    @pytest.mark.parametrize("userid", ["van-thu", "truong-phong", "chu-tich"])
    def test_nobody_shares_by_hand(self, caller, at_work, userid):
        entry = {"id": "nguoi-ngoai", "type": "user", "roles": {"Reader": True, "Editor": True}}
        for url in (at_work, f"{at_work}/task"):
            caller(userid).post(f"{url}/@sharing", json={"entries": [entry], "inherit": True})
            assert caller("nguoi-ngoai").get(url).status_code == 403

    @pytest.mark.parametrize("userid", ["van-thu", "truong-phong", "chu-tich"])
    @pytest.mark.parametrize("service", ["@copy", "@move"])
    def test_nobody_copies_or_moves(self, base, caller, at_work, kept, userid, service):
        before = kept()
        for target in (base, f"{base}/van-ban-den", at_work):
            response = caller(userid).post(f"{target}/{service}", json={"source": at_work})
            assert response.status_code >= 400, (target, response.text)
        assert kept() == before
        assert caller(userid).get(at_work).status_code == 200

    @pytest.mark.parametrize("userid", ["van-thu", "truong-phong", "chu-tich"])
    def test_nobody_rewrites_a_task(self, caller, at_work, userid):
        task = f"{at_work}/task"
        response = caller(userid).patch(task, json={"assignee": userid, "due_date": None})
        assert response.status_code == 403, response.text
        assert caller(userid).delete(task).status_code == 403
        assert caller(userid).get(task).json()["assignee"]["id"] == "van-hoa:head"
