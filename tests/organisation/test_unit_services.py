"""Units over REST, with real users against a running server."""

from collective.eoffice.organisation import directory
from collective.eoffice.setup.demo_organisation import create_organisation
from collective.eoffice.setup.demo_organisation import DEMO_PASSWORD
from plone import api
from urllib.parse import urlsplit

import pytest
import requests
import transaction


@pytest.fixture
def http(acceptance):
    """Return a function (userid, method, path, data) → response, on the demo organisation."""
    portal = acceptance["portal"]
    with api.env.adopt_roles(["Manager"]):
        create_organisation()
    transaction.commit()
    base = f"http://{acceptance['host']}:{acceptance['port']}{urlsplit(portal.absolute_url()).path}"

    def call(userid, method, path, data=None):
        return requests.request(
            method,
            f"{base}/{path}",
            json=data,
            auth=(userid, DEMO_PASSWORD) if userid else None,
            headers={"Accept": "application/json"},
            timeout=60,
        )

    call.portal = portal
    return call


def fresh():
    transaction.begin()
    directory.forget()


class TestUnits:
    @pytest.mark.requirement("ORG-01", "ORG-14")
    def test_staff_read_the_tree_with_people(self, http):
        response = http("chuyen-vien", "GET", "@units")
        assert response.status_code == 200
        items = {item["id"]: item for item in response.json()["items"]}
        assert list(items)[:2] == ["lanh-dao", "van-phong"]
        office = items["van-phong"]
        assert office["principal"] == "van-phong:head"
        assert [unit["id"] for unit in office["units"]] == ["mot-cua"]
        clerk = next(function for function in office["functions"] if function["function"] == "clerk")
        assert clerk["people"] == [
            {
                "id": "van-thu",
                "fullname": "Nguyễn Thị Mai Hương",
                "position": "Văn thư",
                "phone": "0222 3835 101",
                "email": "van-thu@vanphong.example",
            }
        ]

    def test_a_filter(self, http):
        items = http("chuyen-vien", "GET", "@units?q=mot%20cua").json()["items"]
        assert [(item["id"], [part["id"] for part in item["units"]]) for item in items] == [("van-phong", ["mot-cua"])]

    def test_strangers_see_nothing(self, http):
        assert http(None, "GET", "@units").status_code == 401


class TestWritingUnits:
    @pytest.mark.requirement("ORG-08", "ORG-14", "ORG-15")
    def test_the_administrator_adds_changes_and_removes(self, http):
        data = {
            "@type": "Unit",
            "id": "kinh-te",
            "title": "Phòng Kinh tế",
            "kind": "department",
            "heads": ["truong-phong-noi-vu"],
        }
        response = http("quan-tri", "POST", "to-chuc", data)
        assert response.status_code == 201, response.text
        assert response.json()["id"] == "kinh-te"
        fresh()
        assert directory.members("kinh-te", "head") == ("truong-phong-noi-vu",)

        response = http("quan-tri", "PATCH", "to-chuc/kinh-te", {"heads": ["chuyen-vien"], "clerks": ["van-thu"]})
        assert response.status_code == 204, response.text
        fresh()
        assert directory.members("kinh-te", "head") == ("chuyen-vien",)
        assert directory.members("kinh-te", "clerk") == ("van-thu",)

        assert http("quan-tri", "DELETE", "to-chuc/kinh-te").status_code == 204
        fresh()
        assert api.group.get("kinh-te:head") is None

    def test_an_id_from_the_title(self, http):
        data = {"@type": "Unit", "title": "Phòng Y tế", "kind": "department"}
        response = http("quan-tri", "POST", "to-chuc", data)
        assert response.status_code == 201
        assert response.json()["id"] == "phong-y-te"

    def test_a_taken_id_is_refused(self, http):
        data = {"@type": "Unit", "id": "noi-vu", "title": "Nội vụ phường", "kind": "department"}
        response = http("quan-tri", "POST", "to-chuc/phuong-dong-ngan", data)
        assert response.status_code == 409
        assert response.json()["field"] == "id"
        assert "Phòng Nội vụ" in response.json()["message"]
        fresh()
        assert "noi-vu" not in http.portal["to-chuc"]["phuong-dong-ngan"]

    def test_an_unknown_person_is_refused(self, http):
        response = http("quan-tri", "PATCH", "to-chuc/noi-vu", {"heads": ["nguoi-la"]})
        assert response.status_code == 400
        assert "nguoi-la" in response.text
        fresh()
        assert directory.members("noi-vu", "head") == ("truong-phong-noi-vu",)

    def test_an_unknown_kind_is_refused(self, http):
        response = http("quan-tri", "PATCH", "to-chuc/noi-vu", {"kind": "club"})
        assert response.status_code == 400

    @pytest.mark.requirement("ORG-08")
    @pytest.mark.parametrize("userid", ["chu-tich", "chanh-van-phong", "van-thu", "truong-phong-noi-vu", None])
    def test_others_may_not(self, http, userid):
        data = {"@type": "Unit", "id": "kinh-te", "title": "Phòng Kinh tế", "kind": "department"}
        assert http(userid, "POST", "to-chuc", data).status_code in (401, 403)
        assert http(userid, "PATCH", "to-chuc/noi-vu", {"heads": []}).status_code in (401, 403)
        assert http(userid, "DELETE", "to-chuc/noi-vu").status_code in (401, 403)
        fresh()
        assert directory.members("noi-vu", "head") == ("truong-phong-noi-vu",)

    def test_units_only_in_their_area(self, http):
        data = {"@type": "Unit", "id": "kinh-te", "title": "Phòng Kinh tế", "kind": "department"}
        for place in ("", "so-van-ban", "van-ban-den"):
            assert http("quan-tri", "POST", place, data).status_code in (400, 401, 403), place
