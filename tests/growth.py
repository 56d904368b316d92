"""How processor time grows with a text: told from ratios, never from seconds."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from time import process_time

MEASURABLE = 0.03
"""Seconds of processor time below which a ratio says nothing."""


def processor_seconds(work: Callable[[], object], *, tries: int = 2) -> float:
    """Processor time of ``work``, the best of some tries.

    The collector of garbage stands still meanwhile: what it costs depends on all that
    the tests before have left in memory, and it runs when it likes.
    """
    best = float("inf")
    gc.collect(0)
    was_on = gc.isenabled()
    gc.disable()
    try:
        for _ in range(tries):
            started = process_time()
            work()
            best = min(best, process_time() - started)
            if best > 4 * MEASURABLE:
                break
    finally:
        if was_on:
            gc.enable()
    return best


def check_growth(
    work: Callable[[int], object], size: int, *, most: int, times: int = 4
) -> None:
    """Fail if ``work(size)`` takes far more than ``times`` as long for that much more.

    ``size`` grows until the time can be measured, up to ``most``; what is quick there
    is not looked at further. Growth with the square is ``times`` as bad as growth in
    proportion; the limit is half way, and a busy machine gets more than one chance.
    """
    first = processor_seconds(partial(work, size))
    while first < MEASURABLE and size < most:
        size *= 2 if first > MEASURABLE / 4 else 4
        first = processor_seconds(partial(work, size))
    if first < MEASURABLE:
        return
    for _ in range(5):
        second = processor_seconds(partial(work, times * size))
        if second <= times * times**0.6 * first:
            return
        first = max(first, processor_seconds(partial(work, size)))
    raise AssertionError(
        f"{first:.3f} s for size {size}, {second:.3f} s for {times} times as much"
    )
