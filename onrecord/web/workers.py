"""Several processes that answer at one socket, and the one that looks after them.

They are forked when the site is made and before it has a thread or a session. Each has
the reading end of a pipe whose other end only their parent has: when that is killed,
however it is, they find the pipe closed and end too. The private server's reference
count is a lock that forked processes share: it is in use until the last one is gone.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from onrecord.models import OnrecordError

PATIENCE = 30.0
"""Seconds for the requests that are under way when it ends."""
YOUNG = 10.0
"""Seconds; who dies sooner has not begun well."""
PAUSE = 1.0
"""Seconds before the place of such a one is filled."""
LIVES = 5
"""Such workers in a row after which no more are begun."""

ENDING = (signal.SIGINT, signal.SIGTERM)
HEEDED = (*ENDING, signal.SIGCHLD)

logger = logging.getLogger("onrecord.web.workers")


class WorkersFail(OnrecordError):
    """No worker stays alive."""


def usual_workers() -> int:
    """One for each processor that this process may use, at most four."""
    if hasattr(os, "sched_getaffinity"):
        return min(4, len(os.sched_getaffinity(0)))
    return min(4, os.cpu_count() or 1)


def answer_with(count: int, work: Callable[[int], None]) -> None:
    """Have so many processes do ``work`` until this one is told to end.

    ``work`` gets the worker's number, and returns when it is interrupted. The worker
    then leaves by SystemExit, and so in order every block that it was forked in. One
    that dies is replaced. Raises WorkersFail where none stays alive.
    """
    lifeline, ours = os.pipe()
    born: dict[int, tuple[int, float]] = {}

    def begin(number: int) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            os.close(ours)
            _be_worker(lifeline, number, work)
        born[pid] = number, time.monotonic()

    # Without a handler some systems drop a signal although it is blocked.
    before = signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.pthread_sigmask(signal.SIG_BLOCK, HEEDED)
    parent = os.getpid()
    try:
        for number in range(count):
            begin(number)
        _replace_the_dead(born, begin)
    finally:
        if os.getpid() == parent:
            _end(set(born))
            os.close(ours)
            os.close(lifeline)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, HEEDED)
            signal.signal(signal.SIGCHLD, before)


def _replace_the_dead(
    born: dict[int, tuple[int, float]], begin: Callable[[int], None]
) -> None:
    """Until a signal to end."""
    short_lives = 0
    while signal.sigwait(HEEDED) not in ENDING:
        for pid in list(born):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if not ended:
                continue
            number, since = born.pop(pid)
            code = os.waitstatus_to_exitcode(status)
            logger.warning("worker %d (process %d) ended with %d", number, pid, code)
            if time.monotonic() - since < YOUNG:
                short_lives += 1
                time.sleep(PAUSE)
            else:
                short_lives = 0
            if short_lives >= LIVES:
                raise WorkersFail(
                    f"{LIVES} processes of the site ended soon after their start, the"
                    f" last with {code}; what they said stands above. To see it in"
                    " one process: --workers 1"
                )
            begin(number)


def _end(alive: set[int]) -> None:
    """Have all of them end, and wait until they have."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        for pid in alive:
            os.kill(pid, how)  # ours until it is waited for, dead or not
        until = time.monotonic() + PATIENCE
        while alive and time.monotonic() < until:
            alive = {pid for pid in alive if not os.waitpid(pid, os.WNOHANG)[0]}
            time.sleep(0.02)


def _be_worker(lifeline: int, number: int, work: Callable[[int], None]) -> None:
    """The life of a forked process; never returns."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for one in ENDING:
        signal.signal(one, _interrupt)
    threading.Thread(target=_watch, args=[lifeline], daemon=True).start()
    # Told before it has begun, it has nothing to leave.
    with suppress(KeyboardInterrupt):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HEEDED)
        work(number)
    sys.exit(0)


def _interrupt(*_: object) -> None:
    # Once is enough: Ctrl-C comes from the terminal, and then from the parent.
    for one in ENDING:
        signal.signal(one, signal.SIG_IGN)
    raise KeyboardInterrupt


def _watch(lifeline: int) -> None:
    """When the parent is no more, do as if it had told so."""
    os.read(lifeline, 1)
    os.kill(os.getpid(), signal.SIGTERM)
