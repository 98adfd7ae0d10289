"""What the rules of evidence say of passages, in both languages."""

from __future__ import annotations

from aigraph.errors import Fault, Text

NO_LANGUAGE = Text("no language", "aucune langue")

_CITE = "take the range from `aigraph cite`"
_CITER = "reprendre l’intervalle de `aigraph cite`"
_SPLIT = "cut the passage into one for each"
_PARTAGER = "faire un passage de chacun"
_STATE = "state it, cut the passage, or list it under ignored: 'words | reason'"
_ENONCER = "l’énoncer, raccourcir le passage, ou l’inscrire sous ignored: 'mots | raison'"
_LIST = "state it, or list it under ignored: 'words | reason'"
_INSCRIRE = "l’énoncer, ou l’inscrire sous ignored: 'mots | raison'"

# -- passages and their texts

RANGE_REVERSED = Fault(
    "passage-range",
    en=("the passage ends at {end}, before it begins", _CITE),
    fr=("le passage finit à {end}, avant de commencer", _CITER),
)
RANGE_OUTSIDE = Fault(
    "passage-range",
    en=("the passage ends at {end}, and {source} has {length} characters", _CITE),
    fr=("le passage finit à {end}, et {source} a {length} caractères", _CITER),
)
NO_CHECKSUM = Fault(
    "source-checksum",
    en=("{key} {value!r} is no SHA-256", "write its 64 hexadecimal digits, in lower case"),
    fr=("{key} {value!r} n’est pas un SHA-256", "écrire ses 64 chiffres hexadécimaux, en minuscules"),
)
NO_FINGERPRINT = Fault(
    "passage-fingerprint",
    en=("{key} {value!r} is no fingerprint", "take it from `aigraph cite`"),
    fr=("{key} {value!r} n’est pas une empreinte", "la reprendre de `aigraph cite`"),
)
NO_IGNORED = Fault(
    "evidence-ignored",
    en=("{key} {value!r} has no words, or no reason", "write 'words | reason'"),
    fr=("{key} {value!r} n’a pas de mots, ou pas de raison", "écrire 'mots | raison'"),
)
SOURCE_MISSING = Fault(
    "source-missing",
    en=("the text of {source} is missing", "put {source}.txt into the folder of sources"),
    fr=("le texte de {source} manque", "mettre {source}.txt dans le dossier des sources"),
)
OTHER_TEXT = Fault(
    "source-checksum",
    en=(
        "the text of {source} is not the one that was read (its SHA-256 differs)",
        "restore the text, or cite its passages anew",
    ),
    fr=(
        "le texte de {source} n’est pas celui qui a été lu (son SHA-256 diffère)",
        "rétablir le texte, ou en citer à nouveau les passages",
    ),
)
OTHER_LENGTH = Fault(
    "source-length",
    en=("{source} has {length} characters, not {stated}", "correct the number"),
    fr=("{source} a {length} caractères, et non {stated}", "corriger le nombre"),
)
OTHER_WORDS = Fault(
    "passage-fingerprint",
    en=("the passage does not have the fingerprint {value}", "cite it anew with `aigraph cite`"),
    fr=("le passage n’a pas l’empreinte {value}", "le citer à nouveau par `aigraph cite`"),
)
LANGUAGE = Fault(
    "evidence-language",
    en=(
        "{source} is in {language}, and there is no table of figures for it",
        "declare its language, or add a table of it",
    ),
    fr=(
        "{source}: langue {language}, pour laquelle il n’y a pas de table des chiffres",
        "déclarer sa langue, ou en ajouter une table",
    ),
)
HEADING_NAME = Fault(
    "evidence-heading",
    en=("the heading of {section} does not name {thing}", "correct the range, or what it concerns"),
    fr=("le titre de {section} ne nomme pas {thing}", "corriger l’intervalle, ou ce qu’elle concerne"),
)
HEADING_FORM = Fault(
    "evidence-heading",
    en=("the heading of {section} is not of the form {pattern}", "correct the range, or the pattern"),
    fr=("le titre de {section} n’a pas la forme {pattern}", "corriger l’intervalle, ou la forme"),
)

# -- boundaries

BOUNDARY = Fault("passage-boundary", en=("{fault}", _CITE), fr=("{fault}", _CITER))
THE_PASSAGE = Text("the passage {fault}", "le passage {fault}")
LOOSE_END = Text(
    "begins or ends with a blank, or runs over a paragraph's end",
    "commence ou finit par un blanc, ou passe la fin d’un paragraphe",
)
INSIDE_WORD = Text("begins or ends inside a word", "commence ou finit dans un mot")
INSIDE_ELISION = Text("begins or ends inside an elision", "commence ou finit dans une élision")
LOOSE_SIGN = Text("begins or ends with a loose sign", "commence ou finit par un signe isolé")
EMPTY = Text("is empty", "est vide")
CLAUSE_BEGIN = Text(
    "the passage begins inside a clause, after {before!r}",
    "le passage commence dans une proposition, après {before!r}",
)
CLAUSE_END = Text(
    "the passage ends inside a clause, before {after!r}",
    "le passage finit dans une proposition, avant {after!r}",
)
CLAUSE_WANTING = Text(
    "the passage ends inside a clause, after {last!r}",
    "le passage finit dans une proposition, après {last!r}",
)
CUT = Text("the passage cuts {words!r}", "le passage coupe {words!r}")
BARE = Text("the passage is a bare name or figure", "le passage est un simple nom ou chiffre")

