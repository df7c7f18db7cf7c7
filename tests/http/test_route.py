"""The whole way of a document over REST, by the people themselves."""

from letters import counts
from letters import DUE
from letters import letter
from letters import verbs

import pytest


class TestTuSonRoute:
    @pytest.mark.requirement("IN-01", "IN-02", "IN-07", "IN-09", "IN-18", "IN-19", "IN-21")
    def test_from_mail_room_to_completion(self, caller):
        clerk, chief, chair = caller("van-thu"), caller("chanh-van-phong"), caller("chu-tich")
        head, specialist = caller("truong-phong"), caller("chuyen-vien")

        received = clerk.post("van-ban-den", json=letter())
        assert received.status_code == 201, received.text
        url = received.headers["Location"]
        document = received.json()
        assert document["@id"] == url
        assert (document["arrival_number"], document["review_state"]) == (1, "registered")
        assert (document["code_number"], document["code_notation"]) == ("1098", "QĐ-UBND")
        assert len(document["files"][0]["sha256"]) == 64
        assert {"submit", "refuse"} <= verbs(clerk, url)
        assert counts(clerk) == {"to_submit": 1}

        assert clerk.post(f"{url}/@submit", json={"to": "van-phong:head"}).json()["review_state"] == "submitted"
        assert counts(chief) == {"to_instruct": 1}
        assert chief.post(f"{url}/@submit", json={"to": "chu-tich", "note": "Kính trình"}).status_code == 200
        assert "assign" in verbs(chair, url)
        given = chair.post(
            f"{url}/@assign",
            json={
                "directive": "Giao Phòng Văn hóa chủ trì, tham mưu.",
                "lead": ["van-hoa:head"],
                "coordinate": ["noi-vu:head"],
                "inform": ["pho-chu-tich"],
                "due_date": DUE,
            },
        )
        assert given.status_code == 200, given.text
        assert given.json()["holder"] == [{"id": "van-hoa:head", "title": "Phòng Văn hóa và Thông tin"}]
        assert counts(head) == {"to_handle": 1}

        [task, _other] = head.get(f"{url}/@tasks").json()["items"]
        passed = head.post(f"{task['@id']}/@pass-on", json={"directive": "Soạn báo cáo", "assignees": ["chuyen-vien"]})
        assert passed.status_code == 200, passed.text
        [sub] = head.get(f"{url}/@tasks").json()["items"][0]["tasks"]
        assert sub["assignee"] == {"id": "chuyen-vien", "title": "Vũ Thị Chuyên"}
        assert counts(specialist) == {"to_handle": 1}
        assert specialist.post(f"{url}/@read").json() == {"first": True}
        assert specialist.post(f"{sub['@id']}/@accept").json()["state"]["token"] == "accepted"
        report = specialist.post(f"{sub['@id']}/@report", json={"text": "Đã có dự thảo", "percent": 50})
        assert report.json()["progress"][0]["percent"] == 50
        assert specialist.post(f"{sub['@id']}/@complete", json={"opinion": "Đã tham mưu"}).status_code == 200
        assert head.post(f"{task['@id']}/@complete", json={"opinion": "Đồng ý"}).status_code == 200
        assert counts(head) == {"to_finish": 1}
        finished = head.post(f"{url}/@finish", json={"opinion": "Lưu hồ sơ"})
        assert finished.status_code == 200, finished.text
        assert finished.json()["review_state"] == "completed"
        told = [line["verb"] for line in head.get(f"{url}/@journal").json()["items"]]
        assert told[:4] == ["receive", "register", "submit", "submit"]
        assert told[-1] == "finish"
        assert counts(head) == {}
