"""The process that opens PDF files of strangers: limits first, then pypdfium2.

Run as a module by `onrecord.pages.pdf` and by nobody else. Takes the file on standard
input, after one line of limits; answers with one line of JSON a page and a last line
that says how it ended. Whatever a file does here, the caller only sees a process end.
"""

from __future__ import annotations

import json
import resource
import sys
from itertools import islice
from typing import Any


def main() -> int:
    """Reads one file; the exit code is 0 whenever the last line could be written."""
    limits = json.loads(sys.stdin.buffer.readline())
    memory, seconds = int(limits["memory"]), int(limits["seconds"])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    body = sys.stdin.buffer.read()
    try:
        _read(body, int(limits["pages"]), int(limits["characters"]))
    except MemoryError:
        _say({"end": "too_much_memory"})
    return 0


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _read(body: bytes, most_pages: int, most_characters: int) -> None:
    import pypdfium2 as pdfium  # under the limits, and not in the caller

    try:
        document = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() else "damaged_pdf"
        _say({"end": code, "detail": str(error)[:200]})
        return
    count = len(document)
    _say({"pages": count})
    left = most_characters
    for number in range(min(count, most_pages)):
        try:
            page = document[number]
            textpage = page.get_textpage()
            text = textpage.get_text_bounded() if left > 0 else ""
            textpage.close()
            unseen = _is_invisible(page)
            page.close()
        except pdfium.PdfiumError as error:
            _say({"page": number, "fault": str(error)[:200]})
            continue
        _say({"page": number, "text": text[:left], "unseen": unseen})
        left -= len(text)
    if count > most_pages:
        _say({"end": "too_many_pages", "detail": f"{count} pages"})
    elif left <= 0:
        _say({"end": "too_much_text"})
    else:
        _say({"end": "read"})


def _is_invisible(page: Any) -> bool:
    """Whether the text of a page is not drawn: a machine's reading below a scan."""
    import pypdfium2.raw as raw

    texts = islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3), 40)
    modes = [raw.FPDFTextObj_GetTextRenderMode(text.raw) for text in texts]
    drawn = sum(mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE for mode in modes)
    return bool(modes) and drawn * 10 < len(modes)


if __name__ == "__main__":
    sys.exit(main())