# -- what a passage says and no fact does

IGNORED = Fault(
    "evidence-ignored",
    en=("the ignored {words!r} is not in the passage", "copy the words, or delete the entry"),
    fr=("{words!r}, à ignorer, n’est pas dans le passage", "copier les mots, ou supprimer l’entrée"),
)
ADDED = Fault(
    "evidence-reading",
    en=("the reading adds {value}, and its passages state it, or no fact has it", "delete it from adds:"),
    fr=("la lecture ajoute {value}, que ses passages énoncent ou qu’aucun fait n’a", "l’ôter de adds:"),
)
ADDED_BESIDE = Fault(
    "evidence-reading",
    en=(
        "the reading adds {value}, and its passages name {words!r} ({things}), which is listed as ignored",
        "begin from a shorter passage, or state what is ignored instead",
    ),
    fr=(
        "la lecture ajoute {value}, et ses passages nomment {words!r} ({things}), inscrit parmi ce qui est ignoré",
        "partir d’un passage plus court, ou énoncer ce qui est ignoré",
    ),
)
REASON = Fault(
    "evidence-reason",
    en=("the reason {reason!r} tells too little", "say why, in {words} words and {characters} characters at least"),
    fr=("la raison {reason!r} en dit trop peu", "dire pourquoi, en {words} mots et {characters} caractères au moins"),
)
IDLE_PREMISE = Fault(
    "evidence-reading",
    en=(
        "{passage} states no fact and supports none of the reading",
        "cite a passage that states what it begins from",
    ),
    fr=(
        "{passage} n’énonce aucun fait et n’étaye rien de la lecture",
        "citer un passage qui énonce ce dont elle part",
    ),
)
ABOUT = Fault(
    "evidence-about",
    en=(
        "about: {passage} names no subject that the passage lacks",
        "delete it, or cite the passage that names the subject",
    ),
    fr=(
        "about: {passage} ne nomme aucun sujet qui manque au passage",
        "l’ôter, ou citer le passage qui nomme le sujet",
    ),
)
FIGURE = Fault(
    "evidence-closure",
    en=("the passage says {words!r} ({kind}), and none of its facts does", _STATE),
    fr=("le passage dit {words!r} ({kind}), et aucun de ses faits ne le dit", _ENONCER),
)
NAME = Fault(
    "evidence-closure",
    en=("the passage names {words!r} ({things}), and none of its facts does", _STATE),
    fr=("le passage nomme {words!r} ({things}), et aucun de ses faits ne le nomme", _ENONCER),
)
FLAG = Fault(
    "evidence-closure",
    en=("the passage says {words!r}, and none of its facts does", "state it, or list it under ignored:"),
    fr=("le passage dit {words!r}, et aucun de ses faits ne le dit", "l’énoncer, ou l’inscrire sous ignored:"),
)
ONE_FIGURE = Fault(
    "evidence-one-figure",
    en=("the passage has {number} figures of one kind ({kind}: {said})", _SPLIT),
    fr=("le passage a {number} chiffres d’une même sorte ({kind} : {said})", _PARTAGER),
)
SOLE = Fault(
    "evidence-one-figure",
    en=("{statement}: the passage names {things}", _SPLIT),
    fr=("{statement}: le passage nomme {things}", _PARTAGER),
)
LOOSE = Fault(
    "evidence-cover",
    en=(
        "{loose} characters at an end of the passage support nothing",
        "cut it to the words that do ({most} are allowed)",
    ),
    fr=(
        "{loose} caractères à un bout du passage n’étayent rien",
        "le réduire aux mots qui étayent ({most} sont admis)",
    ),
)
GAP = Fault(
    "evidence-cover",
    en=("{loose} characters inside the passage support nothing", "cut the passage in two ({most} are allowed)"),
    fr=("{loose} caractères à l’intérieur du passage n’étayent rien", "couper le passage en deux ({most} sont admis)"),
)
UNCLAIMED = Fault(
    "evidence-coverage",
    en=("{source} {start},{end}: no fact claims {words!r} ({kind})", _LIST),
    fr=("{source} {start},{end}: aucun fait ne reprend {words!r} ({kind})", _INSCRIRE),
)
UNTOUCHED = Fault(
    "evidence-coverage",
    en=("{source} {start},{end}: no passage touches {words!r}", _LIST),
    fr=("{source} {start},{end}: aucun passage ne touche {words!r}", _INSCRIRE),
)


_KINDS = {
    "money": "somme",
    "count": "nombre",
    "percent": "pourcentage",
    "factor": "facteur",
    "year": "année",
    "month": "mois",
    "date": "date",
    "duration": "durée",
    "ordinal": "rang",
}


def kind_text(kind: str) -> Text:
    """The type of a figure in words; another currency keeps its code.

    >>> kind_text("money-gbp").tell("fr")
    'somme-gbp'
    """
    name, dash, currency = kind.partition("-")
    return Text(kind, f"{_KINDS.get(name, name)}{dash}{currency}")
