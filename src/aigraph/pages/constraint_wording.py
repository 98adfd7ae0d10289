"""The words for what shapes demand, French and English side by side."""

from __future__ import annotations

from functools import cache

from aigraph.pages.wording import LANGUAGES
from aigraph.terms import XSD

PHRASES: dict[str, tuple[str, str]] = {
    "colon": (" : ", ": "),
    "or": (" ou ", " or "),
    "and": (" et ", " and "),
    "quote": ("« {} »", "“{}”"),
    "exactly one": ("une valeur, une seule", "exactly one value"),
    "exactly": ("{} valeurs exactement", "exactly {} values"),
    "between": ("de {} à {} valeurs", "{} to {} values"),
    "at least one": ("au moins une valeur", "at least one value"),
    "at least": ("au moins {} valeurs", "at least {} values"),
    "at most one": ("au plus une valeur", "at most one value"),
    "at most": ("au plus {} valeurs", "at most {} values"),
    "none": ("aucune valeur", "no value"),
    "class": ("de la classe {}", "of the class {}"),
    "either": ("soit {}", "either {}"),
    "or else": (", soit ", ", or "),
    "not": ("jamais : {}", "never: {}"),
    "in": ("parmi {}", "one of {}"),
    "hasValue": ("avec la valeur {}", "with the value {}"),
    "pattern": ("de la forme {}", "of the form {}"),
    "minLength": ("d’au moins {} caractères", "of {} characters at least"),
    "maxLength": ("d’au plus {} caractères", "of {} characters at most"),
    "languageIn": ("en {}", "in {}"),
    "uniqueLang": ("une par langue", "one for each language"),
    "lessThan": ("inférieure à {}", "less than {}"),
    "lessThanOrEquals": ("au plus égale à {}", "not greater than {}"),
    "equals": ("la même que {}", "the same as {}"),
    "disjoint": ("autre que {}", "other than {}"),
    "closed": ("rien d’autre n’en est dit", "nothing else is said of it"),
    "qualified": ("{}, parmi celles-ci : {}", "{} among those that are {}"),
    "inverse": ("{} (de l’autre bout)", "{} (from the other end)"),
    "subjects": ("ce dont elle est dite", "what it is said of"),
    "objects": ("sa valeur", "its value"),
    "IRI": ("une adresse (IRI)", "an address (IRI)"),
    "Literal": ("un texte ou un chiffre", "a text or figure"),
    "BlankNode": ("un nœud anonyme", "a blank node"),
    "BlankNodeOrIRI": ("une chose", "a thing"),
    "BlankNodeOrLiteral": ("un nœud anonyme ou un texte", "a blank node or a text"),
    "IRIOrLiteral": ("une adresse ou un texte", "an address or a text"),
    "datatype": ("du type {}", "of the type {}"),
    "fr": ("français", "French"),
    "en": ("anglais", "English"),
    "de": ("allemand", "German"),
}
DATATYPES: dict[str, tuple[str, str]] = {
    XSD + "string": ("un texte", "a text"),
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString": ("un texte dans une langue", "a text in a language"),
    XSD + "decimal": ("un nombre décimal", "a decimal number"),
    XSD + "integer": ("un nombre entier", "a whole number"),
    XSD + "nonNegativeInteger": ("un nombre entier, 0 ou plus", "a whole number, 0 or more"),
    XSD + "positiveInteger": ("un nombre entier, 1 ou plus", "a whole number, 1 or more"),
    XSD + "boolean": ("vrai ou faux", "true or false"),
    XSD + "date": ("une date", "a date"),
    XSD + "gYear": ("une année", "a year"),
    XSD + "gYearMonth": ("un mois d’une année", "a month of a year"),
    XSD + "dateTime": ("une date et une heure", "a date and time"),
    XSD + "duration": ("une durée", "a duration"),
    XSD + "anyURI": ("une adresse du web", "a web address"),
}


@cache
def phrases(language: str) -> dict[str, str]:
    """All phrases in a language; in English where there are none in it."""
    place = LANGUAGES.index(language) if language in LANGUAGES else LANGUAGES.index("en")
    return {key: texts[place] for key, texts in (PHRASES | DATATYPES).items()}
