"""How fast archives become a record, what it costs, and how much memory it takes.

    .venv/bin/python benchmarks/collect.py [--times N] [--collect-only] FILE.warc.gz...

Runs `onrecord collect --from` into an empty record in a folder of its own, full text
included, then writes the report; with --times as often, each time from nothing. Prints
files a second, CPU seconds by process group, the memory of the collector's processes
together (PostgreSQL apart), the report's time, and the digest of the record, which no
change of speed may change.

Wall time means little where the machine does other work: compare CPU seconds, take
medians, alternate before and after.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

TICKS = os.sysconf("SC_CLK_TCK")
OFTEN = 0.2
"""Seconds between two looks at the processes: what one does after the last look
before its end is not counted."""


@dataclass(slots=True)
class Cost:
    """What one command took."""

    seconds: float = 0.0
    cpu: dict[str, float] = field(default_factory=dict)
    """CPU seconds by group: main, readers, postgres."""
    looks: list[int] = field(default_factory=list)
    """Bytes resident at each look, in order, PostgreSQL apart."""
    main_looks: list[int] = field(default_factory=list)
    """The same of the command's first process alone."""
    output: str = ""

    @property
    def memory(self) -> int:
        """Most bytes resident at one moment, PostgreSQL apart."""
        return max(self.looks, default=0)

    @property
    def all_cpu(self) -> float:
        return sum(self.cpu.values())


def descendants(pid: int) -> list[int]:
    """The process and everything it started, by the kernel's own lists."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:
                continue
    return found


def cpu_seconds(pid: int, *, children: bool = False) -> float:
    """User and system time of a process, and of the children it has seen end."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0.0
    values = text.rpartition(")")[2].split()[11:15]
    return sum(map(int, values if children else values[:2])) / TICKS


def memory(pids: list[int]) -> list[int]:
    """Resident bytes of each process that is still there, shared pages in parts."""
    found = []
    for one in pids:
        try:
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        found += [
            int(line.split()[1]) * 1024
            for line in rollup.splitlines()
            if line.startswith("Pss:")
        ]
    return found


def server_cpu(home: Path) -> float:
    """CPU seconds of the private server since its start, all its sessions included."""
    pid_file = home / "postgres" / "data" / "postmaster.pid"
    postmaster = int(pid_file.read_text().split()[0])
    own = cpu_seconds(postmaster, children=True)
    return own + sum(cpu_seconds(pid) for pid in descendants(postmaster)[1:])


def run(
    arguments: list[str],
    home: Path,
    server: bool = True,
    program: Sequence[str] = ("-m", "onrecord"),
    variables: Mapping[str, str] | None = None,
) -> Cost:
    """Run one command to its end, looking at its processes meanwhile."""
    environment = {**os.environ, "ONRECORD_HOME": str(home), **(variables or {})}
    cost = Cost()
    before = server_cpu(home) if server else 0.0
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            [sys.executable, *program, *arguments],
            env=environment,
            stdout=output,
        )
        seen: dict[int, float] = {}
        looks = 0
        while process.poll() is None:
            pids = descendants(process.pid)
            seen.update((pid, cpu_seconds(pid)) for pid in pids)
            if looks % 5 == 0:
                resident = memory(pids)
                cost.looks.append(sum(resident))
                cost.main_looks.append(resident[0] if resident else 0)
            looks += 1
            time.sleep(OFTEN)
        cost.seconds = time.perf_counter() - started
        output.seek(0)
        cost.output = output.read()
    if process.returncode:
        sys.exit(f"onrecord {' '.join(arguments)} ended with {process.returncode}")
    main = seen.pop(process.pid, 0.0)
    cost.cpu = {"main": main, "readers": sum(seen.values())}
    if server:
        cost.cpu["postgres"] = server_cpu(home) - before
    return cost


def measure(files: list[str], *, alone: bool) -> tuple[int, dict[str, Cost], str]:
    """One record from nothing: pages, the cost of each command, and the digest.

    Unless ``alone``, a text of each document is annotated and a report written too.
    """
    costs = {}
    with tempfile.TemporaryDirectory(prefix="onrecord-benchmark-") as folder:
        home = Path(folder)
        run(["db", "start"], home, server=False)
        try:
            sources = [part for file in files for part in ("--from", file)]
            costs["collect"] = run(["collect", "--no-annotate", *sources], home)
            if not alone:
                costs["annotate"] = run(["reread", "--annotate", "all"], home)
                costs["report"] = run(["report", "-o", str(home / "report")], home)
            status = run(["status", "--json"], home)
            pages = json.loads(status.output)["captures"]
            digest = run(["export", "--digest"], home).output.strip()
        finally:
            run(["db", "stop"], home, server=False)
    return pages, costs, digest


def line(name: str, cost: Cost) -> str:
    groups = ", ".join(f"{group} {cost.cpu[group]:.1f}" for group in cost.cpu)
    return (
        f"{name}: {cost.seconds:.1f} s, CPU {cost.all_cpu:.1f} s ({groups}), "
        f"{cost.memory / 1e6:.0f} MB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Collect archives and measure it.")
    parser.add_argument("--times", type=int, default=1, metavar="N")
    parser.add_argument(
        "--collect-only", action="store_true", help="no annotations and no report"
    )
    parser.add_argument("files", nargs="+", metavar="FILE.warc.gz")
    chosen = parser.parse_args()
    seconds: dict[str, list[float]] = defaultdict(list)
    for _ in range(chosen.times):
        pages, costs, digest = measure(chosen.files, alone=chosen.collect_only)
        for name, cost in costs.items():
            print(line(name, cost))
            seconds[name].append(cost.seconds)
            seconds[f"{name}, CPU"].append(cost.all_cpu)
        collected = costs["collect"]
        print(f"{pages} files, {pages / collected.seconds:.0f} a second,", end=" ")
        print(f"{1000 * collected.all_cpu / pages:.1f} ms of CPU a file")
        print(f"digest: {digest}", flush=True)
    if chosen.times > 1:
        for name, values in seconds.items():
            print(f"median of {chosen.times}, {name}: {median(values):.1f} s")


if __name__ == "__main__":
    main()
