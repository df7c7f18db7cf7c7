"""Collect the messages of the package and keep the catalogues in step.

    python -m collective.eoffice.locales            write the template and the catalogues
    python -m collective.eoffice.locales --absorb   the same, and take the files of parts/ away afterwards
    python -m collective.eoffice.locales --check    write nothing; fail when something is stale or untranslated

The source of the Vietnamese is vi/LC_MESSAGES/collective.eoffice.po. Several people at work may put their
entries in parts/<room>.vi.po instead; those win and are merged at every run. English stays empty: the defaults
of the messages are English. plone.po and widgets.po fill what Plone leaves untranslated; they are written by
hand and only checked.
"""

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.messages.pofile import write_po
from pathlib import Path

import argparse
import io
import subprocess
import sys
import tempfile


HERE = Path(__file__).parent
PACKAGE = HERE.parent
DOMAIN = "collective.eoffice"
POT = HERE / f"{DOMAIN}.pot"
VIETNAMESE = HERE / "vi" / "LC_MESSAGES" / f"{DOMAIN}.po"
ENGLISH = HERE / "en" / "LC_MESSAGES" / f"{DOMAIN}.po"
PARTS = HERE / "parts"
ABOUT = {
    "vi": "Vietnamese catalogue of the electronic office.",
    "en": "English: the defaults of the messages are English, so the texts stay empty.",
    None: "Messages of the electronic office. Written by python -m collective.eoffice.locales.",
}

HEADER = """# {about}
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Language: {language}\\n"
"Domain: {domain}\\n"

"""


def read(path, locale=None):
    """Return the catalogue of a po file; an empty one when there is no file."""
    if not path.exists():
        return Catalog(locale=locale, domain=DOMAIN)
    with path.open("rb") as file:
        return read_po(file, locale=locale, domain=DOMAIN)


def messages(catalog):
    """Return the messages of a catalogue without its header, sorted by id."""
    return sorted((message for message in catalog if message.id), key=lambda message: message.id)


def collect():
    """Return the catalogue of all messages in Python, templates, ZCML and profiles of the package.

    Raises RuntimeError with the words of i18ndude when it cannot read a file.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "found.pot"
        command = [sys.executable, "-m", "i18ndude.script", "rebuild-pot", "--pot", str(path)]
        command += ["--create", DOMAIN, str(PACKAGE)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode or not path.exists():
            raise RuntimeError(done.stderr or done.stdout)
        return read(path)


def merged(template, known, locale):
    """Return a catalogue with the messages of `template` and the texts of `known` (id -> text)."""
    catalog = Catalog(locale=locale, domain=DOMAIN)
    for message in messages(template):
        catalog.add(message.id, known.get(message.id, ""), auto_comments=message.auto_comments)
    return catalog


def known_vietnamese():
    """Return id -> text of the catalogue and of the parts; a fuzzy text does not count."""
    known = {}
    for path in [VIETNAMESE, *sorted(PARTS.glob("*.vi.po"))]:
        known.update({each.id: each.string for each in messages(read(path, "vi")) if each.string and not each.fuzzy})
    return known


def text_of(catalog):
    """Return the catalogue as the bytes of a po file: sorted, without places and dates, so that a second
    run changes nothing.
    """
    locale = str(catalog.locale) if catalog.locale else None
    out = io.BytesIO()
    write_po(out, catalog, width=110, no_location=True, sort_output=True, omit_header=True)
    head = HEADER.format(about=ABOUT[locale], language=locale or "", domain=DOMAIN)
    return head.encode("utf-8") + out.getvalue().strip() + b"\n"


def write():
    """Write the template and both catalogues; return the ids without a Vietnamese text."""
    template, known = collect(), known_vietnamese()
    for path, locale, texts in ((POT, None, {}), (VIETNAMESE, "vi", known), (ENGLISH, "en", {})):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text_of(merged(template, texts, locale)))
    return [each.id for each in messages(template) if each.id not in known]


def absorb():
    """Take away the parts: their texts are in the catalogue now."""
    for path in PARTS.glob("*.vi.po"):
        path.unlink()
    if PARTS.exists() and not any(PARTS.iterdir()):
        PARTS.rmdir()


def problems():
    """Return what is wrong, one line each: stale template, missing, fuzzy or empty Vietnamese."""
    template, known = collect(), known_vietnamese()
    wrong = [f"no Vietnamese: {each.id}" for each in messages(template) if each.id not in known]
    if not POT.exists() or text_of(merged(template, {}, None)) != POT.read_bytes():
        wrong.append(f"stale: {POT.name} (run python -m collective.eoffice.locales)")
    for path in sorted(HERE.glob("vi/LC_MESSAGES/*.po")):
        if path != VIETNAMESE:
            wrong += [
                f"{path.name}, fuzzy or empty: {each.id}"
                for each in messages(read(path, "vi"))
                if each.fuzzy or not each.string
            ]
    return wrong


def main(arguments=None):
    """Run the command; return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m collective.eoffice.locales", description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail when something is wrong")
    parser.add_argument("--absorb", action="store_true", help="take the files of parts/ away after merging")
    options = parser.parse_args(arguments)
    if options.check:
        wrong = problems()
    else:
        wrong = [f"no Vietnamese: {each}" for each in write()]
        if options.absorb:
            absorb()
    print("\n".join(wrong) or "All messages are translated.")
    return 1 if options.check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
