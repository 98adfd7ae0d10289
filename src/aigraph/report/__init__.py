"""The data quality report: what there is, on what evidence, what is left open. Figures, text, JSON, one page."""

from aigraph.report.measuring import REPORT_FOLDER, count_annotations, label_open_end, measure
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
from aigraph.report.rendering import page_values, to_html, to_json, to_text
from aigraph.report.translating import tell_in

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
    "label_open_end",
    "measure",
    "page_values",
    "tell_in",
    "to_html",
    "to_json",
    "to_text",
]
