"""What a letter consists of."""

from dataclasses import dataclass

import datetime


@dataclass(frozen=True)
class Article:
    """An article (Điều) of a decision: a heading such as "Điều 1." and its text."""

    heading: str
    text: str


@dataclass(frozen=True)
class Letter:
    """A letter as it arrives: the facts that the clerk registers, and what stands on the paper."""

    id: str
    """ASCII, unique among the letters; good for a file name."""
    document_type: str
    """Token of `incoming.catalogues`."""
    agency: str
    """Who issued it, as in the register: "UBND thị xã Từ Sơn"."""
    letterhead: tuple[str, ...]
    """Lines of the issuing agency at the top left, in upper case."""
    place: str
    subject: str
    """The abstract (trích yếu)."""
    body: tuple[str, ...]
    """Paragraphs; in a decision those that stand before the articles."""
    authority: tuple[str, ...]
    """Lines above the signature: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"."""
    signer: str
    signer_position: str
    number: str = ""
    """Digits; "" where the source does not tell it."""
    notation: str = ""
    date: datetime.date | None = None
    """Day of issue; None where the source does not tell it."""
    year: int | None = None
    """Year of issue where that is all the source tells."""
    type_title: str = ""
    """The name of the type as printed: "QUYẾT ĐỊNH"; "" on an official letter."""
    parent: tuple[str, ...] = ()
    """Lines of the parent agency."""
    addressees: tuple[str, ...] = ()
    """Kính gửi."""
    decided_by: str = ""
    """Who decides, above the grounds: "ỦY BAN NHÂN DÂN THỊ XÃ TỪ SƠN"."""
    grounds: tuple[str, ...] = ()
    """Căn cứ, without the final punctuation."""
    articles: tuple[Article, ...] = ()
    recipients: tuple[str, ...] = ()
    """Nơi nhận, without dash and punctuation."""
    urgency: str = "normal"
    field: str = ""
    """Lĩnh vực."""
    due: datetime.date | None = None
    note: str = ""
    """A line in small print at the foot of the page."""

    @property
    def reference(self) -> str:
        """Number and notation as printed: "1098/QĐ-UBND", "05/BNV-VP"; "" without a number."""
        return f"{self.number.zfill(2)}/{self.notation}" if self.number else ""

    @property
    def filename(self) -> str:
        """The name of the PDF file."""
        return f"{self.id}.pdf"
