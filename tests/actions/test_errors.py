"""Errors as a program gets them."""

from builders.office import acting_as
from collective.eoffice.actions.interfaces import Refusal
from collective.eoffice.writelock.lock import WriterBusy
from plone import api
from plone.rest.interfaces import IAPIRequest
from zExceptions import Unauthorized
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.interface import Interface

import json
import pytest


@pytest.fixture
def answer(office, http_request):
    """Return a function: status and body of what a program gets for an exception."""
    alsoProvides(http_request, IAPIRequest)

    def ask(error, language="en"):
        http_request.environ["HTTP_ACCEPT_LANGUAGE"] = language
        http_request.response._locked_status = False
        http_request.response._locked_body = False
        http_request.set("PARENTS", [office])
        getMultiAdapter((error, http_request), Interface, name="index.html")()
        return http_request.response.getStatus(), json.loads(http_request.response.getBody())

    return ask


class TestAnswers:
    @pytest.mark.parametrize("status", [400, 403, 409])
    def test_a_refusal_keeps_its_status(self, answer, status):
        found, body = answer(Refusal("No.", field="title", status=status, details={"matches": []}))
        assert found == status
        assert (body["message"], body["field"], body["matches"]) == ("No.", "title", [])

    def test_a_refusal_says_nothing_of_the_code(self, answer):
        with api.env.adopt_roles(["Manager"]):
            assert set(answer(Refusal("No."))[1]) == {"type", "message"}

    def test_busy_is_503_and_may_be_tried_again(self, answer, http_request):
        status, body = answer(WriterBusy("busy"))
        assert status == 503
        assert body["type"] == "ServiceUnavailable"
        assert http_request.response.getHeader("Retry-After") == "5"

    def test_who_is_logged_in_is_forbidden(self, office, answer):
        with acting_as(office, "chuyen-vien"):
            status, body = answer(Unauthorized("secret permission"))
        assert (status, body["type"]) == (403, "Forbidden")
        assert "secret" not in body["message"]

    def test_messages_follow_the_caller(self, office, answer):
        with acting_as(office, "chuyen-vien"):
            assert answer(Unauthorized("x"), "en")[1]["message"].startswith("You are not allowed")
            assert answer(Unauthorized("x"), "vi")[1]["message"].startswith("Bạn không có quyền")
