"""What many tests need: the shipped graph, copies of projects to spoil, source texts, servers, and a browser."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest

import aigraph
from aigraph.errors import FindingsError
from aigraph.project import shipped_root

SOURCES = Path(__file__).resolve().parents[2] / "shared" / "sources"
W3C = SOURCES.parent / "w3c" / "sparql11.tgz"
ORCHARDS = Path(__file__).parent / "projects" / "orchards"


@pytest.fixture(autouse=True, scope="session")
def in_both_languages():
    """Whatever findings a test raises, each must be told in both languages, and not the same in both."""
    make = FindingsError.__init__

    def checked(error, findings):
        make(error, findings)
        same = [finding for finding in error.findings if finding.tell("en") == finding.tell("fr")]
        assert same == []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FindingsError, "__init__", checked)
        yield


@pytest.fixture(scope="session")
def graph():
    """The shipped graph in French."""
    return aigraph.load(shipped_root())


@pytest.fixture
def project(tmp_path):
    """A copy of the shipped project that a test may spoil."""
    copy = tmp_path / "project"
    copy.mkdir()
    for name in ("data", "ontology", "queries"):
        shutil.copytree(shipped_root() / name, copy / name)
    shutil.copy(shipped_root() / "aigraph.toml", copy)
    return copy


@pytest.fixture(scope="session")
def sources():
    """The folder of the two source documents; they are other people's and not part of the project."""
    if not SOURCES.is_dir():
        pytest.skip("the source documents are not here (../shared/sources)")
    return SOURCES


@pytest.fixture
def facts_project(tmp_path):
    """The smallest project: the settings and the vocabulary of tests/projects/orchards, and no data file yet."""
    (tmp_path / "ontology").mkdir()
    (tmp_path / "data").mkdir()
    shutil.copy(ORCHARDS / "aigraph.toml", tmp_path)
    shutil.copy(ORCHARDS / "ontology/context.jsonld", tmp_path / "ontology")
    return tmp_path


@pytest.fixture
def write_facts(facts_project):
    """Writes a data file of the smallest project; a text as UTF-8, bytes as they are."""

    def write(content, name="facts.yaml"):
        file = facts_project / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return facts_project

    return write


@pytest.fixture
def edit():
    """Replaces a text that stands in a file once."""

    def replace(file, old, new):
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    return replace


class Reply(NamedTuple):
    """What a server answered: headers by their names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self):
        """The body as JSON."""
        return json.loads(self.body)


class Server:
    """``aigraph serve`` in a process of its own, at a free port."""

    def __init__(self, folder, *options):
        self.told = folder / "stderr.txt"
        program = "from aigraph.cli import main; main()"
        command = [sys.executable, "-c", program, "serve", "--port", "0", *map(str, options)]
        with self.told.open("w") as told:
            self.process = subprocess.Popen(command, stderr=told, stdout=subprocess.DEVNULL)
        found = self.wait_for(r"serving .* at http://127\.0\.0\.1:(\d+)/")
        self.port = int(found[1])
        self.url = f"http://127.0.0.1:{self.port}"

    def wait_for(self, pattern, seconds=60):
        """Wait until it says something on standard error; fails when it ends before, or says it never."""
        for _ in range(int(seconds * 20)):
            found = re.search(pattern, self.told.read_text())
            if found:
                return found
            assert self.process.poll() is None, f"it ended: {self.told.read_text()}"
            time.sleep(0.05)
        return pytest.fail(f"{pattern} never came: {self.told.read_text()}")

    def request(self, method, path, body=None, timeout=60, **headers):
        """One request; underscores in names of headers stand for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            read = response.read()
            return Reply(response.status, {name.lower(): value for name, value in response.getheaders()}, read)
        finally:
            connection.close()

    def get(self, path, **headers):
        """A GET."""
        return self.request("GET", path, **headers)

    def page(self, path, **headers):
        """The text of an answer that is asked for as a browser asks."""
        accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
        return self.get(path, Accept=accept, **headers).body.decode()

    def ask(self, query, accept="application/sparql-results+json", **fields):
        """A query by GET."""
        return self.get("/sparql?" + urlencode({"query": query, **fields}, doseq=True), Accept=accept)

    def processes(self):
        """The process ids of the server and of all below it, as the system tells them (Linux)."""
        found, waiting = [], [self.process.pid]
        while waiting:
            pid = waiting.pop()
            found.append(pid)
            tasks = Path(f"/proc/{pid}/task").glob("*/children")
            waiting += [int(child) for task in tasks for child in task.read_text().split()]
        return found

    def stop(self):
        """End it, kindly at first."""
        self.process.terminate()
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


