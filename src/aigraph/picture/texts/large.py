"""Large graphs: what is said where communities stand for things."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "fr": {
        "summarised": "Résumé : {things} choses sont trop pour une seule image. On en voit {communities} communautés : "
        "des choses plus liées entre elles qu’au reste (propagation d’étiquettes, {most} membres au plus). Un clic en "
        "ouvre une ; le tableau donne chaque chose.",
        "summarised_only": "Résumé : {things} choses sont plus que ce que porte une page ({carried}). On en voit "
        "{communities} communautés : des choses plus liées entre elles qu’au reste (propagation d’étiquettes, {most} "
        "membres au plus), sans leurs membres. Pour une chose et ce qui l’entoure : aigraph draw --focus ID --depth 1.",
        "how_communities": "L’aire d’une marque suit le nombre de choses qu’elle réunit, la largeur d’un trait celui "
        "des liens. Un clic ouvre une communauté, Échap revient d’un pas.",
        "community": "communauté",
        "community_around": "autour de {name}",
        "community_rest": "petits groupes et choses isolées, à partir de {name}",
        "community_members": "{count} choses",
        "community_member": "a pour membre",
        "community_command": "à dessiner par",
        "community_ties": "{count} liens entre membres",
        "community_opened": "Communauté ouverte :",
        "community_back": "Toutes les communautés",
    },
    "en": {
        "summarised": "Summary: {things} things are too many for one picture. Shown are {communities} communities: "
        "things tied more among themselves than to the rest (label propagation, at most {most} members). A click opens "
        "one; the table has every thing.",
        "summarised_only": "Summary: {things} things are more than a page carries ({carried}). Shown are {communities} "
        "communities: things tied more among themselves than to the rest (label propagation, at most {most} members), "
        "without their members. For a thing and what is around it: aigraph draw --focus ID --depth 1.",
        "how_communities": "The area of a mark follows the number of things in it, the width of a line that of the "
        "ties. A click opens a community, Escape goes one step back.",
        "community": "community",
        "community_around": "around {name}",
        "community_rest": "small groups and things on their own, from {name} on",
        "community_members": "{count} things",
        "community_member": "has member",
        "community_command": "drawn by",
        "community_ties": "{count} ties between members",
        "community_opened": "Opened community:",
        "community_back": "All communities",
    },
}
