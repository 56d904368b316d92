"""The evidence room: every response as it was served, in WARC files, with fixity.

One gzip member holds one record, so that a record can be read, copied and checked by
its place (file, offset) alone. Reading is done in order here: `members` finds records
in a file and checks them, `captures` reads the HTTP response inside, `folder` is the
archive of an installation as a whole, `composing` and `writing` add to it.

Source of the format: the IIPC's WARC 1.0 and 1.1 specifications.
"""

from onrecord.archive.captures import iter_captures
from onrecord.archive.composing import Exchange
from onrecord.archive.faults import (
    ArchiveError,
    CaptureError,
    Fault,
    FaultReason,
    OnFault,
)
from onrecord.archive.folder import Archive, Verified
from onrecord.archive.members import read_member, read_members
from onrecord.archive.records import MAX_RECORD, RawRecord
from onrecord.archive.responses import MAX_BODY
from onrecord.archive.writing import ArchiveWriter, write_archive

__all__ = [
    "MAX_BODY",
    "MAX_RECORD",
    "Archive",
    "ArchiveError",
    "ArchiveWriter",
    "CaptureError",
    "Exchange",
    "Fault",
    "FaultReason",
    "OnFault",
    "RawRecord",
    "Verified",
    "iter_captures",
    "read_member",
    "read_members",
    "write_archive",
]
