"""What is told of how sure a ranking is, in both languages.

The words hold of anything: a member and a whole may be an institution and a cluster, an orchard and a variety. So no
noun stands for them but "name", "member" and the project's own word for a whole, where no article is needed.
"""

from __future__ import annotations

from aigraph.errors import Text

# -- the one sentence: what is so in what is named, and what may be so

FIRST_ONE = Text(
    "of what the documents name, {names} comes first", "dans ce que les documents nomment, {names} arrive en tête"
)
FIRST_TIE = Text(
    "of what the documents name, {names} tie for first place with nothing to tell them apart",
    "dans ce que les documents nomment, {names} arrivent en tête à égalité parfaite",
)
FIRST_ALL = Text(
    "of what the documents name, all {number} have the same rank and nothing tells them apart",
    "dans ce que les documents nomment, les {number} sont au même rang et rien ne les départage",
)
NOBODY = Text("the network is empty, so there is nothing to conclude", "le réseau est vide : il n'y a rien à conclure")
ALONE = Text(
    ", and {names} have no member in common with any other", ", et {names} n'ont de membre en commun avec aucun autre"
)
ALONE_ONE = Text(
    ", and {names} has no member in common with any other", ", et {names} n'a de membre en commun avec aucun autre"
)
DOUBT = Text(
    "whether this is so in reality cannot be concluded, because the members that the documents mention without naming"
    " could {harm}",
    "rien ne permet de conclure qu'il en est ainsi en réalité, car les membres que les documents évoquent sans les"
    " nommer pourraient {harm}",
)
LOST = Text("push {names} down to rank {worst}{bound}", "reléguer {names} au rang {worst}{bound}")
JOINED = Text("link {names} to the others", "relier {names} aux autres")
LEADERS = Text("the leaders", "les premiers")
LONELY = Text("the {number} that stand alone", "les {number} isolés")
AT_WORST_FOUND = Text(", or lower", ", voire plus bas")
KEPT = Text(
    "in none of the {draws} completions drawn does another name come ahead",
    "dans aucune des {draws} complétions tirées un autre nom ne passe devant",
)
TOO_LARGE = Text(
    "what the unnamed would change is not computed for this measure on a network of this size",
    "ce que les membres non nommés changeraient n'est pas calculé pour cette mesure sur un réseau de cette taille",
)
UNKNOWN = Text(
    "what is missing from this network is not known, so whether a more complete one would rank alike cannot be"
    " concluded",
    "ce qui manque à ce réseau n'est pas connu, et rien ne permet donc de conclure qu'un réseau plus complet donnerait"
    " le même classement",
)
SEPARATOR = Text("; ", " ; ")
AND = Text(" and ", " et ")
MORE = Text("{names} and {number} more", "{names} et {number} autres")

# -- the lines below it

TITLE = Text("How sure: {network}, {measure}", "Fiabilité du classement : {network}, {measure}")
WHOLE = Text("whole", "ensemble")
FROM = Text("from {whole}", "de {whole}")
FROM_VOWEL = Text("from {whole}", "d'{whole}")
BRIDGES = Text(
    "Bridges {origin} to {whole}, as named: {told}; no other name is in more than one.{sure}",
    "Ponts {origin} à {whole}, d'après ce qui est nommé : {told} ; aucun autre nom n'est dans plusieurs.{sure}",
)
NO_BRIDGE = Text(
    "No bridge {origin} to {whole}, as named: no name is in more than one.",
    "Aucun pont {origin} à {whole}, d'après ce qui est nommé : aucun nom n'est dans plusieurs.",
)
IN_SO_MANY = Text("{names} (in {now})", "{names} (dans {now})")
SURE = Text(
    " Proved, within the model: no other name can be in more than {now}{more}.",
    " Prouvé, dans le cadre du modèle : aucun autre nom ne peut être dans plus de {now}{more}.",
)
SURE_UNNAMED = Text(
    "; a member that is named nowhere could be in {reach}",
    " ; un membre qui n'est nommé nulle part pourrait être dans {reach}",
)
RANKS = Text(
    "Rank as named, then best – worst once the unnamed places are filled (* = proved; otherwise the furthest found):",
    "Rang d'après ce qui est nommé, puis meilleur – pire une fois pourvues les places sans nom (* = prouvé ; sinon, le"
    " plus extrême trouvé) :",
)
REMOVALS = Text(
    "Leaving out one fact at a time changes the head of the ranking{head} in {changing} of {tried} cases{worst}.",
    "Retirer les faits un à un change la tête du classement{head} dans {changing} cas sur {tried}{worst}.",
)
REMOVALS_OF_LINKS = Text(
    "Leaving out one link at a time changes the head of the ranking{head} in {changing} of {tried} cases{worst}.",
    "Retirer les liens un à un change la tête du classement{head} dans {changing} cas sur {tried}{worst}.",
)
HEAD = Text(" ({names})", " ({names})")
WORST_FACT = Text("; most of all for {member} in {whole}", " ; surtout pour {member} dans {whole}")
WORST_LINK = Text("; most of all for {member} – {whole}", " ; surtout pour {member} – {whole}")
SHARES = Text(
    "How often the same, and no other, come first, by the share of the unnamed places that go to names given"
    " elsewhere ({draws} draws each: within {points} points): {shares}.",
    "Fréquence à laquelle les mêmes, et eux seuls, arrivent en tête, selon la part des places sans nom qui revient à"
    " des noms cités ailleurs ({draws} tirages chacune : à {points} points près) : {shares}.",
)
MISSING = Text(
    "Most worth finding out (how many leading nodes one more name would move):",
    "À éclaircir en priorité (combien de nœuds de tête un nom de plus déplacerait) :",
)
MISSING_SLOT = Text(
    "{slot} ({places} unnamed{passage}): {expected} on average{by}",
    "{slot} ({places} sans nom{passage}) : {expected} en moyenne{by}",
)
BY = Text(", {at_most} at most ({name})", ", {at_most} au plus ({name})")
SILENT = Text(
    "{names}: the documents mention no unnamed member, so none is assumed.",
    "{names} : les documents n'évoquent aucun membre sans nom ; aucun n'est donc supposé.",
)
MODEL = Text(
    "Model: {places} unnamed; {draws} random completions (seed {seed}){extremes}; a figure without upper limit"
    " is drawn up to {stretch} times its lower one, a group without number up to {uncounted}; each newcomer takes one"
    " place and is not ranked.",
    "Modèle : {places} sans nom ; {draws} complétions au hasard (graine {seed}){extremes} ; un nombre sans"
    " plafond est tiré jusqu'à {stretch} fois son plancher, un groupe sans nombre jusqu'à {uncounted} ; chaque nouveau"
    " venu prend une seule place et n'est pas classé.",
)
EXTREMES = Text(
    ", and the best and the worst case of each node", ", ainsi que le meilleur et le pire cas de chaque nœud"
)
EXTREMES_OF_SOME = Text(
    ", and the best and the worst case of some nodes", ", ainsi que le meilleur et le pire cas de quelques nœuds"
)
AT_LEAST = Text("at least {low}", "au moins {low}")
PERHAPS = Text("perhaps others", "peut-être d'autres")
FROM_TO = Text("{low} to {high}", "{low} à {high}")
