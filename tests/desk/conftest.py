"""Ways of putting documents on people's desks."""

from builders.office import acting_as
from builders.office import receive
from collective.eoffice.desk.people import person_of
from collective.eoffice.desk.worklists import counts_for
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.workdays import today
from datetime import timedelta
from zope.annotation.interfaces import IAnnotations

import pytest


LATER = today() + timedelta(days=3)


@pytest.fixture
def counts(office):
    """Return a function: the counts above zero of a user's desk, by list."""

    def ask(userid):
        with acting_as(office, userid):
            return {worklist.name: count for worklist, count in counts_for(person_of(userid)) if count}

    return ask


@pytest.fixture
def submitted(office):
    """Return a function that receives a document and brings it to the chair."""

    def bring(**changes):
        document = receive(office, **changes)
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(document, to="van-phong:head")()
        with acting_as(office, "chanh-van-phong"):
            verbs.SubmitIncoming(document, to="chu-tich")()
        return document

    return bring


@pytest.fixture
def assigned(office, submitted):
    """Return a function that brings a document to the department; returns document and tasks."""

    def give(due=None, received=None, **changes):
        document = submitted(**(received or {}))
        data = {"directive": "Giao chủ trì, tham mưu.", "lead": ["van-hoa:head"], "due_date": due or LATER, **changes}
        with acting_as(office, "chu-tich"):
            return document, verbs.AssignIncoming(document, **data)()

    return give


@pytest.fixture
def page(office, http_request):
    """Return a function: the HTML of the desk for a user with a form."""

    def show(userid, **form):
        request = http_request
        IAnnotations(request).pop("collective.eoffice.desk", None)
        request.form.clear()
        request.form.update(form)
        with acting_as(office, userid):
            return office.restrictedTraverse("@@eoffice-desk")()

    return show
