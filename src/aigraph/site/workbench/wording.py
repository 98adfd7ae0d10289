"""What the query page says where it asks no server, French and English side by side."""

from __future__ import annotations

from functools import cache

from aigraph.pages.wording import LANGUAGES
from aigraph.pages.wording import words as words_of_the_server

TEXTS: dict[str, tuple[str, str]] = {
    "offline": (
        "Le moteur de la page n’a pas pu démarrer : ce navigateur ne sait pas, ou un fichier manque.",
        "The engine of this page could not start: the browser cannot run it, or a file is missing.",
    ),
    "starting": ("Le moteur se prépare…", "The engine is getting ready…"),
    "engine_ended": (
        "Le moteur s’est arrêté sur cette requête ; un autre est prêt.",
        "The engine ended over this query; another one is ready.",
    ),
    "truncated": (
        "Réponse coupée à 100 000 lignes. Ajoutez LIMIT et OFFSET, ou précisez.",
        "Answer cut at 100,000 rows. Add LIMIT and OFFSET, or be more specific.",
    ),
    "here": (
        "La requête est traitée dans cette page, sur tout le graphe : rien n’est envoyé.",
        "Queries are answered within this page, on the whole graph: nothing is sent anywhere.",
    ),
    # the single file
    "browse": ("Parcourir", "Browse"),
    "search": ("Chercher un nom", "Search names"),
    "all_things": ("Tout ce que dit le graphe", "All that the graph tells of"),
    "things_told": (
        "{} choses, par classe ; chacune montre ses faits et la preuve de chacun.",
        "{} things, by class; each shows its facts with the evidence for each.",
    ),
    "unknown": ("Le graphe n’en dit rien.", "The graph tells nothing of it."),
    "evidence_characters": ("caractères", "characters"),
    "evidence_reading": ("lecture :", "reading:"),
    "evidence_editorial": ("rédaction :", "editorial:"),
    "evidence_register": ("registre :", "register:"),
    "evidence_rule": ("conclu par", "concluded by"),
    "evidence_description": ("description", "description"),
}
"""Key to the text in French and in English."""


@cache
def words(language: str) -> dict[str, str]:
    """All texts of the page in a language; in English where there are none in it."""
    place = LANGUAGES.index(language) if language in LANGUAGES else LANGUAGES.index("en")
    return words_of_the_server(language) | {key: texts[place] for key, texts in TEXTS.items()}
