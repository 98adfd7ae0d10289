"""What the rules of evidence say of facts, in both languages."""

from __future__ import annotations

from aigraph.errors import Fault, Text

PASSAGE = Text("the passage", "le passage")
PREMISES = Text("the passages that the reading begins from", "les passages dont part la lecture")

_TURN = "exchange subject and value, or correct it"
_TOURNER = "échanger le sujet et la valeur, ou corriger"
_CITE_WORDS = "cite the words that say it, give the property its word as a hidden label, or state it as a reading"
_CITER_MOTS = "citer les mots qui le disent, donner ce mot à la propriété comme libellé caché, ou en faire une lecture"
_UNDER_PASSAGE = "state it under the passage that says it, or as a reading with its reason"
_SOUS_PASSAGE = "l’énoncer sous le passage qui le dit, ou comme une lecture avec sa raison"
_SAME, _PAREIL = "say the same in both languages", "dire la même chose dans les deux langues"

# -- labels

AMBIGUOUS = Fault(
    "label-ambiguous",
    en=("{words!r} names {first} and {second}", "keep the label for one of them, or make it longer"),
    fr=("{words!r} nomme {first} et {second}", "garder le libellé pour l’un des deux, ou l’allonger"),
)
SWALLOWING = Fault(
    "label-swallows",
    en=("the hidden label {words!r} of {thing} holds the name of {other}", "shorten it, or make it an altLabel"),
    fr=("le libellé caché {words!r} de {thing} contient le nom de {other}", "l’abréger, ou en faire un altLabel"),
)

# -- what a fact says and its passage does not

SUBJECT = Fault(
    "evidence-subject",
    en=("{what}: not named in {where}", "give about: a passage that names it, or correct it"),
    fr=("{what}: pas nommé dans {where}", "donner about: un passage qui le nomme, ou corriger"),
)
OTHER_THING = Fault(
    "evidence-subject",
    en=(
        "{thing} is stated elsewhere, and nothing in {where} tells that it is meant",
        "give about: the passage that states it, or say here whose it is",
    ),
    fr=(
        "{thing} est énoncé ailleurs, et rien dans {where} ne dit que c’est de lui qu’il s’agit",
        "donner about: le passage qui l’énonce, ou dire ici de qui il est",
    ),
)
UNSUPPORTED = Fault(
    "evidence-{support}",
    en=("{statement} is not in {where}{said}", "correct it, or cite another passage"),
    fr=("{statement} n’est pas dans {where}{said}", "corriger, ou citer un autre passage"),
)
UNSUPPORTED_READING = Fault(
    "evidence-{support}",
    en=("{statement} is not in {where}{said}", "correct it, cite another passage, or declare it: adds: [{value}]"),
    fr=(
        "{statement} n’est pas dans {where}{said}",
        "corriger, citer un autre passage, ou le déclarer : adds: [{value}]",
    ),
)
UNSUPPORTED_CUE = Fault(
    "evidence-{support}",
    en=(
        "{statement} is not in {where}{said}",
        "correct it, cut the passage, or list the misleading word under ignored: 'words | reason'",
    ),
    fr=(
        "{statement} n’est pas dans {where}{said}",
        "corriger, raccourcir le passage, ou inscrire le mot trompeur sous ignored: 'mots | raison'",
    ),
)
SAID = Text(" (it says {said})", " (il dit {said})")
SAID_CUE = Text("{words!r}: {things}", "{words!r} : {things}")
SAID_IGNORED = Text("{words}, which is listed as ignored", "{words}, inscrit parmi ce qui est ignoré")
BOUND = Fault(
    "evidence-modality",
    en=("{statement} is a bound that {where} does not give", "delete it, or state the modality whose bound it is"),
    fr=("{statement} est une borne qui n’est pas dans {where}", "l’ôter, ou énoncer la modalité dont c’est la borne"),
)
MODALITY = Fault(
    "evidence-modality",
    en=("{subject}: {words!r} stands at {figure!r}, and the fact has no such modality", "add modality: {things}"),
    fr=(
        "{subject}: {words!r} est auprès de {figure!r}, et le fait n’a pas cette modalité",
        "ajouter modality: {things}",
    ),
)
DIRECTION = Fault(
    "evidence-direction",
    en=("{statement}: beside the word for it stands {things}", _TURN),
    fr=("{statement}: auprès du mot qui le dit se trouve {things}", _TOURNER),
)
UNANNOUNCED = Fault(
    "evidence-direction",
    en=(
        "{statement}: there is no word for it in {where}",
        _CITE_WORDS,
    ),
    fr=(
        "{statement}: il n’y a pas de mot pour le dire dans {where}",
        _CITER_MOTS,
    ),
)
OTHER_LIST = Fault(
    "evidence-direction",
    en=("{statement}: the brackets behind it list others", _CITE_WORDS),
    fr=("{statement}: la parenthèse qui suit en énumère d’autres", _CITER_MOTS),
)
MENTIONED = Fault(
    "evidence-direction",
    en=("{statement}: in {where} it is mentioned only as {said}", "correct it, or cite words that are about it"),
    fr=("{statement}: mentionné dans {where} seulement comme {said}", "corriger, ou citer des mots qui en parlent"),
)
VALUE_OF = Text("{key} of {subject}", "{key} de {subject}")
DEALING = Fault(
    "evidence-dealing",
    en=(
        "{statement}: the passage deals out {items}",
        "correct it: the first of one list goes with the first of the other",
    ),
    fr=(
        "{statement}: le passage attribue {items}",
        "corriger : le premier d’une liste va avec le premier de l’autre",
    ),
)
OTHER_LISTS = Text("lists that do not match", "des listes qui ne se correspondent pas")

