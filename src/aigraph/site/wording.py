"""What the site's own pages say, French and English side by side."""

from __future__ import annotations

from functools import cache

from aigraph.pages.wording import LANGUAGES

TEXTS: dict[str, tuple[str, str]] = {
    "home": ("Accueil", "Home"),
    "explorer": ("Explorateur", "Explorer"),
    "query": ("Interroger", "Query"),
    "queries": ("Questions", "Questions"),
    "ontology": ("Ontologie", "Ontology"),
    "reports": ("Contrôles", "Checks"),
    "about": ("Données", "Data"),
    "search": ("Chercher", "Search"),
}


@cache
def words(language: str) -> dict[str, str]:
    """All texts in a language; in English where there are none in it."""
    place = LANGUAGES.index(language) if language in LANGUAGES else LANGUAGES.index("en")
    return {key: texts[place] for key, texts in TEXTS.items()}
