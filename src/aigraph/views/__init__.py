"""Views: the graph in the words of another vocabulary, by CONSTRUCT, each with a report of what it cannot say."""

from aigraph.views.losing import LossReporter
from aigraph.views.model import ClassLoss, PropertyLoss, View, ViewReport
from aigraph.views.reading import list_views, make_view
from aigraph.views.telling import to_json, to_text
from aigraph.views.things import SCHEMA_VIEW, schema_org, to_json_ld
from aigraph.views.writing import VIEW_FORMATS, write_view

__all__ = [
    "SCHEMA_VIEW",
    "VIEW_FORMATS",
    "ClassLoss",
    "LossReporter",
    "PropertyLoss",
    "View",
    "ViewReport",
    "list_views",
    "make_view",
    "schema_org",
    "to_json",
    "to_json_ld",
    "to_text",
    "write_view",
]
