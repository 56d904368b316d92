"""A logical replica follows the record, is read, and says when it does not follow."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from live_site import wait_for
from operator_server import operator_server

from onrecord.db import lookup
from onrecord.db.backup import backup, client_command, restore
from onrecord.db.connect import connect
from onrecord.db.errors import DatabaseUnavailable
from onrecord.db.migrate import migrate
from onrecord.db.replica import Replica, check_writable, replica_of

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"
Digest = Callable[[str], str]
Command = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.checkout  # the files in deploy/


def psql(conninfo: str, file: str, *more: str) -> None:
    command, environment = client_command("psql", conninfo)
    words = [*command, "-q", "-v", "ON_ERROR_STOP=1", *more, "-f", str(DEPLOY / file)]
    done = subprocess.run(
        words, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def count(conninfo: str, table: str) -> int:
    with connect(conninfo) as conn:
        row = conn.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    assert row is not None
    return int(row[0])


def follows(conninfo: str) -> bool:
    with connect(conninfo) as conn:
        found = replica_of(conn)
        ready = conn.execute(
            "SELECT bool_and(srsubstate = 'r') FROM pg_subscription_rel"
        ).fetchone()
    return found is not None and found.receives and ready == (True,)


def test_a_replica_follows_is_read_and_says_when_it_lags(
    filled: str, digest: Digest, onrecord: Command, tmp_path: Path
) -> None:
    dump = tmp_path / "demo.dump"
    backup(filled, dump)
    with (
        operator_server() as (publisher, server),
        operator_server() as (subscriber, _),
    ):
        restore(publisher, dump)
        with connect(subscriber) as conn:
            conn.autocommit = True
            migrate(conn)
            check_writable(conn)  # an ordinary database still
        psql(publisher, "replica-publisher.sql")
        psql(publisher, "replica-publisher.sql")  # as after an upgrade
        psql(subscriber, "replica-subscriber.sql", "-v", f"publisher={publisher}")
        wait_for(lambda: follows(subscriber))
        assert digest(subscriber) == digest(publisher) == digest(filled)
        assert count(subscriber, "mention") == count(publisher, "mention") > 100

        with connect(publisher) as conn:  # with all that hangs on it, keys or none
            conn.execute(
                "DELETE FROM document WHERE id IN (SELECT document_id FROM annotated "
                "ORDER BY 1 LIMIT 3)"
            )
            conn.execute("UPDATE document SET title = 'Another title' WHERE id % 2 = 0")
        wait_for(lambda: digest(subscriber) == digest(publisher))
        assert count(subscriber, "paragraph") == count(publisher, "paragraph")
        assert count(subscriber, "mention") == count(publisher, "mention")

        with connect(subscriber) as conn:
            conn.autocommit = True
            query = lookup.Query(words="ceasefire")
            found = [hit.native_id for hit in lookup.search(conn, query)]
            assert found
            with connect(publisher) as there:
                assert found == [h.native_id for h in lookup.search(there, query)]
            with pytest.raises(DatabaseUnavailable, match="is a replica, which is"):
                check_writable(conn)
            assert told(conn) == ""
            refused = onrecord(subscriber, "reread")
            assert (refused.returncode, "is a replica" in refused.stderr) == (1, True)
            server.send_signal(signal.SIGQUIT)
            server.wait(30)
            wait_for(lambda: "does not follow" in told(conn))
            state = onrecord(subscriber, "db", "status", "--json")
            assert state.returncode == 1
            assert json.loads(state.stdout)["replica"]["receives"] is False


def told(conn: psycopg.Connection) -> str:
    found = replica_of(conn)
    assert found is not None
    return found.trouble


@pytest.mark.parametrize(
    ("replica", "says"),
    [
        (Replica(True, 3.0), ""),
        (Replica(True, 600.0), "lags: it has heard nothing of its publisher for 600 s"),
        (Replica(True, None), "heard nothing of its publisher yet"),
        (Replica(False, 20.0), "does not follow"),
    ],
)
def test_a_lag_is_said_in_a_sentence(replica: Replica, says: str) -> None:
    assert (says in replica.trouble) if says else replica.trouble == ""
