"""The tab Map, and the layouts of the network."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "fr": {
        "map_tiles": "Un carreau par région, disposé d’après leurs positions.",
        "map_shade": "Le fond suit la grandeur indiquée.",
        "map_conic": "Projection conique équidistante, parallèles {low}° et {high}°. Les marques qui se couvriraient "
        "sont écartées ; un trait mène au lieu exact.",
        "map_flat": "Projection équirectangulaire. Les marques qui se couvriraient sont écartées ; un trait mène au "
        "lieu exact.",
        "map_regions": "Carte des régions ; la liste en donne le contenu en texte",
        "map_list": "Régions",
        "map_nothing": "rien de ce qui est montré",
        "map_unplaced": "Sans région connue",
        "map_coordinates": "Coordonnées : {at}",
        "map_sides": "N S E O",
        "map_filter": "Voir cette région dans le réseau",
        "how_bipartite": "Dans une colonne ce qui a une grandeur, à côté ce qui y est lié, dans l’ordre qui croise le "
        "moins de traits. Un clic ouvre la fiche, Échap la ferme.",
        "how_force": "Plus deux choses sont proches par leurs liens, plus elles le sont sur l’image ; gauche et "
        "droite, haut et bas ne disent rien. Les noms apparaissent en agrandissant. Un clic ouvre la fiche.",
        "how_geo": "Ce qui a des coordonnées est à son lieu, ou tout près ; le reste parmi ce qui lui est lié, ou à "
        "droite. Les noms apparaissent en agrandissant. Un clic ouvre la fiche, Échap la ferme.",
    },
    "en": {
        "map_tiles": "One tile a region, set by where the regions are.",
        "map_shade": "The shade follows the quantity shown.",
        "map_conic": "Equidistant conic projection, parallels {low}° and {high}°. Marks that would cover each other "
        "are moved apart; a line leads to the exact place.",
        "map_flat": "Equirectangular projection. Marks that would cover each other are moved apart; a line leads to "
        "the exact place.",
        "map_regions": "Map of the regions; the list gives its content as text",
        "map_list": "Regions",
        "map_nothing": "nothing of what is shown",
        "map_unplaced": "Region not known",
        "map_coordinates": "Coordinates: {at}",
        "map_sides": "N S E W",
        "map_filter": "Show this region in the network",
        "how_bipartite": "In one column what has a quantity, beside it what is tied to it, in the order in which the "
        "fewest lines cross. A click opens the card, Escape closes it.",
        "how_force": "The nearer two things are by their ties, the nearer they are in the picture; left and right, up "
        "and down mean nothing. Names appear on zooming in. A click opens the card.",
        "how_geo": "What has coordinates is at its place, or close by; the rest is amid what it is tied to, or on the "
        "right. Names appear on zooming in. A click opens the card, Escape closes it.",
    },
}
