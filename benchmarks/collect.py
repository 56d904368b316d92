"""How fast archives become a record, and how much memory the collector takes.

    .venv/bin/python benchmarks/collect.py FILE.warc.gz...

Runs `onrecord collect --from` into an empty record in a folder of its own, full text
included, then writes the report. Prints files a second, the memory of the collector's
processes together (sampled twice a second, PostgreSQL apart) and the report's time.
Other work on the machine counts: compare ratios, take medians.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


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


def collector_memory(pid: int) -> int:
    """Resident bytes of the collector's processes, shared pages counted once."""
    total = 0
    for one in descendants(pid):
        try:
            if "postgres" in Path(f"/proc/{one}/comm").read_text():
                continue
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next(
            int(line.split()[1]) * 1024
            for line in rollup.splitlines()
            if line.startswith("Pss:")
        )
    return total


def run(arguments: list[str], home: Path) -> tuple[float, int, str]:
    """Seconds, peak bytes and stdout of one command."""
    environment = {**os.environ, "ONRECORD_HOME": str(home)}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, collector_memory(process.pid))
        time.sleep(0.5)
    seconds = time.perf_counter() - started
    output = process.stdout.read() if process.stdout else ""
    if process.returncode:
        sys.exit(f"onrecord {' '.join(arguments)} ended with {process.returncode}")
    return seconds, peak, output


def main() -> None:
    files = sys.argv[1:]
    if not files:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="onrecord-benchmark-") as folder:
        home = Path(folder)
        run(["db", "start"], home)
        try:
            seconds, peak, _ = run(
                ["collect", *(x for file in files for x in ("--from", file))], home
            )
            _, _, text = run(["status", "--json"], home)
            pages = json.loads(text)["captures"]
            report, report_peak, _ = run(["report", "-o", str(home / "report")], home)
        finally:
            run(["db", "stop"], home)
    print(f"collect: {pages} files in {seconds:.1f} s, {pages / seconds:.0f} a second")
    print(f"memory of the collector: {peak / 1e6:.0f} MB")
    print(f"report: {report:.1f} s, {report_peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
