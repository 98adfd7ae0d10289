"""Two real servers, started for the tests on ports of their own at the loopback address, and ended with them."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from aigraph.engines import RemoteEngine, open_endpoint
from aigraph.stores import open_snapshot, push_by_graphs, write_snapshot

SECONDS_TO_START = 60
VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 8
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 8
MaxClientConnections = 8
[SPARQL]
ResultSetMaxRows = 1000
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 60
"""


@dataclass(frozen=True)
class Running:
    """A server that runs: its addresses for queries, graphs and updates."""

    query: str
    store: str
    update: str


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def wait_for(url, process, log):
    """Until the server answers at all, with whatever status."""
    for _ in range(SECONDS_TO_START * 10):
        if process.poll() is not None:
            pytest.fail(f"the server ended: {log.read_text(errors='replace')[-2000:]}")
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310  (loopback)
        except urllib.error.HTTPError as error:
            error.close()
            return
        except OSError:
            time.sleep(0.1)
            continue
        return
    pytest.fail(f"the server did not answer in {SECONDS_TO_START} s")


def start(command, folder, url):
    """A server's process, running and answering; it is ended when the generator is."""
    log = folder / "output.txt"
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=folder, stdout=stream, stderr=stream, stdin=subprocess.DEVNULL)
    try:
        wait_for(url, process, log)
        yield
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def start_oxigraph(tmp_path_factory):
    """Starts Oxigraph servers, empty ones."""
    beside = Path(sys.executable).parent / "oxigraph"
    binary = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if binary is None:
        pytest.skip("the Oxigraph server is not here (pip install oxigraph)")
    started = []

    def run():
        folder, port = tmp_path_factory.mktemp("oxigraph"), free_port()
        base = f"http://127.0.0.1:{port}"
        process = start([binary, "serve", "--location", "data", "--bind", f"127.0.0.1:{port}"], folder, base)
        next(process)
        started.append(process)
        return Running(f"{base}/query", f"{base}/store", f"{base}/update")

    yield run
    for process in started:
        process.close()


@pytest.fixture(scope="session")
def empty_virtuoso(tmp_path_factory):
    """A Virtuoso whose public account may write, as its keeper would grant it behind a door of his own."""
    binary, console = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if binary is None or console is None:
        pytest.skip("Virtuoso is not here (Debian: apt install virtuoso-opensource-7-bin)")
    folder, sql, http = tmp_path_factory.mktemp("virtuoso"), free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(sql=sql, http=http))
    base = f"http://127.0.0.1:{http}"
    command = [binary, "+foreground", "+configfile", "virtuoso.ini"]
    process = start(command, folder, f"{base}/sparql?query=ASK%7B%7D")
    next(process)
    grant = 'EXEC=GRANT SPARQL_UPDATE TO "SPARQL"'
    subprocess.run([console, f"127.0.0.1:{sql}", "dba", "dba", grant], capture_output=True, check=True, timeout=60)
    yield Running(f"{base}/sparql", f"{base}/sparql-graph-crud", f"{base}/sparql")
    process.close()


@pytest.fixture(scope="session")
def oxigraph(start_oxigraph, graph):
    """An Oxigraph server that holds the shipped graph."""
    server = start_oxigraph()
    push_by_graphs(graph.dataset, open_endpoint(server.store))
    return server


@pytest.fixture(scope="session")
def virtuoso(empty_virtuoso, graph):
    """A Virtuoso that holds the shipped graph."""
    push_by_graphs(graph.dataset, open_endpoint(empty_virtuoso.store), open_endpoint(empty_virtuoso.update))
    return empty_virtuoso


@pytest.fixture(scope="session")
def engines(request, graph, tmp_path_factory):
    """The engine of a name over the shipped graph; a server is started when it is first asked for."""
    made = {}

    def disk():
        folder = tmp_path_factory.mktemp("store")
        write_snapshot(folder, graph.dataset)
        return open_snapshot(folder, graph.project)

    def remote(name):
        server = request.getfixturevalue(name)
        return RemoteEngine(open_endpoint(server.query), graph.project, graph.dataset.vocabulary)

    def ours():
        server = request.getfixturevalue("server")
        endpoint = open_endpoint(f"{server.url}/sparql")
        return RemoteEngine(endpoint, graph.project, graph.dataset.vocabulary, default_graph="")

    local = {"disk": disk, "ours": ours}

    def engine(name):
        if name not in made:
            made[name] = local[name]() if name in local else remote(name)
        return made[name]

    return engine
