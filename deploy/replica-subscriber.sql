-- On the replica, as a superuser, once its schema is there and empty:
--   DATABASE_URL=postgresql://…/replica onrecord status   (makes the schema)
--   psql postgresql://…/replica -v ON_ERROR_STOP=1 \
--     -v publisher='host=… dbname=… user=… password=…' -f deploy/replica-subscriber.sql
-- After an upgrade of onrecord (migrate the replica first, then the publisher):
--   ALTER SUBSCRIPTION onrecord REFRESH PUBLICATION;
CREATE SUBSCRIPTION onrecord CONNECTION :'publisher' PUBLICATION onrecord;
