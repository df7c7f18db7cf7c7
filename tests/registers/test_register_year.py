"""The form of a new book offers the current year, written as a year."""

from builders.office import build_office
from builders.office import PASSWORD
from collective.eoffice.workdays import today

import re
import requests
import transaction


class TestYearOfANewBook:
    def test_is_this_year_without_separators(self, acceptance):
        portal = acceptance["portal"]
        build_office(portal)
        portal.acl_users.portal_role_manager.assignRoleToPrincipal("Site Administrator", "van-thu")
        transaction.commit()
        url = f"{portal.absolute_url()}/so-van-ban/++add++Register"
        page = requests.get(url, auth=("van-thu", PASSWORD), headers={"Accept-Language": "vi"}, timeout=60)
        found = re.search(r'<input[^>]*form\.widgets\.year"[^>]*>', page.text)
        assert f'value="{today().year}"' in found.group()
