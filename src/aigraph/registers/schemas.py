"""One record of ROR from its JSON, in any of its forms (https://ror.readme.io/docs/ror-data-structure).

Version 1 and 2 of the schema, and a shorter form of version 2 with places and identifiers flattened.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aigraph.registers.records import Location, Name, Record, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROR_ID = re.compile(r"https://ror\.org/0[a-z0-9]{6}[0-9]{2}")


def to_record(entry: dict[str, Any], number: int, release: str) -> Record:
    """A record of any version. Raises ValueError where a thing of it is not what the schema says."""
    identifier = entry.get("id")
    if not isinstance(identifier, str) or not _ROR_ID.fullmatch(identifier):
        msg = f"record {number} has the id {identifier!r}, which is none of ROR (https://ror.org/0…)"
        raise ValueError(msg)
    try:
        is_first_version = "names" not in entry
        names = _names_of_version_1(entry) if is_first_version else _names(entry)
        places = entry.get("addresses") if is_first_version else entry.get("locations")
        country = (entry.get("country") or {}).get("country_code", "")
        return Record(
            identifier,
            entry["name"] if is_first_version else _display(entry),
            str(entry["status"]).lower(),
            names,
            tuple(_location(place, country) for place in places or ()),
            tuple(_relation(relation) for relation in entry.get("relationships") or ()),
            entry.get("established"),
            entry.get("source_release") or release,
            _modified(entry.get("admin")),
            _website(entry),
            tuple(_identifiers(entry.get("external_ids") or {})),
        )
    except (KeyError, TypeError, AttributeError) as error:
        msg = f"record {number} ({identifier}) is not in the form of ROR's schema 1 or 2 ({error!r})"
        raise ValueError(msg) from error


def _names(entry: dict[str, Any]) -> tuple[Name, ...]:
    kinds = ("acronym", "alias", "label")
    names = []
    for name in entry["names"]:
        kind = next((kind for kind in kinds if kind in name["types"]), "label")
        names.append(Name(name["value"], kind, name.get("lang")))
    return tuple(names)


def _names_of_version_1(entry: dict[str, Any]) -> tuple[Name, ...]:
    labels = [Name(label["label"], "label", label.get("iso639")) for label in entry.get("labels") or ()]
    aliases = [Name(text, "alias") for text in entry.get("aliases") or ()]
    acronyms = [Name(text, "acronym") for text in entry.get("acronyms") or ()]
    return (Name(entry["name"], "label"), *labels, *aliases, *acronyms)


def _display(entry: dict[str, Any]) -> str:
    """The name that the register shows; it marks one, and where it does not the first stands for it."""
    names = entry["names"]
    if not names:
        msg = "names"
        raise KeyError(msg)
    return str(next((name for name in names if "ror_display" in name["types"]), names[0])["value"])


def _location(place: dict[str, Any], country: str) -> Location:
    details = place.get("geonames_details") or place
    geonames = place.get("geonames_id") or (place.get("geonames_city") or {}).get("id")
    return Location(
        details.get("name") or details.get("city") or "",
        details.get("country_code") or details.get("country") or country,
        "" if geonames is None else str(geonames),
        _digits(details.get("lat")),
        _digits(details.get("lng")),
    )


def _digits(number: float | None) -> str:
    return "" if number is None else repr(number)


def _relation(relation: dict[str, Any]) -> Relation:
    return Relation(relation["type"].lower(), relation["id"], relation.get("label") or "")


def _modified(admin: dict[str, Any] | None) -> str:
    changed = (admin or {}).get("last_modified") or ""
    return str(changed["date"] if isinstance(changed, dict) else changed)


def _website(entry: dict[str, Any]) -> str:
    """The first web site: version 1 has texts, version 2 pairs of type and value."""
    for link in entry.get("website") or entry.get("links") or ():
        if isinstance(link, str):
            return link
        if link["type"] == "website":
            return str(link["value"])
    return ""


def _identifiers(entries: dict[str, Any] | list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Scheme and identifier: the preferred one, else the first (version 1 writes a single GRID id as a text)."""
    pairs = entries.items() if isinstance(entries, dict) else ((entry["type"], entry) for entry in entries)
    for scheme, entry in pairs:
        every = entry["all"] if isinstance(entry["all"], list) else [entry["all"]]
        value = entry.get("preferred") or next(iter(every), None)
        if value:
            yield scheme.lower(), value
