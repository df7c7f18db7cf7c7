"""The distribution “eoffice” that Plone's own site form offers."""

from collective.eoffice.setup import distribution as office
from jsonschema import Draft7Validator
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.distribution.api import distribution as distributions
from plone.distribution.utils.schema import validate_jsonschema
from plone.restapi.testing import RelativeSession
from zExceptions import BadRequest
from zope.component.hooks import setSite

import pytest
import transaction


AGENCY = {"agency_name": "UBND xã Thử Nghiệm", "short_notation": "UBND", "place": "Thử Nghiệm"}
FIVE_PROFILES = ["an-nhon", "dien-bien", "gia-lai", "tu-son", "yen-chau"]


@pytest.fixture
def schema(integration):
    """Return the schema of the site form."""
    return distributions.get(office.NAME).schema


def answers(**changes):
    """Return valid answers of the form, changed; None takes an answer away."""
    given = {"site_id": "thu-nghiem", "title": "Thử nghiệm", **AGENCY, **changes}
    return {name: value for name, value in given.items() if value is not None}


class TestForm:
    """What the form asks for."""

    def test_the_form_offers_the_office_by_its_name(self, integration):
        """The distribution is registered with its Vietnamese title."""
        assert distributions.get("eoffice").title == "Văn phòng điện tử"

    def test_the_schema_is_valid(self, schema):
        """It is a JSON schema and has what plone.distribution needs."""
        Draft7Validator.check_schema(schema)
        assert validate_jsonschema(schema, strict=True)

    def test_the_form_asks_what_the_office_needs(self, schema):
        """Name, notation, place, code, agency profile and demo data."""
        asked = {*office.IDENTITY_ANSWERS, "agency_profile", "setup_content"}
        assert asked <= schema["properties"].keys()

    def test_the_form_offers_the_registered_agency_profiles(self, schema):
        """The five of the repository and none."""
        offered = [choice["const"] for choice in schema["properties"]["agency_profile"]["oneOf"]]
        assert sorted(offered) == sorted([office.NO_PROFILE, *FIVE_PROFILES])
        assert office.agency_profiles() == FIVE_PROFILES

    def test_language_and_time_zone_have_defaults_of_the_list(self, schema):
        """Whatever the browser's language, the form can be sent as it is."""
        for name, default in (("default_language", "vi"), ("portal_timezone", "Asia/Ho_Chi_Minh")):
            field = schema["properties"][name]
            assert field["default"] == default
            assert default in [choice["const"] for choice in field["oneOf"]]

    @pytest.mark.parametrize(
        "changes",
        [
            {"agency_name": None},
            {"agency_name": " "},
            {"site_id": "hai chữ"},
            {"organ_id": "H05 15"},
            {"agency_profile": "elsewhere"},
            {"default_language": "vi-vn"},
        ],
    )
    def test_bad_answers_are_refused(self, schema, changes):
        """Each of these is an error before anything is made."""
        assert not Draft7Validator(schema).is_valid(answers(**changes))

    def test_an_agency_profile_stands_for_the_identity(self, schema):
        """With an agency profile the name may stay blank, without one not."""
        nameless = answers(agency_name=None, short_notation=None, place=None)
        assert not Draft7Validator(schema).is_valid(nameless)
        assert Draft7Validator(schema).is_valid(nameless | {"agency_profile": "gia-lai"})


class TestPreHandler:
    """The answers before anything is made."""

    def test_left_out_answers_get_their_defaults(self, integration):
        """The form leaves out what is as proposed."""
        done = office.pre_handler(answers(organ_id=""))
        assert done["default_language"] == "vi"
        assert done["portal_timezone"] == "Asia/Ho_Chi_Minh"
        assert done["setup_content"] is False
        assert "organ_id" not in done

    def test_an_unknown_agency_profile_is_a_bad_request(self, integration):
        """An instance without the agency profiles says so instead of failing half-way."""
        with pytest.raises(BadRequest):
            office.pre_handler(answers(agency_profile="elsewhere"))


class TestSite:
    """Sites made over Plone's REST service, as the form makes them."""

    @pytest.fixture
    def root_session(self, acceptance):
        """Return a session of the Zope administrator at the root."""
        session = RelativeSession(f"http://{acceptance['host']}:{acceptance['port']}")
        session.headers["Accept"] = "application/json"
        session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        yield session
        session.close()

    @pytest.fixture
    def records(self, acceptance):
        """Return a function: id of a site -> its registry."""
        portal = acceptance["portal"]

        def registry_of(site_id):
            transaction.begin()
            site = acceptance["app"][site_id]
            setSite(site)
            return site.portal_registry

        yield registry_of
        setSite(portal)

    def test_the_answers_become_the_identity(self, root_session, records):
        """Name, notation, place and code are those that were given."""
        response = root_session.post("/++api++/@sites/eoffice", json=answers(organ_id="H05.15"))
        assert response.status_code == 200, response.text
        registry = records("thu-nghiem")
        identity = {name: registry[f"{office.IDENTITY_PREFIX}.{name}"] for name in office.IDENTITY_ANSWERS}
        assert identity == {**AGENCY, "organ_id": "H05.15"}
        assert registry["plone.default_language"] == "vi"
        assert registry["plone.portal_timezone"] == "Asia/Ho_Chi_Minh"

    def test_an_answer_wins_over_the_agency_profile(self, root_session, records):
        """The profile brings its agency's identity; what was answered replaces it."""
        given = answers(agency_name=None, short_notation=None, place="Pleiku", agency_profile="gia-lai")
        response = root_session.post("/++api++/@sites/eoffice", json=given)
        assert response.status_code == 200, response.text
        registry = records("thu-nghiem")
        assert registry[f"{office.IDENTITY_PREFIX}.place"] == "Pleiku"
        assert registry[f"{office.IDENTITY_PREFIX}.profile"] == "gia-lai"

    def test_missing_answers_make_no_site(self, root_session, acceptance):
        """A refusal is a 400 and leaves nothing behind."""
        response = root_session.post("/++api++/@sites/eoffice", json=answers(agency_name=None))
        assert response.status_code == 400
        transaction.begin()
        assert "thu-nghiem" not in acceptance["app"].objectIds()
