"""The map: the tiles of the regions, what is in each, and the outlines of a GeoJSON file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.test_picture import VIEW

import aigraph
from aigraph.errors import InputError, UsageError
from aigraph.picture.gathering import gather
from aigraph.picture.outlining import read_outlines, with_outlines

if TYPE_CHECKING:
    from aigraph.picture.view import View

REFERENCE = Path(__file__).parents[2] / "shared" / "reference" / "regions.geojson"
CNRS = "https://w3id.org/aigraph/id/institution/cnrs"


def square(left: float, bottom: float, **properties: object) -> dict:
    ring = [[left, bottom], [left + 2, bottom], [left + 2, bottom + 2], [left, bottom + 2], [left, bottom]]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


@pytest.fixture(scope="module")
def view() -> View:
    return gather(aigraph.load().dataset)


@pytest.fixture
def outlines(tmp_path):
    """Writes a file of features and reads it as outlines."""

    def made(*features):
        file = tmp_path / "outlines.geojson"
        file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        return read_outlines(file)

    return made


def region(view, name):
    return next(found for found in view.sheets["map"]["regions"] if found["id"].endswith(f"/{name}"))


def test_every_region_has_a_tile_of_its_own(view):
    cells = [tuple(found["cell"]) for found in view.sheets["map"]["regions"]]
    assert len(set(cells)) == len(cells) == 13


def test_a_region_without_anything_is_still_there(view):
    assert region(view, "corse")["things"] == []


def test_a_cluster_is_in_the_region_of_its_lead(view):
    assert "https://w3id.org/aigraph/id/cluster/miai" in region(view, "auvergne-rhone-alpes")["things"]


def test_the_amounts_of_regions_add_up_to_the_total_of_the_clusters(view):
    told = sum(found["size"] or 0 for found in view.sheets["map"]["regions"])
    assert told == sum(node.size or 0 for node in view.nodes)


def test_coordinates_say_of_what_they_are(view):
    assert view.sheets["map"]["places"][CNRS]["precision"]["en"] == "centre of the city"


def test_coordinates_say_which_release_of_a_register_has_them(view):
    sheet = view.sheets["map"]
    assert [sheet["sources"][number]["en"] for number in sheet["places"][CNRS]["sources"]] == [
        "register: Research Organization Registry v2.9"
    ]


def test_things_without_a_region_are_told(view):
    placed = {thing for found in view.sheets["map"]["regions"] for thing in found["things"]}
    assert view.sheets["map"]["unplaced"]
    assert placed.isdisjoint(view.sheets["map"]["unplaced"])


def test_a_project_without_the_query_has_no_map():
    orchards = aigraph.load(Path(__file__).parent / "projects" / "orchards")
    assert "map" not in gather(orchards.dataset).sheets


@pytest.mark.parametrize("properties", [{"code": 53}, {"nom": "Bretagne"}, {"NAME": "BRITTANY"}, {"iso": "fr-bre"}])
def test_an_outline_is_known_by_name_or_code(view, outlines, properties):
    drawn = with_outlines(view, outlines(square(-4, 47, **properties)), "file").sheets["map"]["outlines"]
    assert list(drawn["regions"]) == [region(view, "bretagne")["id"]]


def test_a_name_counts_more_than_a_code_of_another_region(view, outlines):
    drawn = with_outlines(view, outlines(square(-4, 47, code="94", nom="Bretagne")), "file").sheets["map"]["outlines"]
    assert list(drawn["regions"]) == [region(view, "bretagne")["id"]]


def test_outlines_of_elsewhere_are_refused_with_what_was_looked_for(view, outlines):
    with pytest.raises(InputError, match=r"no feature is one of the map's regions .*Atlantis.*Auvergne"):
        with_outlines(view, outlines(square(0, 0, name="Atlantis")), "file")


def test_outlines_without_a_map_are_refused(outlines):
    with pytest.raises(UsageError, match=r"has no map; add queries/picture/map\.rq"):
        with_outlines(VIEW, outlines(square(0, 0)), "file")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no json", "is no GeoJSON"),
        ("[]", "is no GeoJSON"),
        ('{"features": [1]}', "is no GeoJSON"),
        ('{"features": []}', "holds no polygon"),
        ('{"features": [{"geometry": {"type": "Point", "coordinates": [1, 2]}}]}', "holds no polygon"),
        ('{"features": [{"geometry": {"type": "Polygon", "coordinates": [[[652709, 6862305]]]}}]}', "no longitude"),
    ],
)
def test_a_file_that_is_no_outlines_is_refused(tmp_path, text, told):
    file = tmp_path / "a.geojson"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_outlines(file)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_outlines(tmp_path / "none.geojson")


def test_marks_at_one_place_are_spread_and_keep_their_true_place(view, outlines):
    features = [square(2, 48, nom="Île-de-France"), square(-4, 47, nom="Bretagne")]
    marks = with_outlines(view, outlines(*features), "file").sheets["map"]["outlines"]["marks"]
    inserm = CNRS.replace("cnrs", "inserm")
    assert marks[CNRS][2:] == marks[inserm][2:]
    assert marks[CNRS][:2] != marks[inserm][:2]


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the outlines of the French regions are not at hand")
def test_all_thirteen_regions_are_found_in_the_reference_outlines(view):
    drawn = with_outlines(view, read_outlines(REFERENCE), REFERENCE).sheets["map"]["outlines"]
    assert len(drawn["regions"]) == 13


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the outlines of the French regions are not at hand")
def test_the_reference_outlines_become_small(view):
    drawn = with_outlines(view, read_outlines(REFERENCE), REFERENCE).sheets["map"]["outlines"]
    assert len(json.dumps(drawn)) < REFERENCE.stat().st_size / 3
