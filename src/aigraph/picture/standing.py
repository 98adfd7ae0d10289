"""Standing: how central a thing is in the project's own network, in plain sentences, with how sure that is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aigraph.errors import Text as Both
from aigraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.dataset import Dataset
    from aigraph.picture.view import Text
    from aigraph.uncertainty import Assessment, Interval, Slot

MEASURE = "degree"

_RANK = Both(
    "By number of direct ties, {rank} of {number} in the network “{network}”{tied}, as far as the documents name"
    " members",
    "Par le nombre de liens directs, {rank} sur {number} dans le réseau «\u00a0{network}\u00a0»{tied}, pour autant que"
    " les documents nomment les membres",
)
_TIED = Both(", tied with {others} more", ", ex æquo avec {others} autre{plural}")
_RANGE = Both(
    "{told}; counting those they leave unnamed, the rank may be {low} to {high}{open}.",
    "{told}\u00a0; en comptant ceux qu’ils ne nomment pas, le rang peut aller de {low} à {high}{open}.",
)
_SAME = Both(
    "{told}; counting those they leave unnamed, no other rank was found.",
    "{told}\u00a0; en comptant ceux qu’ils ne nomment pas, aucun autre rang n’a été trouvé.",
)
_UNKNOWN = Both(
    "{told}; how many they leave unnamed is not known, so the true rank is not either.",
    "{told}\u00a0; combien ils en passent sous silence n’est pas su, le vrai rang non plus.",
)
_OPEN_END = Both(", perhaps further down", ", peut-être plus bas encore")
_ALONE = Both(
    "Shares no member with the others, as far as the documents name them.",
    "Ne partage aucun membre avec les autres, pour autant que les documents les nomment.",
)
_OPEN_LIST = Both(
    "Open list: besides those named here, the documents count others without naming them ({places}).",
    "Liste ouverte\u00a0: outre ceux qui sont nommés ici, les documents en comptent d’autres sans les nommer"
    " ({places}).",
)
_AT_LEAST = Both("{low} or more", "au moins {low}")
_FROM_TO = Both("{low} to {high}", "{low} à {high}")


def find_standings(dataset: Dataset, languages: Sequence[str]) -> dict[str, tuple[Text, ...]]:
    """The sentences on each thing of the project's own network, by IRI; none for a project without a network."""
    from aigraph.uncertainty import assess  # noqa: PLC0415  (heavy)

    network = dataset.project.network
    try:
        found = assess(dataset, network, MEASURE, languages[0]) if network else None
    except UsageError:
        return {}
    if found is None:
        return {}
    told: dict[str, list[Both]] = {}
    ranks = Counter(interval.now for interval in found.intervals)
    for interval in found.intervals:
        told.setdefault(interval.node, []).append(_rank(found, interval, ranks[interval.now]))
    for whole in found.alone if found.is_known else ():
        told.setdefault(whole, []).append(_ALONE)
    for whole in dict.fromkeys(slot.whole for slot in found.slots):
        slots = [slot for slot in found.slots if slot.whole == whole]
        told.setdefault(whole, []).append(_OPEN_LIST.fill(places=_places(slots)))
    return {node: tuple({tag: text.tell(tag) for tag in languages} for text in texts) for node, texts in told.items()}


def _rank(found: Assessment, interval: Interval, sharing: int) -> Both:
    tied = _TIED.fill(others=sharing - 1, plural="s" if sharing - 1 > 1 else "") if sharing > 1 else ""
    told = _RANK.fill(rank=_ordinal(interval.now), number=len(found.intervals), network=found.network, tied=tied)
    if not found.draws:
        return _UNKNOWN.fill(told=told)
    if interval.low == interval.high:
        return _SAME.fill(told=told)
    is_exact = interval.low_is_exact and interval.high_is_exact
    return _RANGE.fill(told=told, low=interval.low, high=interval.high, open="" if is_exact else _OPEN_END)


def _ordinal(number: int) -> Both:
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number % 100 in (11, 12, 13) else endings.get(number % 10, "th")
    return Both(f"{number}{ending}", "1er" if number == 1 else f"{number}e")


def _places(slots: Sequence[Slot]) -> Both:
    low = sum(slot.low for slot in slots)
    if any(slot.high is None for slot in slots):
        return _AT_LEAST.fill(low=low)
    high = sum(slot.high or 0 for slot in slots)
    return Both(str(low), str(low)) if low == high else _FROM_TO.fill(low=low, high=high)
