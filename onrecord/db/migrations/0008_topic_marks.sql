-- Topics that the project assigns to a text, with the reasons. Those above the published
-- threshold stand in document_topic beside the headings that the source prints, told
-- apart by their confidence.

CREATE TABLE topic_mark (
  revision_id bigint NOT NULL REFERENCES revision ON DELETE CASCADE,
  topic_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('theme', 'heading', 'place')),
  printed text NOT NULL,
  why jsonb NOT NULL,
  confidence real NOT NULL,
  rule text NOT NULL
);
COMMENT ON TABLE topic_mark IS 'a topic that a rule or a model assigns to a text';
COMMENT ON COLUMN topic_mark.printed IS 'the first words that speak for it, or none';
COMMENT ON COLUMN topic_mark.why IS
  '[[kind, printed]]: term, words that weigh, document cited, document with a like title';
CREATE INDEX topic_mark_revision ON topic_mark (revision_id);
CREATE INDEX topic_mark_topic ON topic_mark (topic_id);

ALTER TABLE document_topic ADD COLUMN confidence real;
COMMENT ON COLUMN document_topic.confidence IS
  'of the rule or model that assigned it; null for a heading that the source prints';
-- What was assigned by names alone while collecting; the next reading replaces it.
UPDATE document_topic SET confidence = 0.5 WHERE rule LIKE 'topics/%';
