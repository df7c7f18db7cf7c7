"""The Vietnamese translation is complete."""

from house import messages
from house.sources import PACKAGE
from house.sources import ROOT
from pathlib import Path

import pytest
import subprocess
import sys


LOCALES = PACKAGE / "locales"
TOOL = LOCALES / "__main__.py"


def offers_check(tool: Path = TOOL) -> bool:
    """Tell whether `python -m collective.eoffice.locales` knows `--check`."""
    return tool.exists() and "--check" in tool.read_text("utf-8")


def vietnamese(locales: Path = LOCALES) -> dict[str, str]:
    """Return all translations: the catalog and the parts not merged yet."""
    files = [*locales.glob("vi/LC_MESSAGES/collective.eoffice.po"), *locales.glob("parts/*.vi.po")]
    found: dict[str, str] = {}
    for path in sorted(files):
        for message, text in messages.translations(path.read_text("utf-8")).items():
            found[message] = text or found.get(message, "")
    return found


def missing(sources: dict[str, str], known: dict[str, str]) -> list[str]:
    """Return the messages without a translation, with the file that uses them."""
    return sorted(f"{path}: {message}" for message, path in sources.items() if not known.get(message))


class TestRepository:
    def test_every_message_is_in_vietnamese(self):
        if offers_check():
            command = [sys.executable, "-m", "collective.eoffice.locales", "--check"]
            result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert result.returncode == 0, result.stdout + result.stderr
        else:
            assert missing(messages.in_folder(PACKAGE, {"locales"}), vietnamese()) == []

    def test_profiles_of_agencies_too(self):
        """What an agency profile says in Vietnamese, as the title of its regulation, needs no translation."""
        sources = messages.in_folder(ROOT / "profiles", set())
        assert missing({one: path for one, path in sources.items() if one.isascii()}, vietnamese()) == []


class TestChecker:
    def test_python(self):
        text = "from collective.eoffice import _\n_('label_x', default='X')\nother('y')\n_(name)"
        assert messages.in_python(text) == {"label_x"}
        assert messages.in_python("from plone.x import _\n_('label_x')") == set()

    def test_template(self):
        text = (
            '<html i18n:domain="collective.eoffice"><p i18n:translate="">Hello <b i18n:name="who">x</b>,\n  you</p>'
            '<a title="Go" alt="A" i18n:attributes="title; alt help_alt" i18n:translate="label_go">Go</a>'
            '<i i18n:domain="plone" i18n:translate="label_plone">P</i></html>'
        )
        assert messages.in_template(text) == {"Hello ${who}, you", "Go", "help_alt", "label_go"}

    def test_profile(self):
        text = (
            '<w xmlns:i18n="http://xml.zope.org/namespaces/i18n" i18n:domain="collective.eoffice" title="Work"'
            ' i18n:attributes="title"><p i18n:translate="">Read</p><p>Not</p></w>'
        )
        assert messages.in_xml(text) == {"Work", "Read"}

    def test_zcml(self):
        text = (
            '<configure xmlns="http://namespaces.zope.org/zope" xmlns:g="http://g" i18n_domain="collective.eoffice">'
            '<g:registerProfile title="Office" description="All" /><permission title="Use" /></configure>'
        )
        assert messages.in_zcml(text) == {"Office", "All"}

    @pytest.mark.parametrize(
        "text, expected",
        [
            ('msgid "a"\nmsgstr "b"', {"a": "b"}),
            ('msgid "a"\nmsgstr ""', {"a": ""}),
            ('#, fuzzy\nmsgid "a"\nmsgstr "b"', {"a": ""}),
            ('msgid ""\n"a "\n"b"\nmsgstr ""\n"c \\"d\\""', {"a b": 'c "d"'}),
            ('msgid ""\nmsgstr "Language: vi"\n\n#~ msgid "old"\n#~ msgstr "x"', {}),
        ],
    )
    def test_catalog(self, text, expected):
        assert messages.translations(text) == expected

    def test_untranslated_message_is_found(self, tmp_path):
        (tmp_path / "parts").mkdir()
        (tmp_path / "parts" / "room.vi.po").write_text('msgid "a"\nmsgstr "á"\n\nmsgid "b"\nmsgstr ""\n', "utf-8")
        assert missing({"a": "x.py", "b": "x.py", "c": "y.pt"}, vietnamese(tmp_path)) == ["x.py: b", "y.pt: c"]
