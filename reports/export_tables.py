"""The tables of the research export, variable by variable."""

from __future__ import annotations

from typing import Final

from onrecord.reports.export_schema import Table, variables

OF_DOCUMENT = ("document_id", "documents", "document_id")
OF_TEXT = ("text_id", "texts", "text_id")
_CHOICES = "{yes no abstention non_voting}"
_CODES = """
name_then text English name on that day, as far as the project's table knows
iso3 text ISO 3166-1 alpha-3 of states and territories, historic ones too (SUN, YUG)
cow int Correlates of War number on that day
m49 int United Nations M49 number on that day; published with three digits (4 is 004)
"""
_ADDED = ("name_then", "iso3", "cow", "m49")

DOCUMENTS: Final = Table(
    "documents", "One row a document: an act or statement, whatever its languages.",
    "all files of the document together (docs/data-model.md)",
    variables("""
document_id text! Source and native id, joined by a colon
source text! Source it was collected from
native_id text! Symbol, else the site's own id
symbol text Canonical symbol
kind text Kind of document
title text Title
body text@ Actor id of the body that adopted or issued it
actor_id text@ Actor id of who speaks
speaker text Name of the person, as printed
speaker_role text Office, as printed
on_behalf_of text@ Actor id of whom the speaker speaks for
place text Place, as printed
dated_on day Day of adoption, else of issue
issued_on day Day of issue
issued_text text The same as printed
issued_edtf text Month or year, where no day is printed
adopted_on day Day of adoption
adopted_text text The same as printed
outcome text {adopted not_adopted} Result
adoption text How it was adopted, as printed
vetoed_by text@* Permanent members that vetoed it, joined by |
meeting text Meeting, as printed
meeting_record text Symbol of the meeting's record
session text Session
agenda_item text Number of the agenda item
agenda_title text Title of the agenda item
committee text Committee
draft_symbol text Symbol of the draft
report text Symbol of the report
is_summary bool! Whether it is a summary of what was said, not its words
page_url text Address of the page at the source"""),
    key=("document_id",),
)  # fmt: skip

TEXTS: Final = Table(
    "texts", "One row a state of a text: a document in one language at one time.",
    "text files as archived, white space and invisible characters apart",
    variables("""
text_id text! Document, language and the beginning of the text's digest
document_id text! Document
language text! ISO 639-1
ordinal int! 1 for the text seen first
current bool! Whether it is the newest
title text Title in that language
words int! Number of words
dated_on day Day that this file prints
seen_at moment When it was first archived
text_sha256 text! SHA-256 of the normalised text
url text Address of the file it was first seen in
text text The text"""),
    key=("text_id",), refers=(OF_DOCUMENT,),
)  # fmt: skip

PARAGRAPHS: Final = Table(
    "paragraphs", "One row a paragraph of a text, in order.", "texts",
    variables("""
text_id text! Text
position int! Place in the text, from 1
document_id text! Document
language text! ISO 639-1
current bool! Whether the text is the newest
kind text! Preambular, operative, text, formula, heading, note, table or annex
number text Number as printed
level int! Depth: 0, 1 for points, 2 for theirs
path text Place that follows from the numbers: 4(a)(ii)
verbs text Leading words that the source sets off, joined by |
annex bool! Whether it stands in an attachment
text text The paragraph"""),
    key=("text_id", "position"), refers=(OF_TEXT, OF_DOCUMENT),
)  # fmt: skip

VOTES: Final = Table(
    "votes", "One row an account of a recorded vote; use principal ones for counting.",
    "voting records and data extracts",
    variables("""
vote_id text! Document and number of the account
document_id text! Document
symbol text Symbol of the document
body text@ Actor id of the body
dated_on day Day of the document
outcome text {adopted not_adopted} Result
principal bool! Whether it is the account that reports show
origin text! {extract text} Read from a data extract or from a text
yes int! In favour, counted from the ballots
no int! Against
abstention int! Abstaining
non_voting int! Not voting
printed_counts text Totals as printed, as JSON
renditions int! Files that give this account"""),
    key=("vote_id",), refers=(OF_DOCUMENT,),
)  # fmt: skip

BALLOTS: Final = Table(
    "ballots", "One row a ballot (long form).", "voting records and data extracts",
    variables(f"""
vote_id text! Vote
position int! Place in print, from 1
document_id text! Document
symbol text Symbol of the document
body text@ Actor id of the body
dated_on day Day of the document
principal bool! Whether the vote is the account that reports show
choice text! {_CHOICES} Choice
choice_code int! {{1 2 3 8}} 1 yes, 2 abstention, 3 no, 8 not voting, as Voeten has it
name_printed text! Name as printed
actor_id text@ Actor id; empty for a cell that continues a split name
{_CODES.strip()}"""),
    key=("vote_id", "position"),
    refers=(("vote_id", "votes", "vote_id"), OF_DOCUMENT), added=_ADDED,
)  # fmt: skip

SPONSORS: Final = Table(
    "sponsors", "One row a sponsor of a draft.", "drafts and data extracts",
    variables(f"""
document_id text! Document
position int! Place in print
symbol text Symbol of the document
body text@ Actor id of the body
dated_on day Day of the document
additional bool! Whether it joined after circulation
name_printed text! Name as printed
actor_id text@ Actor id
{_CODES.strip()}"""),
    key=("document_id", "position"), refers=(OF_DOCUMENT,), added=_ADDED,
)  # fmt: skip

DOCUMENT_ACTORS: Final = Table(
    "document_actors", "One row an actor's part in a document.", "documents",
    variables("""
document_id text! Document
actor_id text!@ Actor
role text! {issuer speaker on_behalf sponsor} Part"""),
    key=("document_id", "actor_id", "role"),
    refers=(OF_DOCUMENT, ("actor_id", "actors", "actor_id")),
)  # fmt: skip

DOCUMENT_TOPICS: Final = Table(
    "document_topics", "One row a subject of a document.",
    "subjects as printed, and rules",
    variables("""
document_id text! Document
topic_id text! Topic
printed text Heading as printed
rule text Rule that gave it"""),
    key=("document_id", "topic_id"),
    refers=(OF_DOCUMENT, ("topic_id", "topics", "topic_id")),
)  # fmt: skip

TOPICS: Final = Table(
    "topics", "One row a topic of an exported document.",
    "UNBIS Thesaurus and the project's tables",
    variables("""
topic_id text! UNBIS:number or TERM:words
label text! English label
domain text Domain, 01 to 18
kind text {subject place body term theme} Kind"""),
    key=("topic_id",),
)  # fmt: skip

ACTORS: Final = Table(
    "actors", "One row an actor that an exported row names.",
    "onrecord/vocabularies/actors.csv and country_codes.csv",
    variables("""
actor_id text! ISO 3166-1 alpha-3 of states, prefixed names of others
kind text Kind of actor
name text! English name
since text First day, where it matters
until text Last day, of historic states and closed bodies
iso3 text ISO 3166-1 alpha-3
iso2 text ISO 3166-1 alpha-2
cow int Correlates of War number of its last period
m49 int United Nations M49 number of its last period
region_m49 text M49 number of the sub-region, three digits
permanent_member bool Whether it has or had a permanent seat in the Council"""),
    key=("actor_id",),
)  # fmt: skip
