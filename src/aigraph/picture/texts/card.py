"""The card of a thing, and paths."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "fr": {
        "card": "Fiche",
        "close": "Fermer la fiche",
        "facts": "Faits",
        "links": "Liens",
        "incoming": "Ce qui y mène",
        "evidence": "Preuve",
    },
    "en": {
        "card": "Card",
        "close": "Close the card",
        "facts": "Facts",
        "links": "Links",
        "incoming": "What leads here",
        "evidence": "Evidence",
    },
}
