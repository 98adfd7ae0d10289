"""Plots: the same bytes every time, letters large enough, nothing cut, in both languages, of any project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

import aigraph
from aigraph.measures import Ranking
from aigraph.plots import KINDS
from aigraph.plots.distribution import draw_distribution
from aigraph.plots.drawing import LIGHT, SMALLEST, short
from aigraph.plots.ranking import draw_ranking
from aigraph.plots.sides import read_sides
from aigraph.plots.wording import NEIGHBOURS
from aigraph.project import shipped_root

ORCHARDS = Path(__file__).parent / "projects" / "orchards"
matplotlib = pytest.importorskip("matplotlib", reason="the extra plot is not installed")
PLOTS = [("ranking", ""), ("members", ""), ("clusters", ""), ("clusters", "clusters"), ("clusters", "institutions"),
    ("distribution", ""), ("ranking", "membership")]  # fmt: skip


@pytest.fixture(scope="module")
def graphs(graph):
    return {"fr": graph, "en": aigraph.load(shipped_root(), "en")}


def texts(figure):
    """Every text of a figure that is seen."""
    return [text for text in figure.findobj(matplotlib.text.Text) if text.get_text().strip() and text.get_visible()]


def outside(figure):
    """The texts of which a part lies outside the sheet as it is saved."""
    canvas = matplotlib.backends.backend_agg.FigureCanvasAgg(figure)
    canvas.draw()
    sheet = figure.get_tightbbox(canvas.get_renderer()).padded(0.15).transformed(figure.dpi_scale_trans)
    boxes = [(text.get_text(), text.get_window_extent(canvas.get_renderer())) for text in texts(figure)]
    return [
        told for told, box in boxes if box.x0 < sheet.x0 or box.x1 > sheet.x1 or box.y0 < sheet.y0 or box.y1 > sheet.y1
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("kind", "network"), PLOTS)
def test_no_letter_is_smaller_than_eight_points(graphs, kind, network, language):
    figure = graphs[language].plot(kind, network).figure
    assert min(text.get_fontsize() for text in texts(figure)) >= SMALLEST == 8


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("kind", "network"), PLOTS)
def test_no_label_is_cut(graphs, kind, network, language):
    assert outside(graphs[language].plot(kind, network).figure) == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("kind", "network"), PLOTS)
def test_no_two_level_labels_overlap(graphs, kind, network, language):
    figure = graphs[language].plot(kind, network).figure
    canvas = matplotlib.backends.backend_agg.FigureCanvasAgg(figure)
    canvas.draw()
    level = [text for text in texts(figure) if not text.get_rotation()]
    boxes = [(text.get_text(), text.get_window_extent(canvas.get_renderer()).shrunk(0.96, 0.9)) for text in level]
    pairs = [(one, other) for number, one in enumerate(boxes) for other in boxes[number + 1 :]]
    assert [(one, other) for (one, box), (other, beside) in pairs if box.overlaps(beside)] == []


@pytest.mark.parametrize(("kind", "network"), PLOTS)
def test_the_two_languages_have_titles_of_their_own(graphs, kind, network):
    assert graphs["fr"].plot(kind, network).title != graphs["en"].plot(kind, network).title


@pytest.mark.parametrize("form", ["svg", "png"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_plot_is_the_same_bytes(graph, kind, form):
    assert graph.plot(kind).data(form) == graph.plot(kind).data(form)


def test_an_svg_has_no_date_and_no_name_of_the_program_that_drew_it(graph):
    data = graph.plot("clusters").data("svg")
    assert (b"<dc:date>" in data, b"Matplotlib" in data) == (False, False)


def test_a_tie_is_shown_as_the_places_that_are_shared(graph):
    assert {"1–2", "3", "4–54"} <= {text.get_text() for text in texts(graph.plot("ranking").figure)}


def test_a_ranking_that_cuts_a_tie_says_so(graphs):
    told = " ".join(text.get_text() for text in texts(graphs["en"].plot("ranking", top=5).figure))
    assert "share the places 4 to 54" in told


def test_intervals_are_drawn_from_the_lowest_to_the_highest_place(graph):
    found = graph.uncertainty("institutions", "betweenness").interval(graph.find("institution/cnrs").iri)
    lines = graph.plot("ranking").figure.axes[0].get_lines()
    drawn = [tuple(line.get_xdata()) for line in lines if line.get_color() == LIGHT]
    assert drawn[0] == (found.low, found.high)


def test_a_ranking_without_what_is_not_known_is_bare(graph):
    lines = graph.plot("ranking", uncertainty=False).figure.axes[0].get_lines()
    assert [line for line in lines if line.get_color() == LIGHT] == []


def test_the_heat_map_marks_each_participation_once(graph):
    marked = [patch for patch in graph.plot("members").figure.axes[0].patches if patch.get_facecolor()[:3] != (1, 1, 1)]
    assert len(marked) == graph.network("membership").number_of_edges()


def test_the_rows_are_the_larger_side_of_a_network():
    made = nx.Graph([("a", "x"), ("b", "x")])
    nx.set_node_attributes(made, {"a": "Person", "b": "Person", "x": "Club"}, "kind")
    sides = read_sides(made)
    assert (sides.rows, sides.columns) == (("a", "b"), ("x",))


def test_likeness_is_what_is_shared_of_what_either_has():
    made = nx.Graph([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    nx.set_node_attributes(made, dict.fromkeys("abc", "Person") | dict.fromkeys("xy", "Club"), "kind")
    assert read_sides(made).likeness("x", "y") == pytest.approx(1 / 3)


@pytest.mark.parametrize("edges", [[("a", "b")], []])
def test_a_network_of_one_kind_has_no_sides(edges):
    assert read_sides(nx.Graph(edges)) is None


def test_a_network_of_one_kind_is_no_heat_map(graph):
    with pytest.raises(aigraph.UsageError, match="not of two kinds"):
        graph.plot("members", "clusters")


def test_an_unknown_plot_is_refused_with_the_nearest_name(graph):
    with pytest.raises(aigraph.UsageError, match=r"did you mean ranking\?"):
        graph.plot("rankin")


def test_an_unknown_format_is_refused(graph):
    with pytest.raises(aigraph.UsageError, match="there are svg, png"):
        graph.plot("ranking").data("gif")


@pytest.mark.parametrize("values", [[], [0.0], [1.0, 1.0], [number / 7 for number in range(50)]])
def test_any_values_have_a_distribution(values):
    bars = draw_distribution(values, NEIGHBOURS, "en", "").figure.axes[0].patches
    assert sum(bar.get_height() for bar in bars) == len(values)


def test_a_value_that_is_no_number_is_no_bar():
    bars = draw_distribution([1.0, float("nan")], NEIGHBOURS, "en", "").figure.axes[0].patches
    assert len(bars) == 1


def test_a_node_of_which_a_measure_says_nothing_has_a_dash():
    ranking = Ranking("any", ("constraint",), (("a", "A", (0.5,)), ("b", "B", (float("nan"),))))
    assert {"0.5", "–"} <= {text.get_text() for text in texts(draw_ranking(ranking, "en", "", 0).figure)}


def test_a_long_name_has_two_lines_and_an_ellipsis():
    assert (short("word " * 40).count("\n"), short("word " * 40)[-1]) == (1, "…")


@pytest.mark.parametrize("kind", ["ranking", "distribution"])
def test_another_project_gets_its_plots(kind):
    assert aigraph.load(ORCHARDS).plot(kind).data("svg").startswith(b"<?xml")


def test_without_matplotlib_the_command_says_what_to_install():
    script = "import sys; sys.modules['matplotlib'] = None; from aigraph.cli import main; main()"
    run = subprocess.run([sys.executable, "-c", script, "plot", "ranking"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (
        3,
        "plots need matplotlib, which is not installed; run: pip install 'aigraph[plot]'\n",
    )


def test_the_command_writes_the_file(tmp_path):
    file = tmp_path / "ranking.png"
    run = [sys.executable, "-c", "from aigraph.cli import main; main()", "plot", "ranking", "-o", str(file)]
    subprocess.run(run, check=True, capture_output=True)
    assert file.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", ["ranking", "distribution"])
def test_a_plot_is_of_one_measure(graph, kind):
    with pytest.raises(aigraph.UsageError, match="all: one measure is wanted here"):
        graph.plot(kind, "clusters", measure="all", uncertainty=False)
