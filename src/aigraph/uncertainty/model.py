"""What is known of what is not named, and what follows for a ranking.

A *member* is in a *whole*: that is a fact. What the documents count, or tell of as a group, without naming it makes a
*slot* of its whole: so many places, for members of such kinds. A *completion* fills every place with a member that is
named elsewhere, or with a newcomer that nobody names.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# The model's own figures; everything else is counted. They are told wherever a result rests on them.
SHARES = (0.0, 0.05, 0.1, 0.25, 0.5, 1.0)
"""With what probability a place is taken by a member that is named elsewhere: the whole range, no value preferred."""
STRETCH = 2
"""A figure without upper end ("more than 60") is drawn up to so many times its lower end."""
UNCOUNTED = 10
"""A group whose number is not stated is drawn up to so many places."""
LEADING = 10
"""How many places from the top are watched."""
SEED = 1
"""What random draws begin with, unless another number is given."""

Fact = tuple[str, str]


class Projection(StrEnum):
    """What a network shows of who is in what."""

    MEMBERS = "members"  # members are joined by a whole that both are in
    WHOLES = "wholes"  # wholes are joined by a member that is in both
    BOTH = "both"  # members are joined to their wholes


@dataclass(frozen=True)
class Incidence:
    """Who is in what, as the documents name it. ``kinds`` are those of a member; ``passages`` state a fact."""

    name: str
    members: tuple[str, ...]
    wholes: tuple[str, ...]
    facts: tuple[Fact, ...]
    kinds: dict[str, frozenset[str]]
    passages: dict[Fact, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Slot:
    """Places in a whole that the documents tell of and do not fill. ``kinds``: who can take one; none: anybody.

    ``low`` to ``high`` is how many places are left when those that are named are taken off; None: no upper end.
    ``is_counted`` tells whether the documents give a number, ``stated`` is that number.
    """

    iri: str
    whole: str
    kinds: frozenset[str]
    low: int
    high: int | None
    stated: int | None
    passages: tuple[str, ...]

    @property
    def most(self) -> int:
        """The most places that are drawn."""
        if self.high is not None:
            return self.high
        return max(self.low * STRETCH, UNCOUNTED) if self.stated is None else self.low * STRETCH

    def takes(self, kinds: frozenset[str]) -> bool:
        """Whether a member of such kinds can take a place."""
        return not self.kinds or bool(self.kinds & kinds)


@dataclass(frozen=True, slots=True)
class Interval:
    """The ranks of a node (1 is the highest; a rank is one more than how many stand above): now, at best, at worst.

    It holds the rank of now, in what the documents name alone, and those of the completions. ``low_is_exact``: no
    completion gives a better one; else it is the best that was found; likewise ``high_is_exact``.
    """

    node: str
    now: int
    low: int
    high: int
    low_is_exact: bool = False
    high_is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """In how many wholes a member is named, in how many it can be at most, and its rank by that number: exact."""

    node: str
    now: int
    most: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Removal:
    """What taking one fact away does to the leading nodes: ``left`` lead no more, ``came`` lead then, or the order."""

    fact: Fact
    passages: tuple[str, ...]
    left: tuple[str, ...]
    came: tuple[str, ...]
    moved: int


@dataclass(frozen=True, slots=True)
class Steadiness:
    """How the leading nodes bear it when one fact is taken away. ``tried`` of ``facts`` facts were taken."""

    facts: int
    tried: int
    changing: tuple[Removal, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """What it would change to know who takes one place of a slot.

    ``if_known`` is how many leading nodes change their rank, come or go, on average over the ``candidates`` (the named
    members that can take the place); ``at_most`` the most of it and ``by`` whom; ``if_new`` the same for a newcomer.
    ``expected`` is the mean of the first and the last: the expectation where every share is as likely. ``moved`` is the
    same expectation of how many nodes change their rank at all.
    """

    slot: Slot
    candidates: int
    if_known: float
    at_most: int
    by: str
    if_new: int
    expected: float
    moved: float


@dataclass(frozen=True, slots=True)
class Share:
    """At one share of known members: in which part of the draws the same nodes lead, and the same stand first."""

    share: float
    same_leading: float
    same_first: float


@dataclass(frozen=True)
class Assessment:
    """How sure a ranking is. ``projection`` is None for a network that is none of the project's incidences.

    ``leading`` are the nodes among the first ten, ``first`` those at the very first place; ``whole`` is what a whole is
    called; ``alone`` are the wholes that share no named member with another, ``joinable`` those of them that a
    completion joins to another (a named member takes a place there, or one of theirs takes a place elsewhere),
    ``silent`` those of whose unnamed members nothing is told; ``newcomer_reach`` in how many wholes somebody could be
    who is named nowhere. Completions were ``draws``, and some that serve members most and least: so large a share of
    the members as ``extremes`` says.
    """

    network: str
    measure: str
    projection: Projection | None
    labels: dict[str, str]
    leading: tuple[str, ...]
    first: tuple[str, ...]
    intervals: tuple[Interval, ...]
    reaches: tuple[Reach, ...]
    slots: tuple[Slot, ...]
    steadiness: Steadiness
    missing: tuple[Missing, ...]
    shares: tuple[Share, ...]
    whole: str
    alone: tuple[str, ...]
    joinable: tuple[str, ...]
    silent: tuple[str, ...]
    newcomer_reach: int
    draws: int
    seed: int
    extremes: float = 0.0

    @property
    def is_known(self) -> bool:
        """Whether the documents say anything of what they do not name."""
        return bool(self.slots)

    def interval(self, node: str) -> Interval:
        """The interval of a node. Raises KeyError for a node that has none."""
        return {interval.node: interval for interval in self.intervals}[node]
