"""The view of the shipped graph, for a real headless Chromium to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import aigraph
from aigraph.picture.gathering import gather

if TYPE_CHECKING:
    from aigraph.picture.view import View


@pytest.fixture(scope="session")
def sample() -> View:
    """The nine clusters with members, themes, broader themes and predecessors, as `aigraph draw` shows them."""
    return gather(aigraph.load().dataset)
