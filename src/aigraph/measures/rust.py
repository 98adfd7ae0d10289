"""Graphs and measures of rustworkx, here or in a process of its own that an interrupt ends.

Run as a module it is that process: it reads a graph from standard input and writes values to standard output.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from aigraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import networkx as nx

_TICK_SECONDS = 0.1


@dataclass(slots=True)
class RustGraph:
    """A graph of rustworkx with the nodes of networkx in its order; an edge holds its weight."""

    graph: Any
    nodes: list[Any]
    directed: bool

    # What networkx asks of the graph of a backend.
    __networkx_backend__ = "aigraph"

    def is_directed(self) -> bool:
        """Whether edges have a direction."""
        return self.directed

    def is_multigraph(self) -> bool:
        """Never: one edge a pair."""
        return False


def to_rustworkx(graph: nx.Graph[Any], weight: str | None = None, default: float = 1.0) -> RustGraph:
    """A networkx graph as one of rustworkx, with the weights of an attribute, else 1."""
    nodes = list(graph)
    place = {node: number for number, node in enumerate(nodes)}
    if weight is None:
        edges = [(place[source], place[target], 1.0) for source, target in graph.edges()]
    else:
        weights = graph.edges(data=weight, default=default)
        edges = [(place[source], place[target], float(value)) for source, target, value in weights]
    return RustGraph(_make(len(nodes), edges, directed=graph.is_directed()), nodes, graph.is_directed())


def compute(graph: RustGraph, name: str, **options: Any) -> dict[Any, float]:
    """A measure of rustworkx by its name, for each node. Raises networkx.PowerIterationFailedConvergence."""
    import networkx as nx  # noqa: PLC0415  (heavy)
    import rustworkx  # noqa: PLC0415  (heavy)

    try:
        values = getattr(rustworkx, name)(graph.graph, **options)
    except rustworkx.FailedToConverge as error:
        raise nx.PowerIterationFailedConvergence(options.get("max_iter", 0)) from error
    return {node: values[number] for number, node in enumerate(graph.nodes)}


def compute_aside(graph: nx.Graph[Any], name: str, tick: Callable[[None], None]) -> dict[Any, float]:
    """The same in a process of its own; ``tick`` is called every tenth of a second. An interrupt ends the process."""
    import numpy as np  # noqa: PLC0415  (heavy)

    nodes = list(graph)
    place = {node: number for number, node in enumerate(nodes)}
    ends = np.fromiter((place[end] for edge in graph.edges() for end in edge), dtype=np.int64)
    head = {"name": name, "nodes": len(nodes), "directed": graph.is_directed()}
    given = json.dumps(head).encode() + b"\n" + ends.tobytes()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with tempfile.TemporaryFile() as question, tempfile.TemporaryFile() as answer:
        question.write(given)
        question.seek(0)
        command = [sys.executable, "-m", __name__]
        # In a group of its own: an interrupt from the terminal reaches this process alone, which ends the other.
        with subprocess.Popen(  # noqa: S603  (its own interpreter and module)
            command, stdin=question, stdout=answer, env=environment, process_group=0 if os.name == "posix" else None
        ) as process:
            _wait(process, tick)
        answer.seek(0)
        values = np.frombuffer(answer.read(), dtype=np.float64)
    if len(values) != len(nodes):
        msg = f"{name}: the process that computes it ended with status {process.returncode}; ask for a smaller network"
        raise UsageError(msg)
    return dict(zip(nodes, values.tolist(), strict=True))


def _wait(process: subprocess.Popen[bytes], tick: Callable[[None], None]) -> None:
    try:
        while True:
            try:
                process.wait(_TICK_SECONDS)
            except subprocess.TimeoutExpired:
                tick(None)
            else:
                return
    except BaseException:
        process.kill()
        raise


def _make(nodes: int, edges: Sequence[tuple[int, int, float]], *, directed: bool) -> Any:
    import rustworkx  # noqa: PLC0415  (heavy)

    graph = (rustworkx.PyDiGraph if directed else rustworkx.PyGraph)(multigraph=False)
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(edges)
    return graph


def _answer(question: IO[bytes], answer: IO[bytes]) -> None:
    import numpy as np  # noqa: PLC0415  (heavy)

    head = json.loads(question.readline())
    ends = np.frombuffer(question.read(), dtype=np.int64).reshape(-1, 2)
    edges = [(source, target, 1.0) for source, target in ends.tolist()]
    graph = RustGraph(
        _make(head["nodes"], edges, directed=head["directed"]), list(range(head["nodes"])), head["directed"]
    )
    values = compute(graph, head["name"])
    answer.write(np.fromiter(values.values(), dtype=np.float64, count=head["nodes"]).tobytes())


def _end_with_parent() -> None:
    """Where the system can, this process ends when the one that asked for it does (man 2 prctl, PR_SET_PDEATHSIG)."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  (heavy)

        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


if __name__ == "__main__":
    _end_with_parent()
    _answer(sys.stdin.buffer, sys.stdout.buffer)
