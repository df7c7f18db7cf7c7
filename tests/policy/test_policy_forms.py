"""The control panel of the policy, with real users in a (script-less) browser."""

from collective.eoffice.policy import get_policy
from collective.eoffice.policy.interfaces import IAgencyPolicy
from html import unescape
from plone.testing.zope import Browser
from zope.schema import getFields

import pytest
import transaction


@pytest.fixture
def browser_of(functional, functional_portal, accounts):
    """Return a function that gives the browser of a user, at the policy form."""
    accounts()
    transaction.commit()

    def open_form(userid):
        browser = Browser(functional["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.addHeader("Authorization", f"Basic {userid}:Vanphong@2026")
        browser.open(f"{functional_portal.absolute_url()}/@@eoffice-policy")
        return browser

    return open_form


def widget(browser, name, **kwargs):
    return browser.getControl(name=f"form.widgets.{name}", **kwargs)


class TestPolicyForm:
    def test_every_switch_is_there(self, browser_of):
        page = unescape(browser_of("quan-tri").contents)
        missing = [name for name in getFields(IAgencyPolicy) if f"form.widgets.{name}" not in page]
        assert missing == []

    @pytest.mark.requirement("ORG-09", "ORG-16")
    def test_saving(self, browser_of):
        browser = browser_of("quan-tri")
        widget(browser, "incoming_route:list").value = ["leader_first"]
        widget(browser, "scan_rules.project").value = ["submission_only"]
        widget(browser, "deadline_required:list").value = ["selected"]
        widget(browser, "finish_allowed_roles:list").value = ["head", "handler"]
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        policy = get_policy()
        assert policy.incoming_route == "leader_first"
        assert policy.scan_rules == {"project": "submission_only"}
        assert policy.deadline_required is True
        assert policy.finish_allowed_roles == {"head", "handler"}

    def test_saving_without_a_change_changes_nothing(self, browser_of):
        before = get_policy().as_dict()
        browser = browser_of("quan-tri")
        browser.getControl(name="form.buttons.save").click()
        assert "invalid-feedback" not in browser.contents
        transaction.begin()
        assert get_policy().as_dict() == before

    def test_two_chapters_are_judged_together(self, browser_of):
        browser = browser_of("quan-tri")
        widget(browser, "incoming_route:list").value = ["paper_first"]
        widget(browser, "scan_before_forward:list").value = []
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        assert get_policy().incoming_route == "paper_first"

    def test_a_contradiction_is_shown_beside_its_switch(self, browser_of):
        browser = browser_of("quan-tri")
        widget(browser, "incoming_route:list").value = ["paper_first"]
        browser.getControl(name="form.buttons.save").click()
        page = unescape(browser.contents)
        field = page[page.index('id="formfield-form-widgets-scan_before_forward"') :]
        assert "invalid-feedback" in field[: field.index("formfield-form-widgets-dossier_keeper")]
        assert widget(browser, "incoming_route:list").value == ["paper_first"]
        transaction.begin()
        assert get_policy().incoming_route == "office_first"

    @pytest.mark.parametrize("userid", ["chanh", "chuyen-vien"])
    def test_others_do_not_see_it(self, browser_of, userid):
        assert "form.widgets.incoming_route" not in browser_of(userid).contents