# -- what needs a passage

NOT_EDITORIAL = Fault(
    "evidence-editorial",
    en=("{statement}: an editorial decision may not state that", _UNDER_PASSAGE),
    fr=("{statement}: une décision éditoriale ne peut l’énoncer", _SOUS_PASSAGE),
)
NOT_RECORDED = Fault(
    "evidence-record",
    en=("{statement}: a record may not state that", _UNDER_PASSAGE),
    fr=("{statement}: une fiche ne peut l’énoncer", _SOUS_PASSAGE),
)
NOT_DESCRIBED = Fault(
    "evidence-description",
    en=("{statement}: the description of the sources may not state that", _UNDER_PASSAGE),
    fr=("{statement}: la description des sources ne peut l’énoncer", _SOUS_PASSAGE),
)
INVENTED = Fault(
    "evidence-invented",
    en=("no passage, heading, reading or record speaks of {thing}", "state what one says of it, or delete it"),
    fr=(
        "aucun passage, titre, fiche ni lecture ne parle de {thing}",
        "énoncer ce que l’un d’eux en dit, ou le supprimer",
    ),
)

# -- the two languages of a text

SAYS_MORE = Fault(
    "evidence-translation",
    en=("{subject} {key}: the text in {language} has {words}, and the one in {own} differs", _SAME),
    fr=("{subject} {key}: le texte en {language} a {words}, et celui en {own} diffère", _PAREIL),
)
SAYS_LESS = Fault(
    "evidence-translation",
    en=("{subject} {key}: the text in {language} lacks {words}, and the one in {own} differs", _SAME),
    fr=("{subject} {key}: il manque {words} au texte en {language}, et celui en {own} diffère", _PAREIL),
)
NO_ORIGINAL = Fault(
    "evidence-translation",
    en=(
        "{subject} {key}: there is no text in {own}, and the passage does not print it",
        "add the text in {own}, which the passage can support",
    ),
    fr=(
        "{subject} {key}: il n’y a pas de texte en {own}, et le passage ne l’imprime pas",
        "ajouter le texte en {own}, que le passage peut étayer",
    ),
)

# -- facts beside each other

RANKS = Fault(
    "evidence-order",
    en=("the ranks of one list are not 1 to {number} ({ranks})", "correct the ranks, or state what is missing"),
    fr=("les rangs d’une liste ne vont pas de 1 à {number} ({ranks})", "corriger les rangs, ou énoncer ce qui manque"),
)
ORDER = Fault(
    "evidence-order",
    en=("{subject} has rank {rank} and stands after {other}", "exchange the ranks"),
    fr=("{subject} a le rang {rank} et vient après {other}", "échanger les rangs"),
)
DUPLICATE = Fault(
    "evidence-duplicate",
    en=("{subject} says nothing that {other} does not say", "delete one of them"),
    fr=("{subject} ne dit rien que {other} ne dise", "supprimer l’un des deux"),
)
SELF = Fault(
    "evidence-self",
    en=("{subject} {key} itself", "correct the value"),
    fr=("{subject} {key}: lui-même", "corriger la valeur"),
)
CLASS_SUBJECT = Fault(
    "evidence-class",
    en=("{subject} {key}: a {kind} has no such property", _TURN),
    fr=("{subject} {key}: {kind} n’a pas cette propriété", _TOURNER),
)
CLASS_SPEAKER = Fault(
    "evidence-class",
    en=("{subject} {key} may not be {value}, who speaks", _TURN),
    fr=("{subject} {key} ne peut être {value}, qui parle", _TOURNER),
)
CLASS_VALUE = Fault(
    "evidence-class",
    en=("{subject} {key} may not be {value}", _TURN),
    fr=("{subject} {key} ne peut être {value}", _TOURNER),
)
TIME = Fault(
    "evidence-time",
    en=("{subject} {key} {value}: it begins {second}, and {value} {first}", _TURN),
    fr=("{subject} {key} {value}: début en {second}, et {value} en {first}", _TOURNER),
)
