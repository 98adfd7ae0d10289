"""The tab Timeline."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "fr": {
        "timeline_guide": "Chaque date n’est pas plus précise que sa source : un point pour un jour, une barre pour un "
        "mois ou une année. Un clic montre la preuve.",
        "timeline_day": "jour",
        "timeline_unit": "mois ou année, sans plus de précision",
        "timeline_period": "période",
        "timeline_open": "début énoncé, fin non",
        "timeline_planned": "prévu (après le dernier document)",
        "timeline_until": "d’ici {date}",
        "timeline_from": "depuis {date}",
        "timeline_undated": "date non énoncée",
        "timeline_without": "Sans date dans les documents",
        "timeline_read": "La date vient d’une lecture, non d’un passage qui l’énonce.",
        "timeline_is_done": "passé",
        "timeline_is_planned": "prévu",
        "timeline_is_told": "énoncé",
    },
    "en": {
        "timeline_guide": "No date is more precise than its source: a dot for a day, a bar for a month or a year. A "
        "click shows the evidence.",
        "timeline_day": "day",
        "timeline_unit": "month or year, no more precise",
        "timeline_period": "period",
        "timeline_open": "begun, end not stated",
        "timeline_planned": "planned (after the last document)",
        "timeline_until": "by {date}",
        "timeline_from": "since {date}",
        "timeline_undated": "date not stated",
        "timeline_without": "Without a date in the documents",
        "timeline_read": "The date comes from a reading, not from a passage that states it.",
        "timeline_is_done": "past",
        "timeline_is_planned": "planned",
        "timeline_is_told": "stated",
    },
}
