"""The tab Money."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "fr": {
        "money_guide": "Chaque somme telle que les documents l’énoncent, avec son statut. Des sommes de statut "
        "différent ne s’ajoutent jamais ; ce qui fait partie d’une autre somme n’est pas compté deux fois. Un bout "
        "ouvert : seule une borne de la somme est dite. Un clic montre la preuve.",
        "money_flow": "D’où vient l’argent, où il va",
        "money_flow_guide": "La largeur d’une bande suit la somme. Une somme qui n’a ni dispositif ni financeur nommé "
        "ne figure que dans les barres et le tableau.",
        "money_flow_label": "Bandes des dispositifs et financeurs vers les bénéficiaires ; le tableau plus bas dit la "
        "même chose en texte",
        "money_table": "Toutes les sommes",
        "money_recipient": "Bénéficiaire",
        "money_amount": "Montant énoncé",
        "money_payer": "Financeur",
        "money_scheme": "Au titre de",
        "money_period": "Période",
        "money_part": "Fait partie de",
        "money_is_part": "fait partie d’une autre somme",
        "money_of_which": "dont {parts}",
        "money_unstated": "sans chiffre",
        "money_between": "de {min} à {max}",
        "money_at_most": "au plus {sum}",
        "money_at_least": "au moins {sum}",
        "money_about": "environ {sum}",
        "money_total": "{sum} en {count} sommes",
        "money_years": "{count} ans",
    },
    "en": {
        "money_guide": "Each sum as the documents state it, with its status. Sums of different status are never added; "
        "what is a part of another sum is not counted twice. An open end: of the sum only a bound is told. A click "
        "shows the evidence.",
        "money_flow": "Where the money comes from and where it goes",
        "money_flow_guide": "The width of a band follows the sum. A sum for which neither scheme nor payer is named "
        "stands in the bars and the table only.",
        "money_flow_label": "Bands from schemes and payers to recipients; the table below says the same as text",
        "money_table": "All sums",
        "money_recipient": "Recipient",
        "money_amount": "Amount as stated",
        "money_payer": "Payer",
        "money_scheme": "Under",
        "money_period": "Period",
        "money_part": "Part of",
        "money_is_part": "part of another sum",
        "money_of_which": "of which {parts}",
        "money_unstated": "no figure",
        "money_between": "{min} to {max}",
        "money_at_most": "at most {sum}",
        "money_at_least": "at least {sum}",
        "money_about": "about {sum}",
        "money_total": "{sum} in {count} sums",
        "money_years": "{count} years",
    },
}
