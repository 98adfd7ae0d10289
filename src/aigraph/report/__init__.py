"""The data quality report: what there is, on what evidence, what is left open. Figures, text, JSON, one page."""

from aigraph.report.measuring import REPORT_FOLDER, count_annotations, measure
from aigraph.report.model import (
    Checks,
    ClassFigures,
    Evidence,
    Figures,
    LanguageFigures,
    OpenEnd,
    Report,
    SourceFigures,
)
from aigraph.report.rendering import to_html, to_json, to_text

__all__ = [
    "REPORT_FOLDER",
    "Checks",
    "ClassFigures",
    "Evidence",
    "Figures",
    "LanguageFigures",
    "OpenEnd",
    "Report",
    "SourceFigures",
    "count_annotations",
    "measure",
    "to_html",
    "to_json",
    "to_text",
]
