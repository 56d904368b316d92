"""Everything that is measured, in one table: beside its limit, and beside its peers.

    make benchmarks                          every step
    .venv/bin/python benchmarks/suite.py [STEP…] [--times N] [--json FILE]

Each run of a contender is a process of its own that gets ready, works, and says how
much it did, how long it took and how much memory it held. Contenders take turns, so
that what else the machine does falls on all of them; the table shows medians, the
spread from least to most, the ratio to onrecord's median, and how many processors the
contender kept busy (servers apart): far below 1 where it waits for a server, or for its
turn on a machine that does other things. Steps read real texts from ../shared
($ONRECORD_SHARED), those about a filled record one that benchmarks/generate.py makes.
Nothing is asserted: machines differ.

Long steps take another amount of work where the environment says so:
BENCHMARK_CRAWL (pages of the long crawl, 1000000) and BENCHMARK_SETTLED (after how many
its memory is to grow no more, 50000), BENCHMARK_PAGES (of the whole pipeline, 3000),
BENCHMARK_DOCUMENTS (of report and research export, 100000), BENCHMARK_EACH (captures of
a file that is read again, 100) and BENCHMARK_KILL (seconds until a worker is, 4).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from steps import STEPS
from steps.step import Result, Setting, Step, run_here

PEERS = Path(__file__).resolve().parent.parent / ".benchmarks"
"""Where `make benchmarks` puts the peers, away from what onrecord itself uses."""


@dataclass(slots=True)
class Measured:
    """The runs of one contender in one step."""

    step: Step
    contender: str
    runs: list[Result] = field(default_factory=list)
    fault: str = ""

    @property
    def figures(self) -> list[float]:
        return [self.step.figure(run) for run in self.runs]

    @property
    def busy(self) -> float:
        """Processors, the median of the runs."""
        return median(run.processor / run.seconds for run in self.runs)

    @property
    def memory(self) -> int:
        return max((run.memory for run in self.runs), default=0)


def measure(step: Step, setting: Setting, times: int) -> list[Measured]:
    """Every contender so many times, in turns; one that fails is left out and named."""
    rows = [Measured(step, name) for name in step.contenders]
    for _ in range(times):
        for row in rows:
            if row.fault:
                continue
            try:
                row.runs.append(run_apart(step, row.contender, setting))
            except subprocess.CalledProcessError as error:
                said = (error.stderr or "").strip().splitlines()
                row.fault = said[-1][:200] if said else f"exit {error.returncode}"
    return rows


def run_apart(step: Step, contender: str, setting: Setting) -> Result:
    """One run in a process of its own."""
    command = [sys.executable, __file__, "--one", step.name, contender]
    command += ["--shared", str(setting.shared), "--record", str(setting.record)]
    env = os.environ | {"PYTHONPATH": str(PEERS)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="onrecord-benchmark-") as folder:
        ran = subprocess.run(
            [*command, "--folder", folder],
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
    return Result(**json.loads(ran.stdout.splitlines()[-1]))


def table(rows: Sequence[Measured]) -> Iterator[str]:
    """Lines of a Markdown table; a figure without runs says why."""
    yield "| step | who | figure | spread | aim | limit | ratio | busy | memory |"
    yield "| --- | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |"
    ours: dict[str, float] = {}
    for row in rows:
        step = row.step
        if not row.runs:
            fault = row.fault.replace("|", "/")
            yield f"| {step.name} | {row.contender} | not run: {fault} | | | | | | |"
            continue
        middle = median(row.figures)
        first = ours.setdefault(step.name, middle)
        aim = _number(step.aim) if row.contender == step.contenders[0] else ""
        limit = _number(step.limit) if row.contender == step.contenders[0] else ""
        yield (
            f"| {step.name} | {row.contender} | {_number(middle)} {step.unit} "
            f"| {_number(min(row.figures))} to {_number(max(row.figures))} "
            f"| {aim} | {limit} | {middle / first:.2f} | {row.busy:.1f} "
            f"| {row.memory / 1e6:,.0f} MB |"
        )


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.3g}"


def as_json(rows: Sequence[Measured]) -> dict[str, object]:
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {
            "processors": os.cpu_count(),
            "python": platform.python_version(),
            "system": platform.platform(),
        },
        "steps": [
            {
                "step": row.step.name,
                "who": row.contender,
                "unit": row.step.unit,
                "figures": row.figures,
                "median": median(row.figures) if row.runs else None,
                "aim": row.step.aim,
                "limit": row.step.limit,
                "processors_busy": row.busy if row.runs else None,
                "memory_bytes": row.memory,
                "fault": row.fault,
            }
            for row in rows
        ],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("steps", nargs="*", metavar="STEP")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--list", action="store_true", help="the steps there are")
    parser.add_argument("--shared", type=Path, default=_shared())
    parser.add_argument(
        "--record",
        type=Path,
        default=Path(),
        metavar="HOME",
        help="ONRECORD_HOME of a filled record, for the steps that read one",
    )
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.list:
        for step in STEPS.values():
            print(f"{step.name:<28} {step.unit:<14} {', '.join(step.contenders)}")
        return
    setting = Setting(given.shared, given.folder or Path(), given.record)
    if given.one:
        name, contender = given.one
        print(json.dumps(run_here(STEPS[name], contender, setting).as_dict()))
        return
    if unknown := [name for name in given.steps if name not in STEPS]:
        parser.error(f"no step {unknown[0]!r}; --list shows them")
    rows = []
    for name in given.steps or STEPS:
        step = STEPS[name]
        if step.needs_record and given.record == Path():
            print(f"{name}: left out, needs --record HOME", file=sys.stderr)
            continue
        print(f"{name} …", file=sys.stderr, flush=True)
        rows += measure(step, setting, given.times)
    print("\n".join(table(rows)))
    if given.json:
        given.json.write_text(json.dumps(as_json(rows), indent=1), encoding="utf-8")


def _shared() -> Path:
    beside = Path(__file__).resolve().parent.parent.parent / "shared"
    return Path(os.environ.get("ONRECORD_SHARED", beside))


if __name__ == "__main__":
    main()
