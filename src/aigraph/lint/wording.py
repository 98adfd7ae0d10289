"""The words of the linter's findings in English and in French."""

from __future__ import annotations

from aigraph.errors import Fault

SYNTAX = Fault("syntax", ("no SPARQL: {what}", "{remedy}"), ("ce n’est pas du SPARQL : {what}", "{remedy}"))
UNKNOWN_PREFIX = Fault(
    "unknown-prefix",
    ("the prefix {prefix}: is declared nowhere{near}", "correct it, or add PREFIX {prefix}: <…>"),
    ("le préfixe {prefix}: n’est déclaré nulle part{near}", "le corriger, ou ajouter PREFIX {prefix}: <…>"),
)
UNKNOWN_TERM = Fault(
    "unknown-term",
    ("the ontology has no {term}{near}, so nothing can match it", "correct it, or add the term to the ontology"),
    ("l’ontologie n’a pas {term}{near}, rien ne peut donc y répondre", "corriger, ou ajouter le terme à l’ontologie"),
)
RELATIVE_IRI = Fault(
    "relative-iri",
    ("{iri} is relative, and each engine has another base", "write the whole IRI, a prefixed name, or a BASE"),
    ("{iri} est relatif, et chaque moteur a sa propre base", "écrire l’IRI entier, un nom préfixé, ou une BASE"),
)
NEVER_BOUND = Fault(
    "never-bound",
    ("no pattern gives ?{variable} a value{near}", "correct the name, or bind it"),
    ("aucun motif ne donne de valeur à ?{variable}{near}", "corriger le nom, ou la lier"),
)
SINGLE_USE = Fault(
    "single-use",
    ("?{variable} stands only here{near}", "correct the name, or give it one that resembles no other"),
    ("?{variable} n’apparaît qu’ici{near}", "corriger le nom, ou en choisir un qui ne ressemble à aucun autre"),
)
PARAMETER_PLACE = Fault(
    "parameter-place",
    ("the parameter ?{variable} becomes a value, and none can stand in {clause}", "use another variable there"),
    ("le paramètre ?{variable} devient une valeur, et {clause} n’en prend pas", "y employer une autre variable"),
)
UNORDERED_LIMIT = Fault(
    "unordered-limit",
    ("{clause} without ORDER BY takes any rows, and others the next time", "add an ORDER BY that ends with an IRI"),
    (
        "{clause} sans ORDER BY prend des lignes quelconques, et d’autres ensuite",
        "ajouter un ORDER BY finissant par un IRI",
    ),
)
TAGGED_ORDER = Fault(
    "tagged-order",
    ("ORDER BY ?{variable} sorts texts with language tags, which engines do not order alike", "write STR(?{variable})"),
    ("ORDER BY ?{variable} trie des textes étiquetés, que les moteurs rangent différemment", "écrire STR(?{variable})"),
)
UNORDERED_CONCAT = Fault(
    "unordered-concat",
    ("GROUP_CONCAT joins in no certain order", "group over a subselect that has an ORDER BY"),
    ("GROUP_CONCAT joint dans un ordre incertain", "grouper sur une sous-requête qui a un ORDER BY"),
)
NOT_EXISTS = Fault(
    "not-exists",
    (
        "NOT EXISTS with {count} patterns takes time by the square of the rows on Oxigraph",
        "write MINUS, or OPTIONAL and FILTER(!BOUND(…))",
    ),
    (
        "NOT EXISTS à {count} motifs prend sur Oxigraph un temps quadratique",
        "écrire MINUS, ou OPTIONAL et FILTER(!BOUND(…))",
    ),
)
COUNTED_PATH = Fault(
    "counted-path",
    ("{aggregate} over a path with * or + counts some rows twice on rdflib", "write {aggregate}(DISTINCT …)"),
    ("{aggregate} sur un chemin avec * ou + compte des lignes deux fois sur rdflib", "écrire {aggregate}(DISTINCT …)"),
)
PRODUCT = Fault(
    "product",
    (
        "nothing joins {these} with {those}: each row of one is paired with each of the other",
        "join them by a variable, or ask two queries",
    ),
    (
        "rien ne relie {these} à {those} : chaque ligne de l’un est jointe à chaque ligne de l’autre",
        "les relier par une variable, ou poser deux questions",
    ),
)
IDLE_MINUS = Fault(
    "idle-minus",
    ("MINUS shares no variable with what stands before it, so it takes nothing away", "name a variable of both"),
    ("MINUS ne partage aucune variable avec ce qui précède et ne retire donc rien", "nommer une variable commune"),
)
ALLOWED_NOTHING = Fault(
    "allowed-nothing",
    ("#+ allow: {rule}: nothing here needs it{near}", "delete the line, or correct the rule"),
    ("#+ allow: {rule} : rien ici n’en a besoin{near}", "supprimer la ligne, ou corriger la règle"),
)
NO_REASON = Fault(
    "no-reason",
    ("#+ allow: {rule} has no reason", "write '- {rule}: why it is right here'"),
    ("#+ allow: {rule} n’a pas de raison", "écrire '- {rule}: pourquoi c’est juste ici'"),
)
