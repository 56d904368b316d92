-- The newest documents of a kind, without passing over all others; and which languages
-- there are, without reading every version.
CREATE INDEX document_kind ON document (kind, dated_on DESC NULLS LAST, id);
CREATE INDEX version_language ON version (language);
