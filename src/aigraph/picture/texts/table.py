"""The tab Table."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "fr": {
        "name": "Nom",
        "kind": "Type",
        "ties": "Liens",
    },
    "en": {
        "name": "Name",
        "kind": "Type",
        "ties": "Ties",
    },
}
