"""Equal values share their places."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from aigraph.ties import places

VALUES = st.dictionaries(st.text(max_size=3), st.floats(allow_nan=True, allow_infinity=False))


def test_two_that_differ_by_rounding_only_share_the_first_place():
    assert places({"a": 0.1 + 0.2, "b": 0.3, "c": 0.1}) == {"a": (1, 2), "b": (1, 2), "c": (3, 3)}


def test_what_is_no_number_comes_last():
    assert places({"a": math.nan, "b": -5.0}) == {"b": (1, 1), "a": (2, 2)}


def test_the_middle_of_shared_places_is_their_mean():
    assert places({"a": 1.0, "b": 1.0})["a"].middle == 1.5


@given(VALUES)
def test_places_fill_all_numbers_from_one(values):
    found = places(values)
    taken = [number for first, last in set(found.values()) for number in range(first, last + 1)]
    assert sorted(taken) == list(range(1, len(values) + 1))


@given(VALUES)
def test_as_many_share_places_as_there_are_places(values):
    found = list(places(values).values())
    assert {found.count(place) - (place.last - place.first + 1) for place in found} <= {0}
