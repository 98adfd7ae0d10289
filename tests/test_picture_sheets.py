"""The sheets of the picture: what the tabs Matrix, Money and Timeline are given, for our graph and for any other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aigraph
from aigraph.picture.gathering import gather
from aigraph.picture.page import render
from aigraph.picture.sharing import unshare
from aigraph.picture.sheets.matrix import make_matrix
from aigraph.picture.sheets.money import make_money
from aigraph.picture.sheets.timeline import make_timeline
from aigraph.picture.view import Proof, View
from aigraph.queries import list_queries

ORCHARDS = Path(__file__).parent / "projects" / "orchards"
ID = "https://w3id.org/aigraph/id/"
ONTOLOGY = "https://w3id.org/aigraph/ontology#"
ASKED = ("money", "money-totals", "timeline")


@pytest.fixture(scope="module")
def view(graph) -> View:
    return gather(graph.dataset)


@pytest.fixture(scope="module")
def orchards() -> View:
    return gather(aigraph.load(ORCHARDS).dataset)


@pytest.fixture(scope="module")
def money(view: View) -> dict[str, Any]:
    return view.sheets["money"]


@pytest.fixture(scope="module")
def times(view: View) -> dict[str, dict[str, Any]]:
    return {item["id"].removeprefix(ID): item for item in view.sheets["timeline"]["items"]}


def of_sum(money: dict[str, Any], name: str) -> dict[str, Any]:
    return next(told for told in money["sums"] if told["id"] == f"{ID}funding/{name}")


def total(money: dict[str, Any], of: str, status: str) -> dict[str, Any]:
    return next(told for told in money["totals"] if told["of"] == of and told["status"] == f"{ID}status/{status}")


def test_the_columns_of_the_matrix_are_the_hubs_and_its_rows_what_is_tied_to_them(view: View) -> None:
    sheet, kinds = view.sheets["matrix"], {node.id: node.kind for node in view.nodes}
    assert {kinds[iri] for iri in sheet["columns"]} == {f"{ONTOLOGY}Cluster"}
    assert not {kinds[iri] for iri in sheet["rows"]} & {f"{ONTOLOGY}Cluster"}


def test_every_tie_of_a_hub_has_its_place_in_the_matrix(view: View) -> None:
    sheet = view.sheets["matrix"]
    hubs, rows = set(sheet["columns"]), set(sheet["rows"])
    tied = {
        edge.target if edge.source in hubs else edge.source for edge in view.edges if {edge.source, edge.target} & hubs
    }
    assert tied == rows


@pytest.mark.parametrize("sheet", ["matrix", "money"])
def test_a_project_without_hubs_or_sums_has_no_such_sheet(orchards: View, sheet: str) -> None:
    assert sheet not in orchards.sheets


def test_every_sum_has_evidence(money: dict[str, Any]) -> None:
    assert all(told["proofs"] for told in money["sums"])


def test_every_name_that_the_money_needs_is_there_in_each_language(money: dict[str, Any]) -> None:
    needed = {told[key] for told in money["sums"] for key in ("id", "recipient", "group", "status")}
    needed |= {iri for told in money["sums"] for key in ("payers", "schemes") for iri in told[key]}
    assert needed <= set(money["names"])
    assert all(set(words) == {"fr", "en"} for words in money["names"].values())


def test_an_upper_bound_is_told_as_one(money: dict[str, Any]) -> None:
    told = of_sum(money, "miai/request")
    assert (told["max"], "min" in told, money["names"][told["modality"]]["fr"]) == (100_000_000, False, "près de")


def test_a_sum_without_a_figure_has_the_words_of_each_language(money: dict[str, Any]) -> None:
    told = of_sum(money, "exascale-investment/planned")
    assert ("amount" in told, sorted(told["words"])) == (False, ["en", "fr"])


def test_of_nested_schemes_the_inner_one_is_told(money: dict[str, Any]) -> None:
    assert of_sum(money, "enact/award")["schemes"] == [f"{ID}programme/ia-cluster"]


def test_a_part_names_its_whole(money: dict[str, Any]) -> None:
    assert of_sum(money, "enact/award")["whole"] == f"{ID}funding/enact/planned-budget"


@pytest.mark.parametrize("of", ["", f"{ONTOLOGY}Cluster", f"{ID}programme/ia-cluster"])
def test_the_awards_come_to_what_the_saved_query_says(graph, money: dict[str, Any], of: str) -> None:
    rows = [row for row in graph.query("money-by-status") if row["status"] == f"{ID}status/awarded"]
    assert total(money, of, "awarded")["total"] == sum(int(row["total_eur"]) for row in rows) == 360_000_000


def test_a_total_of_bounds_says_how_many_of_its_sums_are_bounds(money: dict[str, Any]) -> None:
    told = total(money, "", "earlier-period")
    assert (told["sums"], told["total"], told["at_most"]) == (2, 35_000_000, 1)


def test_no_total_is_over_two_statuses(money: dict[str, Any]) -> None:
    for told in money["totals"]:
        if told["of"] == "":
            own = [found for found in money["sums"] if found["status"] == told["status"] and "amount" in found]
            assert told["total"] <= sum(found["amount"] for found in own)


@pytest.mark.parametrize(
    ("thing", "start", "extent", "certainty"),
    [
        ("event/announcement-2024", "2024-05-21", "moment", "done"),
        ("event/prairie-psai-launch", "2025-09", "moment", "planned"),
        ("event/dataia-structuring-role", "2017", "from", "done"),
        ("programme/3ia-cote-d-azur-strategy-2019", "2019", "period", "done"),
        ("programme/3ia-cote-d-azur-strategy-2024", "2024", "period", "planned"),
        ("target/exascale/power", "2025", "until", "planned"),
        ("statement/sequoia/good-news", "2024-05-23", "moment", "done"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_stated(
    times: dict[str, dict[str, Any]], thing: str, start: str, extent: str, certainty: str
) -> None:
    found = times[thing]
    assert (found["start"], found["extent"], found["certainty"]) == (start, extent, certainty)


def test_the_evidence_of_a_date_is_of_the_date_alone(times: dict[str, dict[str, Any]]) -> None:
    (proof,) = times["event/announcement-2023"]["proofs"]
    assert (proof.evidence.kind, proof.part) == ("reading", None)


def test_what_has_no_date_keeps_the_words_for_when(times: dict[str, dict[str, Any]]) -> None:
    found = times["event/challenge-details"]
    assert ("start" in found, found["horizon"]["en"]) == (False, "in the coming weeks")


def test_any_project_with_dates_has_a_timeline(orchards: View) -> None:
    (item,) = orchards.sheets["timeline"]["items"]
    assert (item["start"], item["label"]["de"], [proof.evidence.kind for proof in item["proofs"]]) == (
        "1961-10-03", "Winterglocke", ["record"],
    )  # fmt: skip


def test_a_property_without_a_label_is_told_in_words_and_not_by_its_address(orchards: View) -> None:
    assert orchards.sheets["timeline"]["items"][0]["what"]["en"] == "first picked"


class Silent:
    """Asking in a project where no query gives anything."""

    languages = ("en",)

    def rows(self, *_: str) -> list[Any]:
        return []


class Nothing:
    """What is gathered of nothing."""

    asking, nodes, edges = Silent(), (), ()


@pytest.mark.parametrize("make", [make_matrix, make_money, make_timeline])
def test_a_sheet_without_data_does_not_exist(make: Any) -> None:
    assert make(Nothing()) is None


def test_the_page_holds_the_evidence_of_sheets_as_it_holds_that_of_facts(view: View) -> None:
    page = render(view)
    data = unshare(json.loads(page.split('id="page-data">')[1].split("</script>")[0]))
    places = [proof[0] for told in data["sheets"]["money"]["sums"] for proof in told["proofs"]]
    assert {data["evidence"][place]["kind"] for place in places} >= {"passage", "reading"}
    assert not isinstance(data["sheets"]["money"]["sums"][0]["proofs"][0], Proof)


@pytest.mark.parametrize("name", ASKED)
def test_the_queries_of_sheets_tell_their_question_and_columns(graph, name: str) -> None:
    (query,) = [query for query in list_queries(graph.project, "queries/picture") if query.name == name]
    english, french = query.summaries.en, query.summaries.fr
    columns = graph.query((graph.project.path("queries/picture") / f"{name}.rq").read_text(encoding="utf-8")).columns
    assert english != french
    assert (english[-1], french[-1]) == ("?", "?")
    assert all(column in query.description for column in columns)
