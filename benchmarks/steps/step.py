"""One step that is measured: who takes part, in what unit, and what to aim at."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a contender finds texts, a folder of its own, and a filled record."""

    shared: Path
    folder: Path
    record: Path


@dataclass(frozen=True, slots=True)
class Result:
    """What one run did: an amount in so many seconds, or the time of each of many."""

    amount: float
    seconds: float
    memory: int
    """Most bytes resident, servers apart."""
    processor: float = 0.0
    """Seconds of processor time, of this process and what it ran; servers apart."""
    each: tuple[float, ...] = field(default=())
    """Seconds of each operation, where the step asks for their p95."""

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Spent:
    """What work says of itself that is not to be had from this process's clock."""

    amount: float
    seconds: float
    """Of processor time, where several processes take part."""
    memory: int = 0
    """Bytes; 0 where it is this process's, or that of one that it ran."""


Work = Callable[[], float | Sequence[float] | Spent]
"""Does the work; gives the amount done, or the seconds of each operation."""
Prepare = Callable[[Setting], Work]
"""Gets ready, which is not measured."""


@dataclass(frozen=True, slots=True)
class Step:
    """``contenders`` by name, onrecord first."""

    name: str
    unit: str
    of: Mapping[str, Prepare]
    kind: Literal["rate", "p95", "seconds", "amount"] = "rate"
    """``rate``: amount a second; ``p95``: milliseconds; ``seconds``: for all of it;
    ``amount``: as it is."""
    aim: float | None = None
    limit: float | None = None
    needs_record: bool = False

    @property
    def contenders(self) -> list[str]:
        return list(self.of)

    def figure(self, run: Result) -> float:
        match self.kind:
            case "rate":
                return run.amount / run.seconds
            case "seconds":
                return run.seconds
            case "amount":
                return run.amount
            case "p95":
                ranked = sorted(run.each)
                return 1000 * ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))]


def run_here(step: Step, contender: str, setting: Setting) -> Result:
    """Get ready, then measure, in this process."""
    work = step.of[contender](setting)
    gc.collect()
    processor, begun = _processor_time(), time.perf_counter()
    did = work()
    seconds = time.perf_counter() - begun
    processor = _processor_time() - processor
    memory = peak_memory()
    if isinstance(did, Spent):
        return Result(did.amount, did.seconds, did.memory or memory, processor)
    if isinstance(did, Sequence):
        return Result(len(did), seconds, memory, processor, tuple(did))
    return Result(did, seconds, memory, processor)


def _processor_time() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def peak_memory() -> int:
    """Most bytes that this process, or one that it ran, held resident."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return max(children, int(line.split()[1]) * 1024)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def timed(operations: Sequence[Callable[[], object]]) -> list[float]:
    """Seconds of each, one after the other."""
    taken = []
    for operation in operations:
        begun = time.perf_counter()
        operation()
        taken.append(time.perf_counter() - begun)
    return taken
