"""The reasons of a candidate in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigraph.registers.candidates import Reason

# The values of a reason fill the places {0}, {1} … in order.
_TEXTS: dict[str, dict[str, str]] = {
    "fr": {
        "equal-label": "égal au nom « {0} », sans égard à la casse ni aux accents",
        "equal-alias": "égal à l’autre nom « {0} », sans égard à la casse ni aux accents",
        "equal-acronym": "égal au sigle « {0} »",
        "like-label": "proche du nom « {0} » ({1} sur 100)",
        "like-alias": "proche de l’autre nom « {0} » ({1} sur 100)",
        "initials": "« {0} » lu comme des initiales",
        "city-in-name": "« {0} » est sa ville",
        "city-agrees": "même ville : {0}",
        "city-differs": "autre ville : {0}, non {1}",
        "is-inactive": "notice inactive",
        "is-withdrawn": "notice retirée",
        "succeeded-by": "remplacé par {0} ({1})",
        "homonyms": "homonymes : {0}",
    },
    "en": {
        "equal-label": "equal to the name “{0}”, case and accents aside",
        "equal-alias": "equal to the other name “{0}”, case and accents aside",
        "equal-acronym": "equal to the acronym “{0}”",
        "like-label": "like the name “{0}” ({1} of 100)",
        "like-alias": "like the other name “{0}” ({1} of 100)",
        "initials": "“{0}” read as initials",
        "city-in-name": "“{0}” is its city",
        "city-agrees": "same city: {0}",
        "city-differs": "another city: {0}, not {1}",
        "is-inactive": "inactive record",
        "is-withdrawn": "withdrawn record",
        "succeeded-by": "succeeded by {0} ({1})",
        "homonyms": "homonyms: {0}",
    },
}


def in_words(reason: Reason, language: str) -> str:
    """A reason as a sentence in a language; in English where there are no words in that language."""
    return _TEXTS.get(language, _TEXTS["en"])[reason.key].format(*reason.values)
