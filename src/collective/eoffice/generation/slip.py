"""The processing slip of an incoming document (Phiếu giải quyết văn bản đến, NĐ 30/2020 Annex IV)."""

from collective.eoffice.generation.odt import build
from collective.eoffice.generation.odt import columns
from collective.eoffice.generation.odt import expression
from collective.eoffice.generation.odt import paragraph
from collective.eoffice.generation.odt import text


RULE = "–" * 12
BLANK = "…" * 52
HEAD_WIDTHS = (6.5, 10.0)


def processing_slip() -> bytes:
    """Return the template as ODT."""
    body = "".join([_head(), _title(), _leaders(), _units(), _handler()])
    return build(body, {"Head": HEAD_WIDTHS})


def _head() -> str:
    agency = (
        paragraph(
            "Centre", expression("view.agency('parent_agency').upper()"), do="text if view.agency('parent_agency')"
        )
        + paragraph("CentreBold", expression("view.agency('agency_name').upper()"))
        + paragraph("Rule", text(RULE))
    )
    nation = (
        paragraph("CentreBold", text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        + paragraph("CentreBold", text("Độc lập - Tự do - Hạnh phúc"))
        + paragraph("Rule", text(RULE * 2))
        + paragraph("CentreItalic", expression("view.place_and_date()"))
    )
    return columns("Head", agency, nation)


def _title() -> str:
    kind = [expression("view.document_type()"), text(" số "), expression("view.reference() or '…'")]
    issued = [text(" ngày "), expression("view.issued() or '…'"), text(" của "), expression("view.issuer()")]
    return "".join(
        [
            paragraph("Title", text("PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN")),
            paragraph("Centre", text("("), *kind, *issued, text(")")),
            paragraph("Body", text("Về việc: "), expression("view.subject()")),
            paragraph(
                "Body",
                text("Số đến: "),
                expression("view.arrival_number() or '…'"),
                text("; ngày đến: "),
                expression("view.arrival_date()"),
            ),
            paragraph(
                "Body",
                text("Thời hạn giải quyết: "),
                expression("view.deadline()"),
                do="text if view.deadline()",
            ),
        ]
    )


def _leaders() -> str:
    return "".join(
        [
            paragraph("Heading", text("1. Ý kiến của lãnh đạo cơ quan, tổ chức")),
            _lines("leader_lines", ("Chủ trì", "lead"), ("Phối hợp", "coordinate"), ("Thời hạn", "due")),
        ]
    )


def _units() -> str:
    return "".join(
        [
            paragraph("Heading", text("2. Ý kiến của lãnh đạo đơn vị")),
            _lines("unit_lines", ("Giao", "to"), ("Thời hạn", "due")),
        ]
    )


def _handler() -> str:
    return "".join(
        [
            paragraph("Heading", text("3. Ý kiến đề xuất của người giải quyết")),
            _lines("handler_lines"),
        ]
    )


def _lines(method: str, *facts: tuple[str, str]) -> str:
    """Return a section for each line of a method of the helper view, or room to write by hand where there is none."""
    parts = [expression("line['who']"), text(": "), expression("line['text']")]
    for label, name in facts:
        parts.append(expression(f"'. {label}: ' + line['{name}'] if line['{name}'] else ''"))
    parts += [text(" ("), expression("line['when']"), text(")")]
    return paragraph("Body", *parts, do=f"text for line in view.{method}()") + paragraph(
        "Body", text(BLANK), do=f"text if not view.{method}()"
    )
