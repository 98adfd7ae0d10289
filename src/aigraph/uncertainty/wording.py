"""What is told of how sure a ranking is, in both languages."""

from __future__ import annotations

from aigraph.errors import Text

# -- the one sentence: clauses that are joined by semicolons

FIRST_ONE = Text(
    "of what the documents name, {names} stands first", "dans ce que les documents nomment, {names} vient en tête"
)
FIRST_TIE = Text(
    "of what the documents name, {names} share the first place, and nothing tells which of them is ahead",
    "dans ce que les documents nomment, {names} sont premiers ex æquo, et rien ne dit lequel devance l'autre",
)
FIRST_ALL = Text(
    "of what the documents name, all {number} have the same rank: nothing can be concluded of who is ahead",
    "dans ce que les documents nomment, les {number} ont le même rang : rien ne permet de dire qui devance",
)
NOBODY = Text("the network has no nodes: nothing can be concluded", "le réseau est vide : rien ne peut être conclu")
KEPT = Text(
    "in none of the {draws} completions drawn does anybody else that is named come before",
    "dans aucune des {draws} complétions tirées un autre qui soit nommé ne passe devant",
)
TOO_LARGE = Text(
    "what the unnamed would change is not computed for this measure on a network of this size",
    "ce que les non nommés changeraient n'est pas calculé pour cette mesure sur un réseau de cette taille",
)
AT_WORST_FOUND = Text(" at least", " au moins")
LOST = Text(
    "who really stands first cannot be concluded: what they count without naming can bring them down to"
    " rank {worst}{bound}",
    "qui est réellement en tête ne peut être conclu : ce qu'ils comptent sans nommer peut les faire descendre au rang"
    " {worst}{bound}",
)
LOST_ONE = Text(
    "who really stands first cannot be concluded: what they count without naming can bring it down to"
    " rank {worst}{bound}",
    "qui est réellement en tête ne peut être conclu : ce qu'ils comptent sans nommer peut le faire descendre au rang"
    " {worst}{bound}",
)
SURE = Text(
    "what can: of all that they name, and as far as the unnamed that they tell of go, nobody else can be in more than"
    " {now} wholes ({whole}), as many as each of these is in",
    "ce qui peut l'être : de tous ceux qu'ils nomment, et pour autant que vaillent les non nommés qu'ils énoncent, nul"
    " autre ne peut être dans plus de {now} ensembles ({whole}), autant que chacun de ceux-là",
)
SURE_UNNAMED = Text(
    ", though somebody whom they name nowhere could be in {reach}",
    ", mais quelqu'un qu'ils ne nomment nulle part pourrait être dans {reach}",
)
ALONE = Text(
    "{names} share nobody with the others in what the documents name, no more than that",
    "{names} ne partagent personne avec les autres dans ce que les documents nomment, sans plus",
)
ALONE_ONE = Text(
    "{names} shares nobody with the others in what the documents name, no more than that",
    "{names} ne partage personne avec les autres dans ce que les documents nomment, sans plus",
)
JOINABLE = Text(
    " (among the unnamed members of {names} there may be some that are named elsewhere)",
    " (parmi les membres non nommés de {names} il peut y en avoir qui sont nommés ailleurs)",
)
UNKNOWN = Text(
    "nothing is known of what is missing, for no count and no group of unnamed members is told: how far a completer"
    " list would change the ranking cannot be concluded",
    "rien n'est su de ce qui manque, car aucun nombre ni groupe de membres non nommés n'est énoncé : de combien une"
    " liste plus complète changerait le classement ne peut être conclu",
)
SEPARATOR = Text("; ", " ; ")
AND = Text(" and ", " et ")
MORE = Text("{names} and {number} more", "{names} et {number} autres")

# -- the lines below it

TITLE = Text("How sure: {network}, {measure}", "À quel point est-ce sûr : {network}, {measure}")
BRIDGES = Text(
    "Who bridges, of what is named (in so many of the kind {whole}): {told}; nobody else is named in more than one.",
    "Qui fait le pont, d'après ce qui est nommé (dans tant de l'espèce {whole}) : {told} ; nul autre n'est nommé dans"
    " plus d'un.",
)
NO_BRIDGE = Text(
    "Nobody bridges, of what is named: none is named in more than one of the kind {whole}.",
    "Nul ne fait le pont, d'après ce qui est nommé : aucun n'est nommé dans plus d'un de l'espèce {whole}.",
)
IN_SO_MANY = Text("{names} ({now})", "{names} ({now})")
RANKS = Text(
    "Rank as named, then the best and the worst over the completions (* is proved; else it is the furthest found):",
    "Rang d'après ce qui est nommé, puis le meilleur et le pire sur les complétions (* est prouvé ; sinon c'est le plus"
    " éloigné qui ait été trouvé) :",
)
REMOVALS = Text(
    "Taking away any one fact of {tried}: {changing} change who leads or in which order{worst}.",
    "En retirant un fait quelconque sur {tried} : {changing} changent qui mène ou dans quel ordre{worst}.",
)
WORST_FACT = Text("; most of all {member} in {whole}", " ; le plus, {member} dans {whole}")
SHARES = Text(
    "If a place is taken by a member named elsewhere in {shares} of the cases, the same stand first in {first} of the"
    " draws.",
    "Si une place revient à un membre nommé ailleurs dans {shares} des cas, les mêmes sont en tête dans {first} des"
    " tirages.",
)
MISSING = Text("What would change most, if it were known:", "Ce qui changerait le plus, si on le savait :")
MISSING_SLOT = Text(
    "{slot} ({places} unnamed{passage}): {expected} leading nodes move on average{by}",
    "{slot} ({places} sans nom{passage}) : {expected} nœuds de tête bougent en moyenne{by}",
)
BY = Text(", {at_most} if it were, for one, {name}", ", {at_most} si c'était par exemple {name}")
SILENT = Text(
    "Of unnamed members of {names} the documents tell nothing, and none are supposed.",
    "Des membres non nommés de {names} les documents ne disent rien, et aucun n'est supposé.",
)
MODEL = Text(
    "Model: unnamed places, {places}, in {wholes} wholes; {draws} completions drawn (seed {seed}), and each node at its"
    " best and worst; a figure without upper end is drawn up to {stretch} times, a group without number up to"
    " {uncounted}; newcomers are in one whole each and are not ranked.",
    "Modèle : places sans nom, {places}, dans {wholes} ensembles ; {draws} complétions tirées (graine {seed}), et"
    " chaque nœud au mieux et au pire ; un nombre sans maximum est tiré jusqu'à {stretch} fois, un groupe sans nombre"
    " jusqu'à {uncounted} ; les nouveaux venus sont chacun dans un seul ensemble et ne sont pas classés.",
)
AT_LEAST = Text("{low} or more", "{low} ou plus")
FROM_TO = Text("{low} to {high}", "{low} à {high}")
