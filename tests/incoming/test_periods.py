"""The year and month folders below the area show its list, filtered by their period."""

from builders.office import acting_as
from builders.office import build_office
from builders.office import PASSWORD
from builders.office import receive
from collective.eoffice.workdays import today

import pytest
import requests
import transaction


@pytest.fixture
def month(acceptance):
    """The address of this month's folder of a served office with one document."""
    portal = acceptance["portal"]
    build_office(portal)
    with acting_as(portal, "van-thu"):
        document = receive(portal)
    transaction.commit()
    return document.__parent__.absolute_url()


def asked(url):
    """Return the answer to a clerk without following redirects."""
    return requests.get(
        url, headers={"Accept": "text/html"}, auth=("van-thu", PASSWORD), allow_redirects=False, timeout=60
    )


class TestPeriodFolder:
    def test_month_leads_to_the_list_of_the_month(self, acceptance, month):
        answer = asked(month)
        area = f"{acceptance['portal'].absolute_url()}/van-ban-den"
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"{area}?period={today():%Y-%m}"
        assert asked(answer.headers["Location"]).status_code == 200

    def test_year_leads_to_the_list_of_the_year(self, month):
        answer = asked(month.rpartition("/")[0] + "/")
        assert answer.headers["Location"].endswith(f"/van-ban-den?period={today():%Y}")
