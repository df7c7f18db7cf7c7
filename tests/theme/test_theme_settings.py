"""The settings of the site that the look relies on, and the catalogues of messages."""

from babel.messages.pofile import read_po
from collective.eoffice.locales import __main__ as tool
from collective.eoffice.locales.__main__ import HERE
from collective.eoffice.locales.__main__ import merged
from collective.eoffice.locales.__main__ import messages
from collective.eoffice.locales.__main__ import text_of
from collective.eoffice.theme.install import reset_front_page
from plone import api
from zope.i18n import translate
from zope.i18nmessageid import Message

import pytest


class TestSettings:
    @pytest.mark.parametrize(
        "record, value",
        [
            ("plone.default_language", "vi"),
            ("plone.first_weekday", 0),
            ("plone.portal_timezone", "Asia/Ho_Chi_Minh"),
            ("plone.navigation_depth", 1),
            ("plone.enable_self_reg", False),
            ("plone.app.theming.interfaces.IThemeSettings.hostnameBlacklist", []),
        ],
    )
    def test_registry(self, portal, record, value):
        assert api.portal.get_registry_record(record) == value

    def test_our_types_are_not_in_the_navigation(self, portal):
        shown = api.portal.get_registry_record("plone.displayed_types")
        assert not {"Unit", "Register", "IncomingDocument", "Task"} & set(shown)

    def test_front_page_is_the_desk(self, portal):
        assert portal.getLayout() == "eoffice-desk"
        reset_front_page(portal)
        assert portal.getLayout() == "listing_view"

    def test_toolbar_is_for_administrators(self, portal):
        assert {each["name"] for each in portal.rolesOfPermission("Show Toolbar") if each["selected"]} == {
            "Manager",
            "Site Administrator",
        }


class TestCatalogues:
    @pytest.mark.parametrize("name", ["plone", "widgets", "z3c.form", "zope"])
    def test_fill_of_plone_is_complete(self, name):
        path = HERE / "vi" / "LC_MESSAGES" / f"{name}.po"
        with path.open("rb") as file:
            found = messages(read_po(file, locale="vi"))
        assert found
        assert [each.id for each in found if each.fuzzy or not each.string] == []

    @pytest.mark.parametrize(
        "domain, msgid, text",
        [
            ("plone", "Save", "Lưu"),
            ("zope", "Required input is missing.", "Ô này bắt buộc phải nhập."),
            ("z3c.form", "No value", "Không chọn"),
        ],
    )
    def test_fill_reaches_the_person(self, integration, domain, msgid, text):
        assert translate(Message(msgid, domain=domain), target_language="vi") == text

    def test_a_second_run_writes_the_same(self):
        with (HERE / "collective.eoffice.pot").open("rb") as file:
            template = read_po(file)
        assert text_of(merged(template, {}, None)) == (HERE / "collective.eoffice.pot").read_bytes()

    def test_fuzzy_text_does_not_count(self, tmp_path, monkeypatch):
        path = tmp_path / "x.po"
        path.write_text('#, fuzzy\nmsgid "a"\nmsgstr "cũ"\n\nmsgid "b"\nmsgstr "mới"\n', "utf-8")
        monkeypatch.setattr(tool, "VIETNAMESE", path)
        monkeypatch.setattr(tool, "PARTS", tmp_path / "parts")
        assert tool.known_vietnamese() == {"b": "mới"}

    def test_texts_of_parts_win(self, tmp_path, monkeypatch):
        (tmp_path / "parts").mkdir()
        (tmp_path / "parts" / "room.vi.po").write_text('msgid "a"\nmsgstr "mới"\n', "utf-8")
        (tmp_path / "x.po").write_text('msgid "a"\nmsgstr "cũ"\n', "utf-8")
        monkeypatch.setattr(tool, "VIETNAMESE", tmp_path / "x.po")
        monkeypatch.setattr(tool, "PARTS", tmp_path / "parts")
        assert tool.known_vietnamese() == {"a": "mới"}
        tool.absorb()
        assert not (tmp_path / "parts").exists()