@pytest.fixture(scope="module")
def launch(tmp_path_factory):
    """Starts servers with the options given, and ends them after the tests of the file."""
    pytest.importorskip("uvicorn")
    started = []

    def start(*options):
        server = Server(tmp_path_factory.mktemp("server"), *options)
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A file of four hundred triples, some of them in a graph, for queries that are to last long."""
    lines = [f'<http://example.org/{n}> <http://example.org/p{n % 7}> "{n}" .' for n in range(400)]
    lines += [
        f"<http://example.org/{n}> <http://example.org/in> <http://example.org/g> <http://example.org/g> ."
        for n in range(5)
    ]
    file = tmp_path_factory.mktemp("data") / "small.nq"
    file.write_text("\n".join(lines) + "\n")
    return file


@pytest.fixture(scope="session")
def w3c(tmp_path_factory):
    """The folder of the W3C's SPARQL 1.1 tests; they are not part of the project."""
    if not W3C.is_file():
        pytest.skip("the W3C's tests are not here (../shared/w3c/sparql11.tgz)")
    folder = tmp_path_factory.mktemp("w3c")
    with tarfile.open(W3C) as archive:
        if hasattr(tarfile, "data_filter"):  # since Python 3.11.4
            archive.extraction_filter = tarfile.data_filter
        archive.extractall(folder)  # noqa: S202  (the W3C's own archive, filtered where Python can)
    return folder / "sparql11"


@contextlib.contextmanager
def serving(tmp_path_factory, *options):
    """A server for as long as it is used, which does not mind how often it is asked."""
    pytest.importorskip("uvicorn")
    server = Server(tmp_path_factory.mktemp("server"), "--rate", "0", "--access-log", "off", *options)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A server of the shipped graph."""
    with serving(tmp_path_factory, "--project", shipped_root()) as server:
        yield server


@pytest.fixture(scope="session")
def orchards_server(tmp_path_factory):
    """A server of a project about something else."""
    with serving(tmp_path_factory, "--project", ORCHARDS) as server:
        yield server


@pytest.fixture(scope="session")
def files_server(tmp_path_factory):
    """A server of a file as it is, without a project."""
    file = tmp_path_factory.mktemp("files") / "data.ttl"
    file.write_text('@prefix ex: <http://example.org/> . ex:a a ex:Kind ; ex:says "a"@en .', encoding="utf-8")
    with serving(tmp_path_factory, "--data", file) as server:
        yield server


HOSTILE = "<img src=x onerror=document.title='broken'></script><script>document.title='broken'</script>\"'&"


@pytest.fixture(scope="session")
def hostile_server(tmp_path_factory):
    """A server of a project whose labels and literals are markup, and with queries of every kind of parameter."""
    copy = tmp_path_factory.mktemp("hostile") / "orchards"
    shutil.copytree(ORCHARDS, copy)
    label = json.dumps(HOSTILE)
    (copy / "data/hostile.yaml").write_text(
        "- editorial: editorial/hostile\n"
        f"  reason: {{en: {label}, de: {label}}}\n"
        "  facts:\n"
        "    - id: orchard/hostile\n"
        "      type: Orchard\n"
        f"      label: {{en: {label}, de: {label}}}\n"
        f"      nickname: {label}\n",
        encoding="utf-8",
    )
    (copy / "queries/kinds.rq").write_text(
        f"#+ summary: {label}\n#+ defaults:\n#+   - size: small\n#+   - since: 1990-01-01\n#+ enumerate:\n"
        "#+   - size: [small, large]\n"
        "SELECT ?size ?since ?orchard ?least ?share ?organic\n"
        "WHERE { BIND(STR(?_size) AS ?size) BIND(STR(?_since_date) AS ?since) BIND(STR(?_orchard_iri) AS ?orchard)\n"
        "  BIND(STR(?_least_integer) AS ?least) BIND(STR(?_share_decimal) AS ?share)\n"
        "  BIND(STR(?_organic_boolean) AS ?organic) }\n",
        encoding="utf-8",
    )
    (copy / "queries/graph.rq").write_text("#+ summary: All labels\nCONSTRUCT WHERE { ?s skos:prefLabel ?o }\n")
    with serving(tmp_path_factory, "--project", copy) as server:
        yield server


@pytest.fixture(scope="module")  # while it runs, nothing else can run an event loop
def chromium():
    """A headless Chromium that Playwright drives, or the reason why there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None and "CI" in os.environ:
        pytest.fail("no Chromium found, and continuous integration may not do without")
    if path is None:
        pytest.skip("no Chromium found; install it or name it in CHROMIUM")
    switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=[*switches, "--disable-component-update"])
        yield browser
        browser.close()
