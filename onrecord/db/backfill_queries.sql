-- Queries of backfills from other archives; the format is that of queries.sql.

-- captured seconds --
-- Of some addresses, the seconds at which the record has a capture of them: an index
-- of captures knows no parts of a second.
SELECT c.url_sha256, date_trunc('second', c.fetched_at)
FROM capture AS c
WHERE c.url_sha256 = ANY (%(urls)s);
