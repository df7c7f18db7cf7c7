"""Letters as PDF: those of the demo office, and long plain texts."""

from collective.eoffice.setup.letterbook.model import Letter
from collective.eoffice.setup.letterbook.plain import PLAIN_LETTERS
from collective.eoffice.setup.letterbook.regulations import REGULATIONS
from collective.eoffice.setup.letterbook.render import decision_pdf
from collective.eoffice.setup.letterbook.render import render_text_pdf


DEMO_LETTERS = REGULATIONS + PLAIN_LETTERS

__all__ = ["DEMO_LETTERS", "PLAIN_LETTERS", "REGULATIONS", "Letter", "decision_pdf", "render_text_pdf"]
