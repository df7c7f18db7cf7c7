"""What all forms of verbs share: the token, and the way back for those whose turn is over."""

from builders.office import acting_as
from builders.office import receive
from builders.pages import open_office
from builders.pages import Person
from builders.pages import see
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.organisation import directory
from plone import api

import pytest
import transaction


STALE = "Phiên làm việc đã đổi từ khi trang được mở."
FIELDS = {"title": "Ban hành Quy chế làm việc", "issuer": "UBND thị xã", "reference": "9/QĐ-UBND"}


@pytest.fixture
def site(functional, functional_portal):
    open_office(functional_portal)
    api.portal.set_registry_record("plone.default_language", "vi")
    transaction.commit()
    return functional_portal


@pytest.fixture
def person(functional, site):
    def sit_down(userid):
        browser = Person(functional["app"], userid)
        browser.addHeader("Accept-Language", "vi")
        return browser

    return sit_down


@pytest.fixture
def document(site):
    document = receive(site)
    transaction.commit()
    return document


def type_in(browser, **values):
    """Fill in fields by their short names."""
    for name, value in values.items():
        browser.getControl(name=f"form.widgets.{name}").value = value


def spoil(browser):
    """Make the token of the form stale."""
    browser.getForm(id="form").getControl(name="_authenticator").value = "deadbeef"


def documents():
    """Return the brains of all incoming documents."""
    transaction.begin()
    return api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="IncomingDocument")


def state(document):
    see(document)
    return api.content.get_state(document)


class TestStaleToken:
    def test_receiving_keeps_what_was_typed_and_claims_nothing(self, site, person):
        clerk = person("van-thu").go(site["van-ban-den"], "receive")
        type_in(clerk, **FIELDS)
        clerk.getControl(name="form.widgets.document_type:list").value = ["decision"]
        spoil(clerk)
        clerk.getControl(name="form.buttons.register").click()
        assert clerk.status == 200
        assert STALE in clerk.text("[data-eo-fields]")
        assert "Đã vào sổ" not in clerk.text()
        assert clerk.getControl(name="form.widgets.title").value == FIELDS["title"]
        assert len(documents()) == 0
        clerk.getControl(name="form.buttons.register").click()
        assert "Đã vào sổ số 01" in clerk.text()
        assert len(documents()) == 1

    def test_correcting(self, document, person):
        clerk = person("van-thu").go(document, "edit")
        type_in(clerk, signer="Nguyễn Văn Khác")
        spoil(clerk)
        clerk.getControl(name="form.buttons.save").click()
        assert STALE in clerk.text("[data-eo-fields]")
        see(document)
        assert document.signer != "Nguyễn Văn Khác"
        clerk.getControl(name="form.buttons.save").click()
        see(document)
        assert document.signer == "Nguyễn Văn Khác"

    @pytest.mark.parametrize("page, name, value", [("@@submit", "note", "Kính"), ("@@cancel", "reason", "Thu hồi")])
    def test_verbs(self, document, person, page, name, value):
        clerk = person("van-thu").go(document, page)
        type_in(clerk, **{name: value})
        spoil(clerk)
        clerk.getControl(name="form.buttons.do").click()
        assert STALE in clerk.text("[data-eo-fields]")
        assert state(document) == "registered"
        assert clerk.getControl(name=f"form.widgets.{name}").value == value
        clerk.getControl(name="form.buttons.do").click()
        assert state(document) != "registered"

    @pytest.mark.parametrize("page", ["add-files", "remove-file", "@@submit", "edit"])
    def test_every_form_is_sent_by_the_script_and_gets_a_new_token(self, document, person, page):
        form = person("van-thu").go(document, page).page.select_one("form[data-eo-ajax]")
        assert len(form.select("[name=_authenticator]")) == 1
        assert form.select("[data-eo-fields] [name=_authenticator]")

    def test_a_link_with_a_good_token_does_nothing(self, document, person):
        clerk = person("van-thu").go(document)
        token = clerk.page.select_one("meta[name=eo-token]")["content"]
        clerk.go(document, f"@@submit?form.widgets.to=van-phong:head&form.buttons.do=1&_authenticator={token}")
        assert state(document) == "registered"


class TestTurnIsOver:
    def test_the_second_tab_goes_to_the_document_and_names_the_holder(self, site, document, person):
        with acting_as(site, "van-thu"):
            verbs.SubmitIncoming(document, to="van-phong:head")()
        transaction.commit()
        chief, second = person("chanh-van-phong"), person("chanh-van-phong")
        chief.go(document, "@@submit")
        second.go(document, "@@submit")
        chief.press(to=["chu-tich"])
        assert document.holder == ("chu-tich",)
        second.press(to=["chu-tich"])
        assert second.status == 200
        assert second.url == document.absolute_url()
        assert "Việc này không còn dành cho bạn" in second.text(".eo-message-warning")
        assert directory.principal_title("chu-tich") in second.text(".eo-message-warning")

    def test_without_a_holder_the_words_are_general(self, site, person):
        chair = person("chu-tich").go(site["van-ban-den"], "receive")
        assert chair.url == site["van-ban-den"].absolute_url()
        assert "không dành cho bạn" in chair.text(".eo-message-warning")

    def test_strangers_are_refused(self, document, person):
        assert person("nguoi-ngoai").go(document, "@@submit").refused
