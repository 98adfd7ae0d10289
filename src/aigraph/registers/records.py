"""Records of a register of organisations: what is known of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a record. ``kind`` is label, alias or acronym; ``language`` a tag of BCP 47 where it is known."""

    text: str
    kind: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie of a record to another: parent, child, related, predecessor or successor."""

    kind: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Location:
    """Where a record's organisation has its seat: the city, and the coordinates of the city's centre in degrees."""

    city: str
    country: str
    geonames_id: str
    latitude: str
    longitude: str


@dataclass(frozen=True, slots=True)
class Record:
    """One organisation as the register has it. ``status`` is active, inactive or withdrawn."""

    id: str
    display: str
    status: str
    names: tuple[Name, ...]
    locations: tuple[Location, ...] = ()
    relations: tuple[Relation, ...] = ()
    established: int | None = None
    release: str = ""
    modified: str = ""
    website: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()

    @property
    def is_active(self) -> bool:
        """Whether the register still counts the organisation among the living."""
        return self.status == "active"

    def related(self, kind: str) -> tuple[Relation, ...]:
        """Its relations of one kind, in the order of the register."""
        return tuple(relation for relation in self.relations if relation.kind == kind)

    def identifier(self, scheme: str) -> str:
        """The identifier that the register gives of a scheme (wikidata, isni, fundref, grid); empty where none."""
        return dict(self.identifiers).get(scheme, "")
