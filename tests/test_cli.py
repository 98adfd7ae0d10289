"""The commands, as people type them: data on standard output, messages on standard error, the right status."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys

import pytest

from aigraph.measures import MEASURES

COMMAND = [sys.executable, "-c", "from aigraph.cli import main; main()"]


def run(*arguments, cwd=None, stdin=None, env=None):
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        input=stdin,
        env=os.environ | (env or {}),
    )


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_query_prints_only_csv_when_it_is_piped():
    found = run("query", "clusters", "-f", "csv")
    assert (found.stdout.splitlines()[0], found.stderr, found.returncode) == ("cluster,name,lead,amount_eur", "", 0)


def test_the_clusters_come_with_leads_and_awards():
    first, second = rows(run("query", "clusters", "-f", "csv").stdout)[:2]
    assert (first["amount_eur"], second["lead"]) == ("75000000", "HEC Paris; Institut Polytechnique de Paris")


def test_the_participations_are_sixty_four():
    assert len(rows(run("query", "participations", "-f", "csv").stdout)) == 64


def test_centrality_prints_only_csv_with_one_column_a_measure_and_says_beside_it_what_holds():
    found = run("centrality", "--network", "institutions", "-f", "csv")
    assert (found.stdout.splitlines()[0], found.stderr) == (
        "rank,node,name,degree,betweenness,closeness,eigenvector,pagerank",
        (
            "Le réseau a 5 parties qu’aucun lien ne joint ; eigenvector : non comparable d’une partie à l’autre.\n"
            "Les poids sont des forces pour pagerank.\n"
        ),
    )


def test_centrality_ranks_every_institution():
    assert len(rows(run("centrality", "--network", "institutions", "-f", "csv").stdout)) == 54


def test_centrality_gives_the_first_only_by_the_measure_asked_for():
    found = run("centrality", "--network", "clusters", "--measure", "degree", "--top", "1", "-f", "json")
    assert list(json.loads(found.stdout)["nodes"][0]) == ["rank", "node", "name", "degree"]


@pytest.mark.parametrize("value", ["cluster/miai", "https://w3id.org/aigraph/id/cluster/miai"])
def test_a_parameter_takes_an_id_or_an_iri(value):
    assert len(rows(run("query", "cluster-themes", "--set", f"cluster={value}").stdout)) == 8


def test_names_come_in_the_language_that_is_asked_for():
    assert rows(run("query", "clusters", "--lang", "en").stdout)[0]["lead"] == "PSL University"


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (["query", "SELECT (1 AS ?one) {}"], None),
        (["query", "-"], "SELECT (1 AS ?one) {}"),
        (["query", "one.rq"], None),
    ],
)
def test_a_query_is_a_text_a_file_or_standard_input(tmp_path, arguments, stdin):
    (tmp_path / "one.rq").write_text("SELECT (1 AS ?one) {}", encoding="utf-8")
    assert run(*arguments, stdin=stdin, cwd=tmp_path).stdout == "one\n1\n"


def test_a_construct_prints_turtle():
    found = run("query", "CONSTRUCT { ?c a aig:Cluster } { ?c a aig:Cluster }")
    assert found.stdout.count(" a aig:Cluster") == 9


def test_the_saved_queries_are_listed_with_their_questions():
    listed = {row["name"]: row for row in rows(run("query", "--list").stdout)}
    assert listed["shared-institutions"]["parameters"] == "min=2"


def test_foreign_rdf_files_are_asked_as_they_are(tmp_path):
    (tmp_path / "a.nq").write_text('<http://a/s> <http://a/p> "x" <http://a/g> .\n', encoding="utf-8")
    found = run("query", "SELECT ?g { GRAPH ?g { ?s ?p ?o } }", "--data", tmp_path / "a.nq")
    assert found.stdout == "g\nhttp://a/g\n"


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["query", "cluster"], 2, "did you mean clusters?"),
        (["query", "SELECT ?x {\n ?x ?y }}"], 2, "line 2, column"),
        (["query", "nowhere.rq"], 3, "nowhere.rq: cannot be read"),
        (["query", "clusters", "--set", "minimum=3"], 2, "has no parameter minimum"),
        (["query", "shared-institutions", "--set", "min=many"], 2, "write a whole number"),
        (["query", "clusters", "-f", "cvs"], 2, "did you mean csv?"),
        (["query", "clusters", "--lang", "de"], 2, "the project has fr, en"),
        (["query", "x", "--project", "/nonexistent"], 2, "no project here"),
        (["centrality", "--network", "institution"], 2, "did you mean institutions?"),
        (["centrality", "--measure", "degre"], 2, "did you mean degree?"),
        (["show", "cluster/maia"], 2, "did you mean cluster/miai?"),
        (["export", "-f", "xml"], 2, "no such format"),
        (["export", "--network", "institutions", "-f", "sssom"], 2, "-f sssom is a form of the whole graph"),
        (["export", "--network", "institutions", "-f", "turtle"], 2, "-f turtle is a form of the whole graph"),
        (["cite", "aef-2024", "x", "--sources", "/nonexistent"], 2, "no such folder"),
        (["draw", "-o", "/nonexistent/graph.html"], 3, "cannot be written"),
        (["build", "--sources", "/nonexistent", "-o", "never"], 2, "no such folder"),
    ],
)
def test_what_a_user_causes_is_told_in_one_message(tmp_path, arguments, status, told):
    found = run(*arguments, cwd=tmp_path)
    assert (found.returncode, found.stdout, told in found.stderr, "Traceback" in found.stderr) == (
        status,
        "",
        True,
        False,
    )


def test_build_writes_four_files_and_says_so(tmp_path):
    found = run("build", "-o", tmp_path / "out")
    assert (found.returncode, found.stdout, sorted(path.name for path in (tmp_path / "out").iterdir())) == (
        0,
        "",
        ["aigraph.jsonld", "aigraph.trig", "aigraph.ttl", "summary.json"],
    )


def test_a_finding_stops_the_build_and_nothing_is_replaced(project):
    run("build", "-o", project / "build", cwd=project)
    before = (project / "build/aigraph.ttl").read_bytes()
    file = project / "data/clusters/miai.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("amount: 70000000", "amount: 0", 2), encoding="utf-8")
    found = run("build", "-o", project / "build", cwd=project)
    assert (found.returncode, (project / "build/aigraph.ttl").read_bytes() == before) == (1, True)
    assert "data/clusters/miai.yaml:" in found.stderr


def test_findings_come_as_text_json_and_sarif(project):
    file = project / "data/clusters/miai.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("type: Cluster", "type: Clutser", 1), encoding="utf-8")
    text = run("validate", cwd=project)
    as_json = json.loads(run("validate", "-f", "json", cwd=project).stdout)
    sarif = json.loads(run("validate", "-f", "sarif", cwd=project).stdout)
    place = as_json[0]["places"][0]
    region = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert text.stdout.startswith(f"{place['file']}:{place['line']}:{place['column']}: ")
    assert (text.returncode, region["startLine"], as_json[0]["rule"]) == (1, place["line"], "unknown-type")


def test_cite_prints_a_block_that_can_be_pasted(sources):
    title = (sources / "aef-2024.txt").read_text(encoding="utf-8").strip().split("\n")[0]
    found = run("cite", "aef-2024", title, "--sources", sources)
    assert found.stdout.startswith("- passage: ../source/aef-2024#char=")


def test_cite_refuses_words_that_stand_there_twice_and_lists_the_places(sources):
    found = run("cite", "aef-2024", "Inria", "--sources", sources)
    assert (found.returncode, "times; take more of the sentence" in found.stderr) == (2, True)


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [(".ttl", "# "), (".nt", "<"), (".jsonld", "{"), (".rdf", "<?xml"), (".trig", "# "), (".nq", "<")],
)
def test_the_format_is_told_by_the_suffix(tmp_path, suffix, begins):
    run("export", "-o", tmp_path / f"out{suffix}")
    assert (tmp_path / f"out{suffix}").read_text(encoding="utf-8").startswith(begins)


def test_a_network_is_exported_by_its_name(tmp_path):
    run("export", "--network", "clusters", "-o", tmp_path / "out.graphml")
    assert "graphml" in (tmp_path / "out.graphml").read_text(encoding="utf-8")


def test_draw_writes_one_page_and_says_so(tmp_path):
    found = run("draw", "-o", "page.html", cwd=tmp_path)
    assert (found.stdout, found.stderr, (tmp_path / "page.html").is_file()) == ("", "wrote page.html\n", True)


def test_show_tells_facts_with_their_evidence():
    assert "[AEF info 2024, characters 4374–4422]" in run("show", "cluster/miai", "--lang", "en").stdout


def test_output_to_a_reader_that_leaves_ends_quietly():
    process = subprocess.Popen([*COMMAND, "export", "-f", "ntriples"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    assert (process.stderr.read(), process.wait()) == (b"", 0)
    process.stderr.close()


def test_no_colour_is_written_where_none_is_wanted():
    assert "\x1b" not in run("show", "cluster/miai", env={"NO_COLOR": "1"}).stdout


def test_the_version_is_the_packages():
    assert run("--version").stdout.startswith("aigraph ")


@pytest.mark.parametrize("folder", ["data", "data/clusters", "."])
def test_a_command_works_anywhere_inside_a_project(project, folder):
    assert run("query", "clusters", cwd=project / folder).returncode == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "'Clutser' n’est pas une classe du vocabulaire (vouliez-vous dire Cluster ?) ; la corriger, "),
        (
            ["--lang", "fr"],
            "'Clutser' n’est pas une classe du vocabulaire (vouliez-vous dire Cluster ?) ; la corriger, ",
        ),
        (["--lang", "en"], "'Clutser' is no class of the vocabulary (did you mean Cluster?); correct it, "),
    ],
)
@pytest.mark.parametrize("command", ["validate", "validate -f sarif", "query clusters"])
def test_findings_are_told_in_the_language_that_is_asked_for_else_in_the_projects_first(
    project, edit, command, options, told
):
    edit(project / "data/clusters/miai.yaml", "type: Cluster", "type: Clutser")
    found = run(*command.split(), *options, cwd=project)
    assert told in found.stdout + found.stderr


@pytest.mark.parametrize(("language", "message"), [("fr", "n’est pas une classe"), ("en", "is no class")])
def test_findings_for_programs_are_in_the_language_and_keep_their_rules(project, edit, language, message):
    edit(project / "data/clusters/miai.yaml", "type: Cluster", "type: Clutser")
    first, *_ = json.loads(run("validate", "-f", "json", "--lang", language, cwd=project).stdout)
    assert (message in first["message"], first["rule"]) == (True, "unknown-type")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["--lang", "en"], "cluster=cluster/maii: nothing in the graph is called so (did you mean cluster/miai?)"),
        ([], "cluster=cluster/maii: rien dans le graphe ne s’appelle ainsi (vouliez-vous dire cluster/miai ?)"),
    ],
)
def test_a_parameter_that_names_nothing_is_told_beside_the_empty_answer(options, line):
    found = run("query", "cluster-members", "--set", "cluster=cluster/maii", "-f", "csv", *options)
    assert (len(found.stdout.splitlines()), found.stderr.count("\n"), found.returncode) == (1, 2, 0)
    assert found.stderr.startswith(line)


def test_an_answer_about_absence_is_told_to_be_the_documents_on_standard_error():
    found = run("query", "clusters-without-speaker", "-f", "csv", "--lang", "en")
    assert (found.stderr, len(rows(found.stdout))) == (
        "the answer holds for what the documents name, not for the world\n",
        2,
    )


@pytest.mark.parametrize(("language", "question"), [("fr", "Où est-ce énoncé ?"), ("en", "Where is it stated?")])
def test_the_saved_queries_are_listed_in_the_language(language, question):
    listed = rows(run("query", "--list", "-f", "csv", "--lang", language).stdout)
    assert {row["name"]: row["summary"] for row in listed}["evidence"] == question


# -- networks


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_a_ranking_is_the_same_in_every_form(tmp_path, form):
    target = tmp_path / f"ranking.{form}"
    found = run("centrality", "--measure", "constraint", "--measure", "degree", "-o", target)
    assert (found.stdout, found.returncode) == ("", 0)
    first = ("1", "CNRS", 0.15944610034052165)
    if form == "parquet":
        from pyarrow import parquet  # noqa: PLC0415

        row = parquet.read_table(target).to_pylist()[0]
    elif form == "json":
        row = json.loads(target.read_text(encoding="utf-8"))["nodes"][0]
    else:
        row = rows(target.read_text(encoding="utf-8"))[0]
    assert (str(row["rank"]), row["name"], float(row["constraint"])) == pytest.approx(first)


def test_a_value_that_there_is_not_is_empty_and_has_no_rank():
    last = rows(run("centrality", "--network", "clusters", "--measure", "constraint").stdout)[-1]
    assert (last["rank"], last["constraint"]) == ("", "")


def test_json_says_how_parts_and_weights_were_taken():
    found = json.loads(run("centrality", "--measure", "pagerank", "-f", "json", "--lang", "en").stdout)
    assert found["notes"] == ["Weights are strengths in pagerank."]


def test_a_table_tells_beneath_how_parts_and_weights_were_taken():
    found = run(
        "centrality", "--measure", "eigenvector", "-f", "table", "--top", "2", "--lang", "en", "--no-uncertainty"
    )
    assert found.stdout.splitlines()[-1].startswith("The network has 5 parts that no tie joins; eigenvector")


@pytest.mark.parametrize(
    ("form", "told"), [("table", "5 parties"), ("csv", "parts,32; 15; 3; 3; 1"), ("json", '"parts"')]
)
def test_a_network_is_measured_as_a_whole(form, told):
    assert told in run("centrality", "--whole", "-f", form).stdout


def test_a_heading_of_a_table_is_never_broken():
    arguments = ("--measure", "all", "--top", "1", "--no-uncertainty", "-f", "table")
    told = run("centrality", *arguments, env={"COLUMNS": "80"}).stdout
    heads = [line.split() for line in told.splitlines() if line.startswith("rank")]
    assert [name for head in heads for name in head[2:]] == list(MEASURES)


def test_every_measure_is_explained():
    found = rows(run("centrality", "--measures", "-f", "csv", "--lang", "en").stdout)
    assert ([one["name"] for one in found][:2], len(found)) == (["degree", "betweenness"], 16)


def test_what_measures_mean_is_no_parquet():
    found = run("centrality", "--measures", "-f", "parquet")
    assert (found.returncode, found.stderr) == (
        2,
        "--measures -f parquet: they are texts; ask for table, csv or json\n",
    )


def test_communities_are_written_a_line_a_node():
    found = run("communities", "--network", "clusters", "--lang", "en")
    assert len(rows(found.stdout)) == 9
    assert "5 communities by Louvain, modularity" in found.stderr


@pytest.mark.parametrize(
    ("network", "told"),
    [
        ("memberships", "memberships: no such query in queries/networks/ (did you mean membership?)"),
        ("institutions", "similarity: institutions: nothing says what is compared; name --kind"),
    ],
)
def test_what_cannot_be_compared_is_named(network, told):
    assert run("similarity", "--network", network).stderr.startswith(told)


def test_a_network_that_is_named_twice_compares_once():
    found = run("similarity", "--network", "membership", "--network", "membership", "-f", "csv")
    assert found.stdout.splitlines()[0] == "one,other,membership"


def test_the_members_of_communities_are_named():
    found = json.loads(run("communities", "--network", "hierarchy", "-f", "json").stdout)
    assert [len(group) for group in found["communities"]] == [12, 3, 3, 2]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["CNRS", "Inserm", "--network", "institutions"], "CNRS et Inserm, par "),
        (["cluster/miai", "ENACT", "--network", "clusters", "--lang", "en"], "MIAI Cluster is tied to nothing"),
        (["CNRS", "ENACT", "-f", "json"], '"hops": 1'),
    ],
)
def test_a_path_is_told(arguments, told):
    found = run("path", *arguments)
    assert (told in found.stdout, found.stderr, found.returncode) == (True, "", 0)


def test_clusters_are_compared_by_members_and_themes():
    found = rows(run("similarity").stdout)
    assert (list(found[0]), len(found)) == (
        ["one", "other", "cluster-themes", "cluster-top-themes", "membership"],
        36,
    )


def test_another_kind_is_compared_where_it_is():
    assert len(rows(run("similarity", "--kind", "Person", "--network", "people").stdout)) == 14 * 13 / 2


def test_where_no_network_compares_anything_the_kind_is_asked_for():
    found = run("similarity", "--network", "people")
    assert (found.returncode, "name --kind" in found.stderr) == (2, True)


@pytest.mark.parametrize("suffix", ["cyjs", "dot", "mmd", "gexf"])
def test_a_network_is_exported_by_the_suffix(tmp_path, suffix):
    target = tmp_path / f"network.{suffix}"
    run("export", "--network", "people", "--layers", "stated", "-o", target)
    assert "Sorbonne" in target.read_text(encoding="utf-8")


WATCHED = "import time, sys; from aigraph.cli.output import watch\nwith watch(): time.sleep(float(sys.argv[1]))"


@pytest.mark.parametrize(("seconds", "is_shown"), [("0", False), ("1.5", True)])
def test_a_bar_is_shown_on_a_terminal_and_for_long_work_only(seconds, is_shown):
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", WATCHED, seconds], stderr=theirs) as process:
        process.wait()
    os.write(theirs, b".")
    assert (len(os.read(ours, 10_000)) > 1) == is_shown
    os.close(ours)
    os.close(theirs)


def test_no_bar_is_shown_where_standard_error_is_no_terminal():
    found = subprocess.run([sys.executable, "-c", WATCHED, "1.5"], capture_output=True, check=True)
    assert (found.stdout, found.stderr) == (b"", b"")
