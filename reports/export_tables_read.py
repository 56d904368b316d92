"""The tables of what is read from texts, and of the evidence behind everything."""

from __future__ import annotations

from typing import Final

from onrecord.reports.export_schema import Table, variables
from onrecord.reports.export_tables import (
    ACTORS,
    BALLOTS,
    DOCUMENT_ACTORS,
    DOCUMENT_TOPICS,
    DOCUMENTS,
    OF_DOCUMENT,
    OF_TEXT,
    PARAGRAPHS,
    SPONSORS,
    TEXTS,
    TOPICS,
    VOTES,
)

CITATIONS: Final = Table(
    "citations", "One row a reference to another document, in any text.",
    "marks of the source, and the project's reader",
    variables("""
text_id text! Text
position int! Paragraph's place in the text
ordinal int! Number within the paragraph
document_id text! Document that cites
symbol text Its symbol
language text! ISO 639-1 of the text
current bool! Whether the text is the newest; count current ones of one language
paragraph_kind text Part of the text
paragraph_path text Paragraph, as 4(a)
leading_verbs text Leading words of the paragraph, joined by |: what the citation is for
start int! Character of the paragraph at which it begins
printed text! Words as printed
href text Address that the source gives
cited_symbol text Canonical symbol; empty where the reference has none
cited_document_id text Document of the record with that symbol
rule text! What found it"""),
    key=("text_id", "position", "ordinal"), refers=(OF_TEXT, OF_DOCUMENT),
)  # fmt: skip

MENTIONS: Final = Table(
    "mentions", "One row an actor named in a text. To be named is not to speak.",
    "the project's reader (docs/methods/names.md), one language a document",
    variables("""
text_id text! Text
start int! First character in the text
stop int! Character behind the last
document_id text! Document
language text! ISO 639-1
printed text! Words as printed
actor_id text!@ Actor
role text! Mentioned, issuer, speaker, on_behalf_of, addressee, quoted or medium
confidence real! From 0 to 1
rule text! Rule and its version"""),
    refers=(OF_TEXT, OF_DOCUMENT, ("actor_id", "actors", "actor_id")),
)  # fmt: skip

QUOTATIONS: Final = Table(
    "quotations", "One row what a text reports that somebody said.",
    "the project's reader (docs/methods/quotes.md), one language a document",
    variables("""
text_id text! Text
start int! First character in the text
stop int! Character behind the last
document_id text! Document
language text! ISO 639-1
kind text! {direct indirect mixed} Kind of speech
content text! Words reported
speaker text Speaker as printed
actor_id text@ Actor, where known
cue text Word that reports, as printed
medium text Who reports it, where that is not the speaker
confidence real! From 0 to 1
rule text! Rule and its version"""),
    refers=(OF_TEXT, OF_DOCUMENT),
)  # fmt: skip

REQUESTS: Final = Table(
    "requests",
    "One row a deadline of what a paragraph asks, decides or extends; a row without "
    "one where none is printed.",
    "the project's reader (docs/methods/obligations.md), one language a document",
    variables("""
text_id text! Text
position int! Paragraph's place in the text
document_id text! Document
symbol text Its symbol
body text@ Actor id of the body
dated_on day Day of the document
language text! ISO 639-1
paragraph_path text Paragraph, as 4(a)
kind text! Kind of request
verb text Leading word
addressee text Who is asked, as printed
actor_ids text@* The same as actor ids, joined by |
action text What is to be done
deadline text Deadline as printed
due text EDTF, as exact as the text is; ~ marks a computed first day
due_on day Last day that due can mean
every text ISO 8601 duration of what recurs
confidence real! From 0 to 1; lists of the program show 0.75 and more
rule text! Rule and its version"""),
    refers=(OF_TEXT, OF_DOCUMENT),
)  # fmt: skip

DISCREPANCIES: Final = Table(
    "discrepancies", "One row a value that files of a document give for one field.",
    "all files of the document",
    variables("""
document_id text! Document
field text! Field
account int! Number of the value, from 1
chosen text Value that the record shows
says text This value
origin text {extract text} From a data extract or a text
urls text Addresses that give it, joined by |"""),
    key=("document_id", "field", "account"), refers=(OF_DOCUMENT,),
)  # fmt: skip

LINKS: Final = Table(
    "links", "One row two documents that are one text in two places.",
    "docs/methods/pairs.md",
    variables("""
document_id text! Document; of contained the one inside the other
other_id text! The other document, perhaps outside the selection
relation text! {same translation edited contained} What one is to the other
score real! From 0 to 1
rule text! Rule
why text Reason"""),
    key=("document_id", "other_id"), refers=(OF_DOCUMENT,),
)  # fmt: skip

EVIDENCE: Final = Table(
    "evidence", "One row an archived file, or part of one, that a document was read "
    "from.", "the archive",
    variables("""
document_id text! Document
url text! Address
fetched_at moment! When these bytes were first archived
part text Which of several documents in the file
payload_sha256 text! SHA-256 of the payload
text_id text Text that it holds
role text! {text extract} A text or a data extract
language text ISO 639-1
filed_under text Language that the source files it under
media_type text Media type as served
warc_file text! File in the archive
warc_offset int! Byte at which the member begins"""),
    refers=(OF_DOCUMENT,),
)  # fmt: skip

CAPTURES: Final = Table(
    "captures", "One row an archived answer of a site; of the whole record, with a "
    "selection those of its documents.", "the archive",
    variables("""
source text! Source
url text! Address
fetched_at moment! When
payload_sha256 text! SHA-256 of the payload
status int! HTTP status
media_type text Media type as served
warc_file text! File in the archive
warc_offset int! Byte at which the member begins
warc_length int! Its length in bytes
member_sha256 text! SHA-256 of the member
state text! {unread read listing passed_over quarantined} What became of it
note text Why"""),
    key=("url", "fetched_at", "payload_sha256"),
)  # fmt: skip

QUARANTINE: Final = Table(
    "quarantine", "One row what could not be read, of the whole record.",
    "the archive",
    variables("""
source text! Source
url text! Address
fetched_at moment! When
payload_sha256 text! SHA-256 of the payload
part text Which of several documents in the file
reason text! Reason
detail text Reason in words
warc_file text! File in the archive
warc_offset int! Byte at which the member begins"""),
)  # fmt: skip

COVERAGE: Final = Table(
    "coverage", "One row a day of a source that the record knows of. A day that is "
    "not here was not collected: it says nothing of what was said on it.",
    "what the listings of the sources showed (docs/methods/health.md)",
    variables("""
source text! Source
day day! Day where the source is
state text! {collected partial failed sampled} What is known of the day
documents int! Documents of the record that bear the date"""),
    key=("source", "day"),
)  # fmt: skip

TABLES: Final = (
    DOCUMENTS, TEXTS, PARAGRAPHS, VOTES, BALLOTS, SPONSORS, DOCUMENT_ACTORS,
    DOCUMENT_TOPICS, CITATIONS, MENTIONS, QUOTATIONS, REQUESTS, DISCREPANCIES, LINKS,
    EVIDENCE, CAPTURES, QUARANTINE, COVERAGE, TOPICS, ACTORS,
)  # fmt: skip
"""In the order in which they are written: topics and actors last, of what occurred."""
