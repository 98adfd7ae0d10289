"""Pictures beside the page: SVG, PNG, dot, Mermaid; a part around a thing; and what a notebook shows."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.test_picture import HOSTILE, VIEW, A, B, both

import aigraph
from aigraph.errors import InputError, UsageError
from aigraph.picture.arranging import arrange
from aigraph.picture.drawing import draw_as, view_of
from aigraph.picture.formats import PICTURE_FORMATS, draw_still
from aigraph.picture.formats.sketch import compose
from aigraph.picture.showing import Page

SVG = "{http://www.w3.org/2000/svg}"


def read(svg: bytes) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  (our own text)


@pytest.fixture(scope="module")
def graph():
    return aigraph.load(language="en")


@pytest.fixture(scope="module")
def view(graph):
    return view_of(graph)


@pytest.mark.parametrize("form", sorted(set(PICTURE_FORMATS) - {"html"}))
def test_the_same_view_gives_the_same_bytes_whatever_its_order(form):
    assert draw_still(replace(VIEW, nodes=VIEW.nodes[::-1]), form, "fr") == draw_still(VIEW, form, "fr")


def test_svg_has_the_title_and_every_label(view):
    texts = {element.text for element in read(draw_still(view, "svg", "en")).iter(f"{SVG}text")}
    assert {"AI clusters of France 2030", "CNRS", "MIAI Cluster", "€70M", "Award: €360M"} <= texts


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_svg_has_a_mark_for_every_node_and_every_kind(view, theme):
    root = read(draw_still(view, "svg", "fr", theme=theme))
    marks = [*root.iter(f"{SVG}polygon"), *root.iter(f"{SVG}circle")]
    assert len(marks) == len(view.nodes) + len(view.marks)


def test_svg_asks_for_nothing(view):
    text = draw_still(view, "svg", "fr").decode()
    assert [word for word in ("href", "url(", "<script", "<style", "@import") if word in text] == []


def test_svg_of_hostile_names_is_well_formed_and_has_them_as_text():
    node = replace(A, label=both(HOSTILE + "\x0b\ud800"), short=both(HOSTILE[:20]))
    root = read(draw_still(replace(VIEW, nodes=(node, B), title=both(HOSTILE)), "svg", "fr"))
    assert [element for element in root.iter() if element.tag.endswith(("script", "img"))] == []


@pytest.mark.parametrize("layout", ["constellation", "bipartite", "force", "geo"])
def test_no_two_labels_of_a_still_picture_overlap(view, layout):
    boxes = []
    for words in compose(view, arrange(view, layout), "fr", layout=layout).words:
        if words.behind:
            left = words.x - words.width * {"start": 0, "middle": 0.5, "end": 1}[words.anchor]
            boxes.append((left + 0.1, words.y - words.size / 2, left + words.width - 0.1, words.y + words.size / 2))
    assert [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ] == []


def test_png_is_a_png():
    assert draw_still(VIEW, "png", "fr").startswith(b"\x89PNG\r\n")


def test_png_without_matplotlib_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(InputError, match=r"png: needs matplotlib.*pip install 'aigraph\[plot\]'"):
        draw_still(VIEW, "png", "fr")


def test_dot_has_the_places():
    assert 'pos="' in draw_still(VIEW, "dot", "fr").decode()


def test_mermaid_has_ties_with_their_names():
    assert '-->|"in"|' in draw_still(VIEW, "mermaid", "fr").decode()


def test_a_focus_keeps_what_is_near(graph):
    names = {node.label["en"] for node in view_of(graph, focus="cluster/miai").nodes}
    assert {"MIAI Cluster", "Université Grenoble Alpes"} <= names
    assert "CNRS" not in names


def test_a_deeper_focus_keeps_more(graph):
    assert len(view_of(graph, focus="CNRS", depth=2).nodes) > len(view_of(graph, focus="CNRS").nodes)


def test_a_focus_says_what_it_shows(graph):
    assert view_of(graph, focus="CNRS").summary["en"] == "What is tied to “CNRS”"


def test_a_part_has_no_figures_of_the_whole(graph):
    part = view_of(graph, focus="CNRS")
    assert (part.measure, part.observations, {*part.sheets} <= {"matrix", "map"}) == (None, (), True)


def test_a_focus_on_what_is_not_drawn_is_refused(graph):
    with pytest.raises(UsageError, match="it is not in the picture"):
        view_of(graph, focus="region/bretagne")


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ({"layout": "forse"}, r"no such layout \(did you mean force\?\)"),
        ({"theme": "blue"}, "there are light, dark"),
    ],
)
def test_what_there_is_not_is_refused(graph, choices, told):
    with pytest.raises(UsageError, match=told):
        draw_as(graph, "svg", **choices)


def test_places_without_coordinates_are_refused():
    with pytest.raises(UsageError, match="nothing that is drawn has coordinates"):
        arrange(VIEW, "geo")


def test_a_page_is_its_text(graph):
    page = graph.draw(focus="CNRS")
    assert str(page).startswith("<!DOCTYPE html>")


def test_a_page_saves_itself(tmp_path):
    assert Page("é").save(tmp_path / "a.html").read_bytes() == b"\xc3\xa9"


def test_a_notebook_shows_a_page_in_a_frame_with_an_origin_of_its_own():
    shown = Page('<p title="x">')._repr_html_()
    assert 'srcdoc="&lt;p title=&quot;x&quot;&gt;"' in shown
    assert "allow-same-origin" not in shown


def test_a_theme_that_was_asked_for_stands_in_the_page(graph):
    assert '"theme":"dark"' in graph.draw(focus="CNRS", theme="dark")


def test_another_project_is_drawn_in_every_layout_that_it_has_places_for():
    orchards = view_of(aigraph.load(Path(__file__).parent / "projects" / "orchards"))
    for layout in ("constellation", "bipartite", "force"):
        assert set(arrange(orchards, layout)) == {node.id for node in orchards.nodes}
