-- Queries of a database that may be a replica; the format is that of queries.sql.

-- subscription --
-- Whether the database takes its rows from another, whether it receives at the moment,
-- and the seconds since it last heard how far the other is.
SELECT pid IS NOT NULL,
  extract(epoch FROM clock_timestamp() - latest_end_time)::float8
FROM pg_stat_subscription
WHERE subname = 'onrecord' AND relid IS NULL;
