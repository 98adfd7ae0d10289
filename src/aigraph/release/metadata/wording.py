"""The words of metadata, in English and in French."""

from __future__ import annotations

from aigraph.errors import Text

VOCABULARY = Text("Vocabulary of: {title}", "Vocabulaire de : {title}")
VOCABULARY_OF = Text(
    "The ontology, the shapes that the data are checked by, and the context of its JSON-LD.",
    "L’ontologie, les formes qui contrôlent les données, et le contexte de leur JSON-LD.",
)
CATALOGUE = Text("Catalogue of: {title}", "Catalogue de : {title}")
CATALOGUE_OF = Text("The data and the vocabulary that they use.", "Les données et le vocabulaire qu’elles emploient.")
LINKS = Text("Links to {target} by {property}", "Liens vers {target} par {property}")
BUILD = Text(
    "The build of the data: the facts read from the documents, the rules, and the checks",
    "La construction des données : les faits lus dans les documents, les règles et les contrôles",
)
CITE = Text("If you use these data, please cite them.", "Si vous employez ces données, merci de les citer.")
CANONICAL = Text(
    "SHA-256 of the canonical N-Quads (RDFC-1.0) of all named graphs",
    "SHA-256 des N-Quads canoniques (RDFC-1.0) de tous les graphes nommés",
)

UNION = Text(
    "Every statement of the named graphs once, whichever of them state it",
    "Chaque énoncé des graphes nommés une fois, quels que soient ceux qui l’énoncent",
)

# What is missing where a setting is.
MISSING = Text(
    "the settings do not say {key}; add it to aigraph.toml", "les réglages taisent {key} ; l’ajouter à aigraph.toml"
)

# Metrics of quality.
STATEMENTS = Text("Statements that rest on: {kind}", "Énoncés qui reposent sur : {kind}")
KINDS = {
    "passage": Text("a passage of a document", "un passage d’un document"),
    "reading": Text("a reading of several passages", "une lecture de plusieurs passages"),
    "record": Text("an external register", "un registre externe"),
    "editorial": Text("an editorial decision", "une décision de rédaction"),
    "rule": Text("a rule", "une règle"),
    "description": Text("the description of the graphs", "la description des graphes"),
}
SINGLE = Text("Statements that rest on one passage alone", "Énoncés qui reposent sur un seul passage")
INTERPRETED = Text("Statements that rest on a reading alone", "Énoncés qui reposent sur une lecture seule")
LABELLED = Text(
    "Share of named things that have a name in: {language}", "Part des choses nommées qui ont un nom en : {language}"
)
COVERED = Text(
    "Share of the characters of a document that a passage states something of",
    "Part des caractères d’un document dont un passage énonce quelque chose",
)
EXACT = Text("Share of figures that are exact", "Part des chiffres qui sont exacts")
CLAIMS = Text(
    "Claims of the documents on their own figures: {verdict}",
    "Affirmations des documents sur leurs chiffres : {verdict}",
)
OPEN = Text("Left open: {what}", "Laissé ouvert : {what}")
FINDINGS = Text("Findings of the checks", "Défauts trouvés par les contrôles")
