"""The life of the server: start, reload, shutdown, and what happens when one of its processes is ended from outside."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from aigraph.project import shipped_root

ASK = "ASK { ?s ?p ?o }"
NEVER = "SELECT (COUNT(*) AS ?c) { ?a ?b ?c1 . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SECONDS = """SELECT (SUM(STRLEN(CONCAT(?c1, ?f, ?i))) AS ?n) {
  { SELECT ?c1 { ?a ?b ?c1 } LIMIT 40 } ?d ?e ?f . ?g ?h ?i
}"""
COUNT = "SELECT (COUNT(*) AS ?n) { ?s <http://example.org/version> ?o }"


def run(*options, **more):
    command = [sys.executable, "-c", "from aigraph.cli import main; main()", "serve", *map(str, options)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **more)


def write_version(file, number):
    """A graph that says which version it is by the number of its triples; put in place as a whole."""
    lines = [f"<http://example.org/{n}> <http://example.org/version> {n} ." for n in range(number)]
    fresh = file.with_suffix(".new")
    fresh.write_text("\n".join(lines))
    fresh.replace(file)


def version(server):
    reply = server.ask(COUNT)
    assert reply.status == 200, reply.body
    return int(reply.json["results"]["bindings"][0]["n"]["value"])


def wait_until(what, seconds=30):
    for _ in range(seconds * 20):
        if what():
            return True
        time.sleep(0.05)
    return False


def is_running(pid):
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def begin(server, query, answers):
    """Ask in a thread of its own; the status goes to ``answers``, where one comes."""

    def ask():
        with contextlib.suppress(OSError, http.client.HTTPException):
            answers.append(server.ask(query).status)

    thread = threading.Thread(target=ask)
    thread.start()
    return thread


@pytest.fixture
def turtle(tmp_path):
    file = tmp_path / "graph.ttl"
    write_version(file, 1)
    return file


def test_the_project_is_served_where_no_file_is_named(launch):
    assert launch().ask("ASK { ?cluster a aig:Cluster }").json["boolean"] is True


def test_what_is_served_is_told_by_its_name_and_not_by_its_folders(launch, small):
    assert "serving ia-clusters at" in launch("--project", shipped_root()).told.read_text()
    assert "serving small.nq at" in launch("--data", small).told.read_text()
    assert "serving 2 files at" in launch("--data", small, "--data", small).told.read_text()


def test_data_whose_canonical_form_nobody_can_compute_are_served(launch, tmp_path):
    file = tmp_path / "symmetrical.nt"
    pairs = [(one, other) for one in range(40) for other in range(40) if one != other and (one + other) % 3]
    file.write_text("".join(f"_:b{one} <http://example.org/p> _:b{other} .\n" for one, other in pairs))
    assert launch("--data", file).ask(ASK).json["boolean"] is True


def test_a_reload_on_sighup_shows_the_new_data(launch, turtle):
    server = launch("--data", turtle)
    before = version(server)
    write_version(turtle, 2)
    server.process.send_signal(signal.SIGHUP)
    assert (before, wait_until(lambda: version(server) == 2)) == (1, True)


@pytest.mark.parametrize("how", [["--reload-every", "0.2"], []])
def test_no_request_fails_while_the_data_change_five_times(launch, turtle, how):
    server = launch("--data", turtle, "--rate", "0", *how)
    is_over, statuses = threading.Event(), []

    def ask_on(number):
        while not is_over.is_set():
            statuses.append(server.ask(f"{COUNT} # {number} {len(statuses)}").status)

    with ThreadPoolExecutor(4) as threads:
        asking = [threads.submit(ask_on, number) for number in range(4)]
        seen = []
        for number in range(2, 7):
            write_version(turtle, number)
            if not how:
                server.process.send_signal(signal.SIGHUP)
            seen.append(wait_until(lambda number=number: version(server) == number))
        is_over.set()
        for future in asking:
            future.result()
    assert (seen, set(statuses), len(statuses) > 20) == ([True] * 5, {200}, True)


def test_after_many_reloads_no_process_is_left_over(launch, turtle):
    server = launch("--data", turtle)
    before = len(server.processes())
    for number in range(2, 6):
        write_version(turtle, number)
        server.process.send_signal(signal.SIGHUP)
        assert wait_until(lambda number=number: version(server) == number)
    assert wait_until(lambda: len(server.processes()) == before)


def test_a_kept_answer_is_let_go_with_the_graph_that_gave_it(launch, turtle):
    server = launch("--data", turtle)
    tag = server.ask(COUNT).headers["etag"]
    write_version(turtle, 3)
    server.process.send_signal(signal.SIGHUP)
    assert wait_until(lambda: version(server) == 3)
    path = f"/sparql?query={quote(COUNT)}"
    assert server.get(path, If_None_Match=tag, Accept="application/sparql-results+json").status == 200


def test_data_that_cannot_be_read_leave_the_graph_as_it_was(launch, turtle):
    server = launch("--data", turtle)
    turtle.write_text("this is no Turtle")
    server.process.send_signal(signal.SIGHUP)
    server.wait_for(r"the graph stays as it was: .*graph\.ttl")
    assert version(server) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_all_processes_and_the_status_is_0(launch, turtle, number):
    server = launch("--data", turtle)
    processes = server.processes()
    server.process.send_signal(number)
    status = server.process.wait(30)
    assert (status, wait_until(lambda: not any(map(is_running, processes)))) == (0, True)


def test_requests_that_run_are_finished_before_the_end(launch, small):
    server = launch("--data", small, "--seconds", "60")
    answers = []
    asking = begin(server, SECONDS, answers)
    time.sleep(1)
    was_running = asking.is_alive()
    server.process.terminate()
    asking.join(60)
    assert (was_running, answers, server.process.wait(30)) == (True, [200], 0)


def test_a_signal_for_the_whole_group_finishes_requests_too(small, tmp_path):
    told = tmp_path / "told"
    command = [
        sys.executable,
        "-c",
        "from aigraph.cli import main; main()",
        "serve",
        "--port",
        "0",
        "--data",
        str(small),
    ]
    with told.open("w") as stream:
        process = subprocess.Popen(command, stderr=stream, start_new_session=True)
    assert wait_until(lambda: "serving" in told.read_text())
    os.killpg(process.pid, signal.SIGTERM)
    assert (process.wait(30), "has ended" in told.read_text()) == (0, False)


def test_kill_9_leaves_no_process_and_no_held_port(launch, small):
    server = launch("--data", small, "--seconds", "60")
    answers = []
    asking = begin(server, NEVER, answers)
    time.sleep(1)
    processes = server.processes()
    server.process.kill()
    server.process.wait()
    asking.join(30)
    assert wait_until(lambda: not any(map(is_running, processes)))
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", server.port))
    assert answers == []


def test_the_server_lives_on_when_its_keeper_is_killed(launch, small):
    server = launch("--data", small)
    keeper = server.processes()[1]
    os.kill(keeper, signal.SIGKILL)
    server.wait_for("the process that holds the graph has ended")
    assert wait_until(lambda: server.get("/healthz").status == 200)
    assert server.ask(f"{ASK} # not kept").json["boolean"] is True


def test_while_there_is_no_keeper_clients_are_told_to_come_back(launch, turtle):
    server = launch("--data", turtle)
    turtle.write_text("this is no Turtle")
    os.kill(server.processes()[1], signal.SIGKILL)
    assert wait_until(lambda: server.get("/healthz").status == 503)
    reply = server.ask("ASK { ?s ?p 1 }")
    write_version(turtle, 2)
    assert (reply.status, int(reply.headers["retry-after"]) > 0) == (503, True)
    assert wait_until(lambda: server.get("/healthz").status == 200)


def test_the_server_lives_on_when_its_workers_are_killed(launch, small):
    server = launch("--data", small)
    for worker in server.processes()[2:]:
        os.kill(worker, signal.SIGKILL)
    assert wait_until(lambda: server.ask(f"ASK {{ ?s ?p {time.time()} }}").status == 200)


def test_a_worker_that_is_killed_at_work_is_told_of_as_such(launch, small):
    server = launch("--data", small, "--seconds", "30", "--workers", "1")
    before, answers = set(server.processes()), []
    asking = begin(server, NEVER, answers)
    time.sleep(1)
    workers = server.processes()[2:]
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    asking.join(30)
    assert (answers, len(before)) == ([500], 3)
    assert wait_until(lambda: server.ask(f"ASK {{ ?s ?p {time.time()} }}").status == 200)


def test_a_port_that_is_taken_is_told_of(small):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = run("--data", small, "--port", port)
    assert (found.returncode, found.stderr.count("\n")) == (2, 1)
    assert f"--port {port}: Address already in use" in found.stderr


def test_an_address_that_is_not_the_machines_is_told_of(small):
    found = run("--data", small, "--port", 0, "--host", "192.0.2.1")
    assert (found.returncode, "--host 192.0.2.1" in found.stderr) == (2, True)


def test_a_file_that_cannot_be_read_is_told_of(tmp_path):
    found = run("--port", 0, "--data", tmp_path / "none.ttl")
    assert (found.returncode, "none.ttl" in found.stderr, "Traceback" in found.stderr) == (3, True, False)


def test_findings_are_told_of_with_their_status(project):
    file = project / "data/clusters/miai.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("70000000", "seventy", 1), encoding="utf-8")
    found = run("--port", 0, "--project", project)
    assert (found.returncode, "amount is 'seventy'" in found.stderr, "Traceback" in found.stderr) == (1, True, False)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--limit", "conections=3"], "did you mean connections?"),
        (["--limit", "connections=many"], "'many' is no number"),
        (["--limit", "workers=0"], "workers is 0; it takes a number greater than 0"),
        (["--limit", "queue=-5"], "queue is -5"),
        (["--limit", "wait_seconds=nan"], "wait_seconds is nan"),
        (["--seconds", "inf"], "query_seconds is inf"),
        (["--allow-host", "https://graph.example.org"], "no name of a host; write it without https:// and port"),
        (["--allow-host", "graph.example.org:443"], "no name of a host"),
        (["--allow-origin", "app.example"], "no site; write it with http:// or https://"),
        (["--allow-origin", "https://app.example/page"], "no site"),
        (["--access-log", "loud"], "json, text, off"),
        (["--lang", "de"], "the project has fr, en"),
    ],
)
def test_an_option_that_makes_no_sense_is_told_of(options, message):
    found = run("--port", 0, *options)
    assert (found.returncode, message in found.stderr) == (2, True)


def test_without_the_extra_the_command_says_what_to_install(tmp_path):
    (tmp_path / "uvicorn.py").write_text("raise ModuleNotFoundError('no', name='uvicorn')")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    found = run("--port", 0, env=os.environ | {"PYTHONPATH": path})
    assert (found.returncode, found.stderr) == (
        2, "aigraph serve: needs uvicorn; install it with: pip install 'aigraph[serve]'\n",
    )  # fmt: skip
