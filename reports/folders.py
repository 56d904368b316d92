"""A folder that is written whole or not at all, and never over somebody's files."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from onrecord.models import OnrecordError

MARK = ".onrecord-report"
"""Says that a folder was written by this program and may be replaced by it."""

_MARK_TEXT = "Written by onrecord {what}. The next {what} replaces this folder.\n"


class ReportError(OnrecordError):
    """A report that cannot be written; what stood in its place before is kept."""


@contextmanager
def whole_folder(out: Path, what: str = "report") -> Iterator[Path]:
    """A folder beside ``out`` to write into; in the place of ``out`` when the block
    ends. ``what`` is the command. Raises ReportError."""
    out = out.absolute()
    _refuse_foreign(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=f".{out.name[:80]}-", dir=out.parent))
    except OSError as error:
        raise ReportError(
            f"{out}: cannot write there: {error.strerror}; choose another with -o"
        ) from error
    try:
        partial.chmod(0o755)  # mkdtemp's 0700 would hide a report from its readers
        (partial / MARK).write_text(_MARK_TEXT.format(what=what), encoding="utf-8")
        yield partial
        _put_in_place(partial, out)
    except OSError as error:
        raise ReportError(
            f"{error.filename or out}: the {what} was not written: "
            f"{error.strerror or error}; make room or choose another folder with -o"
        ) from error
    except BrokenProcessPool as error:
        raise ReportError(
            f"{out}: the {what} was not written: one of its processes was ended from "
            "outside, perhaps for want of memory; run the command again"
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)  # gone already after success


def _refuse_foreign(out: Path) -> None:
    """Never replace a folder that holds anything but a report."""
    if out.is_dir():
        if not (out / MARK).exists() and any(out.iterdir()):
            raise ReportError(
                f"{out}: the folder holds other files; choose an empty or new folder "
                "with -o"
            )
    elif out.exists() or out.is_symlink():
        raise ReportError(f"{out}: is not a folder; choose another name with -o")


def _put_in_place(partial: Path, out: Path) -> None:
    if not out.exists():
        partial.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name[:80]}-old-", dir=out.parent))
    out.rename(old / "report")
    partial.rename(out)
    shutil.rmtree(old)
