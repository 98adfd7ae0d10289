"""The words on plots, in English and French."""

from __future__ import annotations

import math

from aigraph.errors import Text

RANKING_TITLE = Text("Who stands in the middle: {measure}", "Qui est au centre : {measure}")
RANKING_NOTE = Text(
    "{shown} of {all} nodes, with their places; who shares places is tied.",
    "{shown} nœuds sur {all}, avec leurs rangs ; qui partage des rangs est ex æquo.",
)
RANKING_ALL = Text(
    "All {all} nodes, with their places; who shares places is tied.",
    "Les {all} nœuds, avec leurs rangs ; qui partage des rangs est ex æquo.",
)
RANKING_CUT = Text(
    "Others share the places {first} to {last} and are not shown.",
    "D’autres partagent les rangs {first} à {last} et ne sont pas montrés.",
)
RANKING_INTERVALS = Text(
    "Dot: one more than how many stand above; line: its best and its worst, given what is not named.",
    "Point : un de plus que ceux qui sont au-dessus ; trait : au mieux et au pire, vu ce qui n’est pas nommé.",
)
PLACE = Text("place (1 comes first)", "rang (1 vient d’abord)")
MEMBERS_TITLE = Text("Who takes part in what", "Qui prend part à quoi")
MEMBERS_NOTE = Text(
    "{rows} × {columns}; dark: in two or more columns. On the right, in how many; below, how many.",
    "{rows} × {columns} ; foncé : dans deux colonnes ou plus. À droite, dans combien ; en bas, combien.",
)
CLUSTERS_TITLE = Text("How alike are they?", "Se ressemblent-ils ?")
CLUSTERS_DISTANCE = Text(
    "Distance: 1 − Jaccard of what each is tied to (average linkage); 1: nothing named in common.",
    "Distance : 1 − Jaccard de ce à quoi chacun est lié (lien moyen) ; 1 : rien de nommé en commun.",
)
CLUSTERS_NOTE = Text(
    "{apart} of {all} share nothing that is named with any other.",
    "{apart} sur {all} n’ont rien de nommé en commun avec un autre.",
)
NETWORK_TITLE = Text("What joins them", "Ce qui les relie")
NETWORK_NOTE = Text(
    "Width and figure: weight of the link. Hollow, on the right: without any link in what is named.",
    "Largeur et chiffre : poids du lien. Creux, à droite : sans lien dans ce qui est nommé.",
)
NETWORK_CROWDED = Text(
    "Width: weight of the link. Hollow, on the right: without any link in what is named.",
    "Largeur : poids du lien. Creux, à droite : sans lien dans ce qui est nommé.",
)
DISTRIBUTION_TITLE = Text("Distribution: {measure}", "Répartition : {measure}")
DISTRIBUTION_NOTE = Text(
    "{all} nodes; median {median}, highest {highest}.", "{all} nœuds ; médiane {median}, maximum {highest}."
)
DISTRIBUTION_COUNT = Text("number of nodes", "nombre de nœuds")
NEIGHBOURS = Text("number of neighbours", "nombre de voisins")
RANGE = Text("{low} to {high}", "{low} à {high}")
ORIGIN = Text("Network “{network}”: {summary}", "Réseau « {network} » : {summary}")

# A measure's name, and in brackets what it means.
_MEASURES = {
    "degree": Text("degree (share of the others that a node is linked to)", "degré (part des autres à qui il est lié)"),
    "betweenness": Text("betweenness (share of the shortest paths)", "intermédiarité (part des plus courts chemins)"),
    "closeness": Text("closeness (how near the others are)", "proximité (combien les autres sont près)"),
    "eigenvector": Text("eigenvector (linked to the well linked)", "vecteur propre (lié aux bien liés)"),
    "pagerank": Text("PageRank (where a random walk stays)", "PageRank (où reste une marche au hasard)"),
    "weighted-degree": Text(
        "weighted degree (sum of the weights of links)", "degré pondéré (somme des poids des liens)"
    ),
    "weighted-betweenness": Text(
        "weighted betweenness (strong links are short ways)", "intermédiarité pondérée (un lien fort est court)"
    ),
    "weighted-closeness": Text(
        "weighted closeness (strong links are short ways)", "proximité pondérée (un lien fort est court)"
    ),
    "harmonic": Text("harmonic closeness (mean of 1/distance)", "proximité harmonique (moyenne de 1/distance)"),
    "katz": Text("Katz centrality (walks that lead there)", "centralité de Katz (parcours qui y mènent)"),
    "hubs": Text("hub score (leads to good authorities)", "score de pivot (mène à de bonnes autorités)"),
    "authorities": Text("authority score (good hubs lead there)", "score d’autorité (de bons pivots y mènent)"),
    "clustering": Text("clustering (linked pairs of neighbours)", "regroupement (paires de voisins liées)"),
    "core": Text("core number (the innermost core it is in)", "numéro de cœur (le cœur le plus dense qui le contient)"),
    "constraint": Text("constraint (low for a broker)", "contrainte (basse pour un intermédiaire)"),
    "effective-size": Text(
        "effective size (neighbours less what is redundant)", "taille effective (voisins non redondants)"
    ),
}


def name_measure(name: str) -> Text:
    """What a measure is called on a plot; its own name where nothing more is known of it."""
    return _MEASURES.get(name, Text(name, name))


def figure(value: float, digits: int = 3) -> Text:
    """A number as each language writes it; a dash for what is none."""
    if not math.isfinite(value):
        return Text("–", "–")
    told = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return Text(told, told.replace(".", ","))


def bare(measure: Text) -> Text:
    """A measure's name without what it means, for a title."""
    return Text(measure.en.partition(" (")[0], measure.fr.partition(" (")[0])


def between(low: float, high: float) -> Text:
    """A range of values."""
    return RANGE.fill(low=figure(low), high=figure(high))
