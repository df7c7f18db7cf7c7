"""Building a POD template (ODT) in Python, so that it is reviewed as text.

The layout is that of NĐ 30/2020 Annex I: A4, Times New Roman, margins 30 mm left, 15 mm right, 20 mm below.
"""

from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED
from zipfile import ZIP_STORED
from zipfile import ZipFile
from zipfile import ZipInfo

import io


MIME_TYPE = "application/vnd.oasis.opendocument.text"
# One moment for all, so that the same template has the same bytes.
MOMENT = (2025, 1, 1, 0, 0, 0)
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
        ("draw", "drawing"),
    )
)
SPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

STYLES = f"""{HEAD}<office:document-styles {SPACES} office:version="1.2">
<office:font-face-decls><style:font-face style:name="Times New Roman" svg:font-family="'Times New Roman'"
 style:font-family-generic="roman" style:font-pitch="variable"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-top="0cm" fo:margin-bottom="0cm"/>
<style:text-properties style:font-name="Times New Roman" fo:font-size="13pt" fo:language="vi" fo:country="VN"/>
</style:default-style>
<style:style style:name="Standard" style:family="paragraph" style:class="text"/>
<style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:text-align="center"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 style:print-orientation="portrait" fo:margin-top="1cm" fo:margin-bottom="2cm" fo:margin-left="3cm"
 fo:margin-right="1.5cm"/><style:header-style><style:header-footer-properties fo:min-height="1cm"
 fo:margin-bottom="0.3cm"/></style:header-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">
<style:header><text:p text:style-name="Header"><text:page-number text:select-page="current">1</text:page-number>
</text:p></style:header><style:header-first><text:p text:style-name="Header"/></style:header-first>
</style:master-page></office:master-styles>
</office:document-styles>"""
META = f"""{HEAD}<office:document-meta {SPACES} office:version="1.2"><office:meta>
<meta:generator>collective.eoffice</meta:generator></office:meta></office:document-meta>"""
MANIFEST = f"""{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
 manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>"""

# Name of a paragraph style: attributes of the paragraph, attributes of the text.
PARAGRAPHS = {
    "Left": ("", ""),
    "Body": ('fo:text-align="justify" fo:margin-top="0.1cm" fo:line-height="115%"', ""),
    "Centre": ('fo:text-align="center"', ""),
    "CentreBold": ('fo:text-align="center"', 'fo:font-weight="bold"'),
    "CentreItalic": ('fo:text-align="center"', 'fo:font-style="italic"'),
    "Rule": ('fo:text-align="center" fo:line-height="0.25cm"', 'fo:font-size="6pt"'),
    "Title": ('fo:text-align="center" fo:margin-top="0.6cm"', 'fo:font-weight="bold" fo:font-size="14pt"'),
    "Heading": ('fo:margin-top="0.5cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"', 'fo:font-weight="bold"'),
    "Right": ('fo:text-align="end" fo:margin-top="0.05cm"', 'fo:font-style="italic"'),
}


def expression(python: str) -> str:
    """Return a field whose content appy computes."""
    return f'<text:text-input text:description="">{escape(python)}</text:text-input>'


def statement(*lines: str) -> str:
    """Return a note that tells appy to repeat or to leave out what it stands in."""
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
    head = "<dc:creator>pod</dc:creator><dc:date>2025-01-01T00:00:00</dc:date>"
    return f"<office:annotation>{head}{paragraphs}</office:annotation>"


def paragraph(style: str, *parts: str, do: str = "") -> str:
    """Return a paragraph; `parts` are markup (see `text`), `do` a statement such as `text if view.deadline()`."""
    note = statement(f"do {do}") if do else ""
    return f'<text:p text:style-name="{style}">{note}{"".join(parts)}</text:p>'


def text(plain: str) -> str:
    """Return plain text as markup."""
    return escape(plain)


def columns(name: str, *cells: str) -> str:
    """Return a table of one row without lines; its columns have the styles `name`.A, .B …"""
    letters = "ABCDEFGH"[: len(cells)]
    declared = "".join(f'<table:table-column table:style-name="{name}.{letter}"/>' for letter in letters)
    filled = "".join(
        f'<table:table-cell table:style-name="Bare" office:value-type="string">{cell}</table:table-cell>'
        for cell in cells
    )
    return (
        f'<table:table table:name="{name}" table:style-name="{name}">{declared}'
        f"<table:table-row>{filled}</table:table-row></table:table>"
    )


def build(body: str, tables: dict[str, tuple[float, ...]]) -> bytes:
    """Return the ODT of a body; `tables` gives the widths of the columns (cm) by the name of the table."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
        f"<style:paragraph-properties {layout}/><style:text-properties {letters}/></style:style>"
        for name, (layout, letters) in PARAGRAPHS.items()
    )
    styles += "".join(_table_styles(name, widths) for name, widths in tables.items())
    styles += (
        '<style:style style:name="Bare" style:family="table-cell"><style:table-cell-properties fo:padding="0cm"'
        ' fo:border="none"/></style:style>'
    )
    content = (
        f'{HEAD}<office:document-content {SPACES} office:version="1.2"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return _packed({"content.xml": content, "styles.xml": STYLES, "meta.xml": META, "META-INF/manifest.xml": MANIFEST})


def _table_styles(name: str, widths: tuple[float, ...]) -> str:
    found = (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{sum(widths)}cm"'
        ' table:align="left"/></style:style>'
    )
    for letter, width in zip("ABCDEFGH", widths, strict=False):
        found += (
            f'<style:style style:name="{name}.{letter}" style:family="table-column"><style:table-column-properties'
            f' style:column-width="{width}cm"/></style:style>'
        )
    return found


def _packed(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        # The type stands first and not compressed, so that programs know the file by its first bytes.
        archive.writestr(ZipInfo("mimetype", MOMENT), MIME_TYPE, ZIP_STORED)
        for name, data in files.items():
            archive.writestr(ZipInfo(name, MOMENT), data, ZIP_DEFLATED)
    return stream.getvalue()
