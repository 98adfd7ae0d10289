"""The whole job as a process, ours beside the plain stack, in turn, in one run: CPU and memory, medians and ratios.

Usage: python benchmarks/pipeline.py [RUNS] [--write README.md]   (the table goes between the marks in that file)
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path

from marked import write_marked

HERE = Path(__file__).parent
JOBS = {
    "whole job": (["ours.py", "{out}"], ["plain.py", "{out}"]),
    "without SHACL and HTML": (["ours.py", "{out}", "--core"], ["plain.py", "{out}", "--core"]),
}
HELP = ["-c", "import sys; sys.argv = ['aigraph', '--help']; from aigraph.cli import main; main()"]
EMPTY = ["-c", "pass"]


def main() -> None:
    """Measure, print, and write the table where it is asked for."""
    numbers = [argument for argument in sys.argv[1:] if argument.isdigit()]
    runs = int(numbers[0]) if numbers else 7
    rows = [_compare(name, *commands, runs) for name, commands in JOBS.items()]
    help_cpu = statistics.median(_run(HELP)[0] for _ in range(runs))
    empty_cpu = statistics.median(_run(EMPTY)[0] for _ in range(runs))
    table = "\n".join(
        [
            "| job, as a process | aigraph, CPU s | plain stack, CPU s | ratio | aigraph, MB | plain stack, MB |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
            f"`aigraph --help` takes {help_cpu * 1000:.0f} ms of CPU, an empty Python {empty_cpu * 1000:.0f}.",
            f"Medians of {runs} runs in turn; CPython {platform.python_version()}, {os.cpu_count()} cores.",
        ]
    )
    print(table)
    if "--write" in sys.argv:
        write_marked(Path(sys.argv[sys.argv.index("--write") + 1]), "benchmark", table)


def _compare(name: str, ours: list[str], plain: list[str], runs: int) -> str:
    pairs = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(runs + 1):
            pair = [
                _run([str(HERE / one[0]), *(word.format(out=f"{folder}/{key}") for word in one[1:])])
                for key, one in (("ours", ours), ("plain", plain))
            ]
            if number:  # the first pair warms the caches
                pairs.append(pair)
    ratio = statistics.median(one[0] / other[0] for one, other in pairs)
    median = [[statistics.median(pair[side][what] for pair in pairs) for side in (0, 1)] for what in (0, 1)]
    (cpu_ours, cpu_plain), (mb_ours, mb_plain) = median
    return f"| {name} | {cpu_ours:.2f} | {cpu_plain:.2f} | {ratio:.2f} | {mb_ours:.0f} | {mb_plain:.0f} |"


def _run(arguments: list[str]) -> tuple[float, float]:
    """CPU seconds (user and system) and peak memory in MB of one process. Raises RuntimeError when it fails."""
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, "-W", "ignore", *arguments],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(process, 0)
    if status:
        msg = f"{arguments} ended with {status}"
        raise RuntimeError(msg)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
