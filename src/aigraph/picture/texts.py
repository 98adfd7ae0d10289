"""Texts: the page's own words, in French and English."""

from __future__ import annotations

TEXTS = {
    "fr": {
        "search": "Chercher (touche /)",
        "search_label": "Chercher par nom",
        "nothing_found": "Rien de ce nom",
        "language": "Langue",
        "kinds": "Types",
        "list": "Liste de tout ce qui est dessiné",
        "how": "Lire la carte",
        "how_text": "L’aire d’une étoile suit la grandeur ci-dessus. Autour d’elle, ce qui n’est lié qu’à elle ; "
        "au milieu, ce "
        "que plusieurs partagent. Un trait a la couleur de ce qu’il relie. Un clic ouvre la fiche, Échap la ferme.",
        "how_text_plain": "Autour de chaque centre, ce qui n’est lié qu’à lui. Un clic ouvre la fiche, Échap la ferme.",
        "total": "Total",
        "map": "Carte du réseau ; la liste en donne le contenu en texte",
        "card": "Fiche",
        "close": "Fermer la fiche",
        "facts": "Faits",
        "links": "Liens",
        "incoming": "Ce qui y mène",
        "evidence": "Preuve",
        "overview": "Vue d’ensemble",
        "closer": "Agrandir",
        "further": "Réduire",
        "no_script": "Cette page a besoin de JavaScript pour dessiner la carte.",
    },
    "en": {
        "search": "Search (press /)",
        "search_label": "Search by name",
        "nothing_found": "Nothing by that name",
        "language": "Language",
        "kinds": "Types",
        "list": "List of all that is drawn",
        "how": "Reading the map",
        "how_text": "The area of a star follows the quantity above. Around it stands what is tied to it alone; in the "
        "middle, what several share. A line has the colour of what it ties. A click opens the card, Escape closes it.",
        "how_text_plain": "Around each centre stands what is tied to it alone. A click opens the card, "
        "Escape closes it.",
        "total": "Total",
        "map": "Map of the network; the list gives its content as text",
        "card": "Card",
        "close": "Close the card",
        "facts": "Facts",
        "links": "Links",
        "incoming": "What leads here",
        "evidence": "Evidence",
        "overview": "Overview",
        "closer": "Zoom in",
        "further": "Zoom out",
        "no_script": "This page needs JavaScript to draw the map.",
    },
}
"""Language to key to text; the keys are the same in each."""


def interface(language: str) -> dict[str, str]:
    """The page's words in a language; in English where the page has none of its own in it."""
    return TEXTS.get(language, TEXTS["en"])
