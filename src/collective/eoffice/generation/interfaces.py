"""Markers, settings and errors of generated documents."""

from collective.eoffice import _
from zope import schema
from zope.interface import Interface

import re


REGISTRY_PREFIX = "collective.eoffice.generation"
PROGRAMS = re.compile(r"(?:/[^\0]*/)(?:soffice|libreoffice)(?:\.bin)?")


class IPodTemplateArea(Interface):
    """Marks the folder /mau. A template is a program: only what stands below this folder is ever rendered."""


def is_program(value: str) -> bool:
    """Tell whether a path may stand in the settings: absolute, and called soffice or libreoffice."""
    return not value or bool(PROGRAMS.fullmatch(value))


class IGenerationSettings(Interface):
    """How documents are generated, in the registry under `collective.eoffice.generation`."""

    soffice = schema.TextLine(
        title=_("label_soffice", default="LibreOffice program"),
        description=_(
            "help_soffice",
            default="Full path of soffice, e.g. /usr/bin/soffice. Empty: looked for on the search path of the server.",
        ),
        constraint=is_program,
        default="",
        required=False,
    )
    time_limit = schema.Int(
        title=_("label_time_limit", default="Time limit of a conversion (seconds)"),
        description=_("help_time_limit", default="After it LibreOffice is ended and the user is told."),
        min=1,
        max=600,
        default=60,
    )
    unoserver = schema.URI(
        title=_("label_unoserver", default="Address of unoserver"),
        description=_(
            "help_unoserver",
            default="For a busy agency, e.g. http://127.0.0.1:12003. Empty: LibreOffice is started for each document.",
        ),
        default=None,
        required=False,
    )


class GenerationError(Exception):
    """A document could not be made; `message` is a translatable text for the person who asked for it."""

    message = _(
        "generation_failed", default="The document could not be made. The administrator finds the cause in the log."
    )

    def __init__(self, cause: str = ""):
        super().__init__(cause or self.message)


class ConverterMissing(GenerationError):
    """There is no LibreOffice, or no unoserver answers."""

    message = _(
        "generation_no_converter",
        default="This server cannot make PDF or Word files: LibreOffice is not installed. Take the ODT file instead.",
    )


class ConverterTimeout(GenerationError):
    """LibreOffice did not finish in time and was ended."""

    message = _(
        "generation_timeout",
        default="The conversion took too long and was stopped. Take the ODT file, or try again later.",
    )


class ConverterBusy(GenerationError):
    """Others' conversions did not end within the time limit."""

    message = _(
        "generation_busy", default="Many documents are being converted. Try again in a minute, or take the ODT file."
    )


class ConverterFailed(GenerationError):
    """LibreOffice ended without a result."""

    message = _("generation_converter_failed", default="LibreOffice could not convert the document. Take the ODT file.")


class TemplateFaulty(GenerationError):
    """An expression of the template is wrong or not allowed."""

    message = _(
        "generation_template_faulty",
        default="The template has an expression that is wrong or not allowed. Tell the administrator.",
    )


class FormatUnknown(GenerationError):
    """The template is not made for the format that was asked for."""

    message = _("generation_format_unknown", default="This template cannot be had in that format.")
