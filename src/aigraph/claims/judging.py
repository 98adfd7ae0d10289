"""The verdict on a claim: what is stated beside what its parts come to. No store, no language, no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.claims.bounds import total
from aigraph.claims.model import EXHAUSTIVE, Result, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.claims.bounds import Bounds
    from aigraph.claims.model import Claim, Part


def judge(claim: Claim, parts: Sequence[Part]) -> Result:
    """What comes of a claim whose query found ``parts``.

    Parts that are all of the whole confirm it when their sum is what is stated, and contradict it when it cannot be.
    Parts that are some of it leave a remainder: they contradict only when they are more than the whole. Without any
    part, or without a stated figure, nothing can be decided. A reading under which the claim is contradicted is told.
    """
    computed = total(part.size for part in parts) if parts and not claim.things else None
    verdict = _verdict(claim, parts, computed, claim.completeness)
    against = next(
        (
            reading
            for reading in claim.readings
            if _verdict(claim, parts, computed, reading.completeness) is Verdict.CONTRADICTED
        ),
        None,
    )
    reading = against if against and verdict is not Verdict.CONTRADICTED else None
    remainder = claim.stated - computed if claim.stated and computed and verdict is Verdict.CONSISTENT else None
    shown = Verdict.CONTRADICTED_UNDER_A_READING if reading else verdict
    return Result(claim, shown, tuple(parts), computed, remainder, reading)


def _verdict(claim: Claim, parts: Sequence[Part], computed: Bounds | None, completeness: str) -> Verdict:
    if not parts:
        return Verdict.UNDECIDABLE
    if claim.things:
        return Verdict.CONFIRMED if claim.things <= {part.iri for part in parts} else Verdict.CONTRADICTED
    if claim.stated is None or computed is None:
        return Verdict.UNDECIDABLE
    return _sum(claim.stated, computed, is_whole=completeness == EXHAUSTIVE)


def _sum(stated: Bounds, computed: Bounds, *, is_whole: bool) -> Verdict:
    if computed.lies_in(stated):
        return Verdict.CONFIRMED
    if computed.is_above(stated):
        return Verdict.CONTRADICTED
    if not is_whole:
        return Verdict.CONSISTENT
    return Verdict.CONTRADICTED if stated.is_above(computed) else Verdict.UNDECIDABLE
