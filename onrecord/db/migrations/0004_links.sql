-- Which documents are one text in two places: a sketch of each current text finds the
-- candidates, a comparison of the words decides. Links join documents, never merge them.

CREATE TABLE sketched (
  revision_id bigint PRIMARY KEY REFERENCES revision ON DELETE CASCADE,
  document_id bigint NOT NULL REFERENCES document ON DELETE CASCADE,
  day date,
  samples int NOT NULL,
  version text NOT NULL
);
COMMENT ON TABLE sketched IS 'texts that were compared with the others';
COMMENT ON COLUMN sketched.day IS 'of the document, as it was then';
COMMENT ON COLUMN sketched.samples IS 'sampled runs of words in its sketch';
COMMENT ON COLUMN sketched.version IS 'of the rules';
CREATE INDEX sketched_document ON sketched (document_id);

CREATE TABLE sketch (
  revision_id bigint NOT NULL REFERENCES revision ON DELETE CASCADE,
  document_id bigint NOT NULL REFERENCES document ON DELETE CASCADE,
  band smallint NOT NULL,
  hash bigint NOT NULL,
  day date NOT NULL
);
COMMENT ON COLUMN sketch.band IS '0 to 7: a band of minima; 8: a sampled run of words';
COMMENT ON COLUMN sketch.day IS 'of the document; 0001-01-01 where it is undated';
CREATE INDEX sketch_hash ON sketch (hash, day);
CREATE INDEX sketch_document ON sketch (document_id);
CREATE INDEX sketch_revision ON sketch (revision_id);

CREATE TABLE declared_translation (
  document_id bigint NOT NULL REFERENCES document ON DELETE CASCADE,
  url_sha256 bytea NOT NULL,
  PRIMARY KEY (document_id, url_sha256)
);
COMMENT ON TABLE declared_translation IS
  'addresses at which a document says that it stands in another language';
CREATE INDEX declared_translation_url ON declared_translation (url_sha256);

CREATE TABLE document_link (
  document_id bigint NOT NULL REFERENCES document ON DELETE CASCADE,
  other_id bigint NOT NULL REFERENCES document ON DELETE CASCADE,
  relation text NOT NULL
    CHECK (relation IN ('same', 'translation', 'edited', 'contained')),
  score real NOT NULL,
  rule text NOT NULL,
  why text NOT NULL,
  PRIMARY KEY (document_id, other_id),
  CHECK (document_id <> other_id)
);
COMMENT ON COLUMN document_link.document_id IS
  'the one that is contained; else the first by source and native id';
CREATE INDEX document_link_other ON document_link (other_id);
