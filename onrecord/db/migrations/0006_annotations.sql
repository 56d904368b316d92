-- What annotators found in a text: who is named, who is quoted, what is asked of whom.
-- It follows from the current text of one language of each document and from the
-- version of the rules; places are characters of revision.body.

CREATE TABLE annotated (
  revision_id bigint NOT NULL REFERENCES revision ON DELETE CASCADE,
  document_id bigint NOT NULL REFERENCES document ON DELETE CASCADE,
  task text NOT NULL,
  version text NOT NULL,
  PRIMARY KEY (revision_id, task)
);
COMMENT ON TABLE annotated IS 'texts that an annotator has read, found it something or not';
COMMENT ON COLUMN annotated.version IS 'of its rules or model';
CREATE INDEX annotated_document ON annotated (document_id, task);

CREATE TABLE mention (
  revision_id bigint NOT NULL REFERENCES revision ON DELETE CASCADE,
  start int NOT NULL,
  stop int NOT NULL,
  printed text NOT NULL,
  actor_id text NOT NULL,
  role text NOT NULL,
  confidence real NOT NULL,
  rule text NOT NULL
);
COMMENT ON TABLE mention IS 'an actor named in a text';
COMMENT ON COLUMN mention.role IS
  'issuer, speaker, on_behalf_of, addressee, mentioned, quoted or medium';
CREATE INDEX mention_revision ON mention (revision_id, start);
CREATE INDEX mention_actor ON mention (actor_id, role);

CREATE TABLE quotation (
  revision_id bigint NOT NULL REFERENCES revision ON DELETE CASCADE,
  start int NOT NULL,
  stop int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
  content text NOT NULL,
  speaker text NOT NULL,
  actor_id text NOT NULL,
  cue text NOT NULL,
  medium text NOT NULL,
  confidence real NOT NULL,
  rule text NOT NULL
);
COMMENT ON COLUMN quotation.content IS
  'as printed; its parts joined by " … " where the cue stands between them';
COMMENT ON COLUMN quotation.speaker IS 'as printed, empty where the text names none';
COMMENT ON COLUMN quotation.medium IS 'who reports it, where that is not the speaker';
CREATE INDEX quotation_revision ON quotation (revision_id, start);
CREATE INDEX quotation_actor ON quotation (actor_id);

CREATE TABLE request (
  revision_id bigint NOT NULL REFERENCES revision ON DELETE CASCADE,
  position int NOT NULL,
  path text NOT NULL,
  kind text NOT NULL,
  verb text NOT NULL,
  addressee text NOT NULL,
  actor_ids text[] NOT NULL,
  action text NOT NULL,
  deadline text NOT NULL,
  due text NOT NULL,
  due_on date,
  every text NOT NULL,
  confidence real NOT NULL,
  rule text NOT NULL
);
COMMENT ON TABLE request IS 'what a resolution asks, decides or extends, by when';
COMMENT ON COLUMN request.position IS 'of the paragraph';
COMMENT ON COLUMN request.deadline IS 'as printed';
COMMENT ON COLUMN request.due IS 'EDTF, as exact as the text is';
COMMENT ON COLUMN request.due_on IS 'the last day that due can mean';
COMMENT ON COLUMN request.every IS 'ISO 8601 duration of a recurring request: P6M';
CREATE INDEX request_revision ON request (revision_id, position);
CREATE INDEX request_due ON request (due_on);
