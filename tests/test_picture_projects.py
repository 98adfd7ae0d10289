"""The picture of projects about something else entirely: rivers, with every query, and orchards, with none."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import ORCHARDS

import aigraph
from aigraph.picture.gathering import gather
from aigraph.picture.view import Measure

if TYPE_CHECKING:
    from pathlib import Path

    from aigraph.picture.view import Fact, Node, View

RIVERS = ORCHARDS.parent / "rivers"
BASE = "https://example.org/rivers/id/"
TABS = ["matrix", "map", "money", "timeline"]


@pytest.fixture(scope="module")
def rivers() -> Any:
    return aigraph.load(RIVERS)


@pytest.fixture(scope="module")
def view(rivers: Any) -> View:
    return gather(rivers.dataset)


@pytest.fixture(scope="module")
def orchards() -> View:
    return gather(aigraph.load(ORCHARDS).dataset)


def node(view: View, name: str) -> Node:
    return next(found for found in view.nodes if found.id.endswith(f"/id/{name}"))


def values(facts: tuple[Fact, ...], name: str, language: str = "en") -> list[Any]:
    """The values of the facts of a name."""
    found = [fact.value for fact in facts if fact.property[language] == name]
    return [value if isinstance(value, str) else value[language] for value in found]


def test_rivers_are_valid_with_their_sources(rivers: Any) -> None:
    assert rivers.validate(RIVERS.with_name("rivers-sources")) is None


def test_every_tab_has_something_to_show(view: View) -> None:
    assert list(view.sheets) == TABS


def test_what_does_not_add_up_has_no_sum(tmp_path: Path, edit: Any) -> None:
    shutil.copytree(RIVERS, tmp_path / "rivers")
    edit(tmp_path / "rivers/queries/picture/measure.rq", "SELECT ?label ?total", "SELECT ?label")
    measure = gather(aigraph.load(tmp_path / "rivers").dataset).measure
    assert measure == Measure({"en": "To restore", "fr": "À restaurer"}, None)


def test_hubs_are_measured_in_what_the_project_measures(view: View) -> None:
    assert (view.measure and dict(view.measure.total), node(view, "basin/lisse").quantity) == (
        {"en": "376\u00a0km", "fr": "376\u00a0km"}, {"en": "120\u00a0km", "fr": "120\u00a0km"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["The Lisse has 120 of the 376\u00a0km to restore (32%).",
                "Otter Trust takes part on 3 rivers, more than any other partner."]),
        ("fr", ["Lisse compte 120 des 376\u00a0km à restaurer (32\u00a0%).",
                "Fonds de la loutre intervient sur 3 rivières, plus que tout autre partenaire."]),
    ],
)  # fmt: skip
def test_observations_are_computed(view: View, language: str, told: list[str]) -> None:
    assert [observation.text[language] for observation in view.observations] == told


def test_filters_are_the_projects_own(view: View) -> None:
    assert [facet.label["en"] for facet in view.facets] == ["region", "role", "kind of work", "kind of partner"]


@pytest.mark.parametrize(
    ("thing", "language", "told"),
    [
        ("basin/aubel", "en", ["granted: £4,200,000", "pledged: £600,000"]),
        ("basin/aubel", "fr", ["accordé : 4\u202f200\u202f000\u00a0£", "promis : 600\u202f000\u00a0£"]),
        ("basin/wend", "en", ["granted: at most £900,000"]),
    ],
)
def test_sums_of_another_currency_stand_first_on_the_card(
    view: View, thing: str, language: str, told: list[str]
) -> None:
    facts = node(view, thing).facts
    name = "sum" if language == "en" else "somme"
    assert (values(facts, name, language), values(facts[: len(told)], name, language)) == (told, told)


def test_a_period_begins_before_it_ends(view: View) -> None:
    card = node(view, "programme/living-rivers").facts
    (grant,) = [fact for fact in node(view, "basin/lisse").facts if fact.property["en"] == "sum"]
    names = [fact.property["en"] for fact in card if fact.property["en"] in ("start", "end")]
    assert (names, [name["en"] for name, _ in grant.details]) == (["start", "end"], ["payer", "start", "end"])


@pytest.mark.parametrize("end", ["source", "target"])
def test_a_tie_with_an_inverse_is_read_from_both_ends(view: View, end: str) -> None:
    (edge,) = [edge for edge in view.edges if edge.kind.endswith("#flowsInto")]
    told = edge.label if end == "source" else edge.inverse
    names = {"source": ("flows into", "se jette dans"), "target": ("is fed by", "est alimenté par")}
    assert told == dict(zip(("en", "fr"), names[end], strict=True))


def test_an_open_count_is_told_on_the_card(view: View) -> None:
    (told,) = node(view, "basin/aubel").standing
    assert told["en"] == "Open list: besides those named here, the documents count others without naming them (12)."


@pytest.mark.parametrize(
    ("partner", "told"),
    [("otter-trust", "no other rank was found"), ("anglers-of-westmarch", "the rank may be ")],
)
def test_a_rank_is_told_with_how_sure_it_is(view: View, partner: str, told: str) -> None:
    (sentence,) = node(view, f"partner/{partner}").standing
    assert "of 16 in the network “partners”" in sentence["en"]
    assert f"counting those they leave unnamed, {told}" in sentence["en"]


def test_a_reading_is_shown_with_the_passages_that_it_begins_from(view: View) -> None:
    (fact,) = [fact for fact in node(view, "partner/ferrand-institute").facts if fact.property["en"] == "lies in"]
    (proof,) = fact.proofs
    assert (proof.evidence.kind, len(proof.bases)) == ("reading", 2)


def test_no_word_of_the_french_project_is_on_the_page(rivers: Any) -> None:
    page = str(rivers.draw()).partition('id="page-data">')[2].partition("</script>")[0].lower()
    assert [word for word in ("cluster", "cnrs", "établissement", "institution", "€") if word in page] == []


# ---- Languages


def with_languages(folder: Path, languages: str) -> View:
    """The view of the rivers in other languages."""
    shutil.copytree(RIVERS, folder, dirs_exist_ok=True)
    settings = folder / "aigraph.toml"
    text = settings.read_text(encoding="utf-8").replace('["en", "fr"]', languages)
    settings.write_text(text, encoding="utf-8")
    return gather(aigraph.load(folder).dataset)


def test_a_project_of_one_language_has_a_page(tmp_path: Path) -> None:
    found = with_languages(tmp_path, '["en"]')
    assert (found.languages, dict(found.title), list(found.sheets)) == (
        ("en",), {"en": "Living Rivers of Westmarch"}, TABS,
    )  # fmt: skip


def test_what_a_third_language_does_not_name_is_named_in_the_first(tmp_path: Path) -> None:
    found = with_languages(tmp_path, '["en", "fr", "de"]')
    names = [thing.label["de"] == thing.label["en"] for thing in found.nodes]
    assert (found.title["de"], found.summary["de"], all(names)) == (found.title["en"], found.summary["en"], True)


# ---- A project without queries for the picture


def test_what_has_no_name_is_told_by_what_it_points_to(orchards: View) -> None:
    facts = node(orchards, "orchard/hillside").facts
    assert [(fact.property["en"], fact.value) for fact in facts] == [
        ("planting", {"en": "Early Amber", "de": "Früher Bernstein"}),
        ("planting", {"en": "Winter Bell", "de": "Winterglocke"}),
    ]


def test_what_has_no_name_tells_its_figures(orchards: View) -> None:
    (planting,) = node(orchards, "orchard/millbrook").facts
    assert [(name["en"], value) for name, value in planting.details] == [
        ("trees", {"en": "80", "de": "80"}), ("planted", {"en": "1998", "de": "1998"}),
    ]  # fmt: skip


def test_a_register_is_no_thing_to_draw(orchards: View) -> None:
    assert {mark.label["en"] for mark in orchards.marks} == {"orchard", "variety"}
