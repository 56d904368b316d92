-- On the database that is written to, as a superuser, after every upgrade of onrecord:
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f deploy/replica-publisher.sql
-- It needs wal_level = logical, which takes a restart. See docs/scaling.md.
DO $$
DECLARE
  tables text;
  name regclass;
BEGIN
  -- Without a key a deletion names its row by all of its columns.
  FOR name IN
    SELECT c.oid FROM pg_class AS c
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_index AS i WHERE i.indrelid = c.oid AND i.indisprimary)
  LOOP
    EXECUTE format('ALTER TABLE %s REPLICA IDENTITY FULL', name);
  END LOOP;
  -- Each database has its own list of migrations.
  SELECT string_agg(format('%I.%I', schemaname, tablename), ', ' ORDER BY tablename)
  INTO tables
  FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migration';
  IF EXISTS (SELECT FROM pg_publication WHERE pubname = 'onrecord') THEN
    EXECUTE format('ALTER PUBLICATION onrecord SET TABLE %s', tables);
  ELSE
    EXECUTE format('CREATE PUBLICATION onrecord FOR TABLE %s', tables);
  END IF;
END
$$;
