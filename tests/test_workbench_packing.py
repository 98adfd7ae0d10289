"""The scripts of the query page without a server: modules become one, engine and graph are packed."""

from __future__ import annotations

import base64
import json
import re
import zlib
from pathlib import Path

import pyoxigraph as ox
import pytest

import aigraph
from aigraph.errors import InputError
from aigraph.pages.rendering import QUERY_MODULES
from aigraph.pages.wording import TEXTS as SERVER_TEXTS
from aigraph.site.model import Site
from aigraph.site.workbench import assets, packing, single_file, workbench_files
from aigraph.site.workbench.bundling import bundle, engine_script
from aigraph.site.workbench.wording import TEXTS

ROOT = Path(aigraph.__file__).parent
TEMPLATES = [ROOT / "pages/templates", ROOT / "site/workbench/templates"]


def _read(script):
    """The object that a script of the page sets."""
    found = re.fullmatch(r"\(self\.aigraph \?\?= \{\}\)\.\w+ = (.*);\n", script.decode(), re.DOTALL)
    return json.loads(found[1])


def test_modules_become_one_script_with_a_scope_each():
    modules = [("one", "export const a = 1;\n"), ("two", 'import { a } from "./one.js";\nconst b = a;\n')]
    assert bundle(modules) == (
        '"use strict";\n'
        "const in_one = (() => {\nconst a = 1;\nreturn { a };\n})();\n"
        "const in_two = (() => {\nconst { a } = in_one;\nconst b = a;\nreturn {  };\n})();\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        'import * as a from "./a.js";\n',
        "export default 1;\n",
        'export { a } from "./a.js";\n',
        "x = import.meta.url;\n",
    ],
)
def test_a_form_of_import_or_export_that_is_not_known_is_refused(text):
    with pytest.raises(ValueError, match=r"no form of import or export that is known"):
        bundle([("one", text)])


def test_an_engine_that_is_made_otherwise_is_refused():
    with pytest.raises(ValueError, match=r"see to its version in web/package\.json"):
        engine_script("export class Store {}\n")


def test_without_the_engine_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setattr(packing, "_PLACE", "vendor/gone")
    packing._engine.cache_clear()  # noqa: SLF001  (it is read once)
    with pytest.raises(
        InputError, match=r"^the SPARQL engine of the query page is not here .*; install aigraph from a"
    ):
        packing.engine_asset()
    packing._engine.cache_clear()  # noqa: SLF001


def test_the_graph_is_packed_whole(graph):
    data = _read(packing.data_asset(graph.dataset))
    quads = ox.parse(zlib.decompress(base64.b64decode(data["quads"])), format=ox.RdfFormat.N_QUADS)
    assert set(quads) == set(graph.dataset.quads())


def test_nothing_in_a_script_could_end_it(graph):
    for name, script in assets(graph.dataset):
        assert not (name.endswith(("engine.js", "data.js")) and b"<" in script)


def test_the_pages_are_the_same_when_they_are_made_again(graph):
    again = aigraph.load().dataset
    assert single_file(again) == single_file(graph.dataset)
    assert dict(assets(again)) == dict(assets(graph.dataset))


def _page(graph, language):
    """The query page in a language."""
    name = "query.html" if language == "fr" else f"query.{language}.html"
    return dict(workbench_files(Site(graph, graph.project.base)))[name].decode()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_has_a_policy_that_lets_nothing_out(graph, language):
    page = _page(graph, language)
    policy = re.search(r'Content-Security-Policy" content="(.*?)"', page)[1]
    assert "connect-src &#39;none&#39;" in policy
    assert "unsafe-inline" not in policy


def test_without_scripts_the_page_leads_to_the_pages_of_questions(graph):
    assert '<a href="queries/clusters.en.html">Which clusters are there' in _page(graph, "en")


def test_each_module_of_a_page_imports_only_from_those_before_it():
    own = [*packing.WORKER_MODULES]
    for names in ([name.removesuffix(".js") for name in QUERY_MODULES], own):
        for place, name in enumerate(names):
            text = next(
                (folder / f"{name}.js").read_text() for folder in TEMPLATES if (folder / f"{name}.js").is_file()
            )
            wanted = re.findall(r'from "\./(\w+)\.js"', text)
            assert [each for each in wanted if each not in names[:place]] == []


def test_every_word_of_the_page_is_said_somewhere():
    scripts = "".join(path.read_text() for folder in TEMPLATES for path in folder.iterdir())
    assert [key for key in TEXTS if not re.search(rf'"{key}"|say\.{key}\b', scripts)] == []


def test_every_word_of_the_page_is_french_in_one_language_and_english_in_the_other():
    assert [key for key, (french, english) in TEXTS.items() if french == english] == ["evidence_description"]


def test_only_what_tells_of_a_server_is_said_otherwise_without_one():
    assert set(TEXTS) & set(SERVER_TEXTS) == {"offline", "search", "truncated"}
