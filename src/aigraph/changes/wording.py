"""The words of a comparison in English and in French."""

from __future__ import annotations

from aigraph.errors import Text

# -- what is said of the whole
SAME = Text("{old} and {new} say the same: no difference.", "{old} et {new} disent la même chose : aucune différence.")
TITLE = Text("What changed from {old} to {new}", "Ce qui a changé de {old} à {new}")
DATA = Text("Data", "Données")
ANSWERS = Text("Answers", "Réponses")
CLAIMS = Text("Claims", "Affirmations")
COUNT_STATED = Text(
    "Stated facts: {added} added, {removed} removed, {changed} with another value, {evidence} with other evidence.",
    "Faits énoncés : {added} ajoutés, {removed} retirés, {changed} d’une autre valeur, {evidence} d’une autre preuve.",
)
COUNT_INFERRED = Text(
    "Facts that rules conclude: {added} added, {removed} removed, {changed} with another value, {evidence} otherwise"
    " concluded.",
    "Faits conclus par des règles : {added} ajoutés, {removed} retirés, {changed} d’une autre valeur, {evidence}"
    " conclus autrement.",
)
COUNT_DESCRIBED = Text(
    "About the evidence (sources, passages, reasons): {added} added, {removed} removed, {changed} changed.",
    "Sur les preuves (sources, passages, raisons) : {added} ajoutés, {removed} retirés, {changed} modifiés.",
)
COUNT_BARE = Text(
    "Facts: {added} added, {removed} removed, {changed} with another value.",
    "Faits : {added} ajoutés, {removed} retirés, {changed} d’une autre valeur.",
)

# -- notes
NO_EVIDENCE = Text(
    "{name} has no named graphs, so nothing is known of its evidence: facts are compared alone, and those that rules"
    " conclude are not told apart.",
    "{name} n’a pas de graphes nommés, on ne sait donc rien de ses preuves : seuls les faits sont comparés, et ceux que"
    " des règles concluent ne sont pas distingués.",
)
NEITHER_EVIDENCE = Text(
    "Neither has named graphs, so nothing is known of the evidence: facts are compared alone, and those that rules"
    " conclude are not told apart.",
    "Ni l’un ni l’autre n’a de graphes nommés, on ne sait donc rien des preuves : seuls les faits sont comparés, et"
    " ceux que des règles concluent ne sont pas distingués.",
)
NOT_AS_RECORDED = Text(
    "{name}: its files do not have the fingerprint that its summary.json records; they were changed since.",
    "{name} : ses fichiers n’ont pas l’empreinte inscrite dans summary.json ; ils ont été modifiés depuis.",
)
OTHER_PROJECT = Text(
    "The two are not both graphs of the project {base}, so no answers are compared.",
    "Les deux ne sont pas l’un et l’autre des graphes du projet {base} : les réponses ne sont pas comparées.",
)
EVIDENCE_ALONE = Text(
    "They say the same facts; the fingerprints differ by evidence that only one of them has.",
    "Ils disent les mêmes faits ; les empreintes diffèrent par des preuves que seul l’un d’eux a.",
)
NOT_ANSWERED = Text("{query} was not compared: {error}.", "{query} n’a pas été comparée : {error}.")
NO_RANKS = Text(
    "Ranks in the network {network} were not compared: {error}.",
    "Les rangs dans le réseau {network} n’ont pas été comparés : {error}.",
)
CLAIMS_NEED_EVIDENCE = Text(
    "Claims were not compared: how a claim is to be read is told by named graphs.",
    "Les affirmations n’ont pas été comparées : comment en lire une, des graphes nommés le disent.",
)
NO_CLAIMS = Text("Claims were not compared: {error}.", "Les affirmations n’ont pas été comparées : {error}.")

# -- parts
NEW_THINGS = Text("New things", "Choses nouvelles")
GONE_THINGS = Text("Things that are gone", "Choses disparues")
RENAMED_THINGS = Text("Ids that may have been renamed", "Identifiants peut-être renommés")
CHANGED_THINGS = Text("Things that changed", "Choses modifiées")
OTHER_EVIDENCE = Text("Facts whose evidence alone changed", "Faits dont seule la preuve a changé")
ABOUT_EVIDENCE = Text("Sources, readings, reasons", "Sources, lectures, raisons")
BY_RULES = Text("What follows by rules", "Ce qui s’ensuit par des règles")
QUERIES = Text(
    "Of {asked} saved queries, {changed} answer otherwise.",
    "Sur {asked} requêtes enregistrées, {changed} répondent autrement.",
)
RANKS = Text("Ranks in the network {network}", "Rangs dans le réseau {network}")
NO_VERDICT = Text("No claim comes to anything else.", "Aucune affirmation n’aboutit à autre chose.")

NAMES_ABOVE = Text(
    "{number} more conclusions are names and classes of the things above.",
    "{number} autres conclusions sont des noms et des classes des choses ci-dessus.",
)

# -- sentences
GOES = Text("{property} goes from {before} to {after}", "{property} passe de {before} à {after}")
SAYS = Text("{property}: {value}", "{property} : {value}")
NOW_SAYS = Text("added – {property}: {value}", "ajouté – {property} : {value}")
NO_LONGER_SAYS = Text("removed – {property}: {value}", "retiré – {property} : {value}")
THING = Text("{thing}: {sentence}", "{thing} : {sentence}")
BEFORE_AND_NOW = Text("before: {before}; now: {after}", "avant : {before} ; à présent : {after}")
ALSO_BY = Text("now also {gained}", "désormais aussi {gained}")
NO_LONGER_BY = Text("no longer {lost}", "n’a plus pour preuve {lost}")
INSTEAD_OF = Text("now {gained}, no longer {lost}", "désormais {gained}, et non plus {lost}")
RENAMED = Text("{old} may now be {new}", "{old} est peut-être devenu {new}")
CLASS = Text("class", "classe")
QUOTED = Text("“{words}”", "« {words} »")
QUOTED_IN = Text("“{words}” ({language})", "« {words} » ({language})")
MORE = Text("… and {number} more; -f json tells all", "… et {number} de plus ; -f json dit tout")
ROW_ADDED = Text("new row – {row}", "nouvelle ligne – {row}")
ROW_REMOVED = Text("row gone – {row}", "ligne disparue – {row}")
ROWS = Text("{before} rows before, {after} now", "{before} lignes avant, {after} à présent")
RANK = Text("{name}: {before} → {after}", "{name} : {before} → {after}")
NOT_THERE = Text("not in it", "absent")
NOTHING_SAID = Text("nothing", "rien")
NEW_CLAIM = Text("new claim, {verdict}: {claim}", "nouvelle affirmation, {verdict} : {claim}")
CLAIM_GONE = Text("claim gone, was {verdict}: {claim}", "affirmation disparue, était {verdict} : {claim}")
OTHER_VERDICT = Text("{before} becomes {after}: {claim}", "{before} devient {after} : {claim}")
SAME_VERDICT = Text("still {after}: {claim}", "toujours {after} : {claim}")
FIGURES_BEFORE = Text("before: {figures}", "avant : {figures}")
FIGURES_NOW = Text("now: {figures}", "à présent : {figures}")
