"""How sure a ranking is, for programs: JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from aigraph.errors import LANGUAGES
from aigraph.uncertainty.concluding import sentence
from aigraph.uncertainty.model import STRETCH, UNCOUNTED

if TYPE_CHECKING:
    from aigraph.uncertainty.model import Assessment, Missing, Removal

# What stands in an entry as it stands in an assessment.
_AS_IT_IS = ("network", "measure", "is_known", "newcomer_reach", "draws", "seed")
_LISTS = ("first", "leading", "alone", "joinable", "silent")


def to_entry(assessment: Assessment) -> dict[str, Any]:
    """An assessment for a program. Nodes are IRIs, ranks begin with 1, an open end is None.

    ``missing`` has for each slot, beside its own ``low``, ``high``, ``stated``, ``kinds`` and ``passages``, what it
    would change to know one more; ``stretch`` and ``uncounted`` are the figures of the model.
    """
    entry: dict[str, Any] = {name: getattr(assessment, name) for name in _AS_IT_IS}
    entry |= {name: list(getattr(assessment, name)) for name in _LISTS}
    entry["sentence"] = {language: sentence(assessment, language) for language in LANGUAGES}
    entry["ranks"] = [asdict(interval) for interval in assessment.intervals]
    entry["reach"] = [asdict(reach) for reach in assessment.reaches]
    entry["removals"] = {
        "facts": assessment.steadiness.facts,
        "tried": assessment.steadiness.tried,
        "changing": [_removal(removal) for removal in assessment.steadiness.changing],
    }
    entry["missing"] = [_missing(missing) for missing in assessment.missing]
    entry["shares"] = [asdict(share) for share in assessment.shares]
    return entry | {"stretch": STRETCH, "uncounted": UNCOUNTED}


def _removal(removal: Removal) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(removal).items()}


def _missing(missing: Missing) -> dict[str, Any]:
    entry = asdict(missing)
    slot: dict[str, Any] = entry.pop("slot")
    slot |= {"kinds": sorted(slot["kinds"]), "passages": list(slot["passages"])}
    return {"slot": slot.pop("iri")} | slot | entry | {"by": missing.by or None}
