"""The database of the tests is a real server, closed to others, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from tests.postgres import HOST, Database, Postgres, empty_database, running_postgres

ROOT = Path(__file__).parent.parent


def _run(url: str, statement: str) -> list[str]:
    """The first column of what a statement gives."""
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            result = connection.execute(text(statement))
            return [str(row[0]) for row in result] if result.returns_rows else []
    finally:
        engine.dispose()


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=5).close()
    except ConnectionRefusedError:
        return False
    return True


def test_it_is_a_real_server_with_text_and_durability_as_in_production(postgres: Postgres) -> None:
    (version,) = _run(postgres.superuser_url, "SELECT version()")
    assert version.startswith("PostgreSQL ")
    asked = "fsync", "synchronous_commit", "server_encoding"
    settings = [_run(postgres.superuser_url, f"SHOW {name}") for name in asked]
    assert settings == [["on"], ["on"], ["UTF8"]]
    assert set(_run(postgres.superuser_url, "SELECT datcollate FROM pg_database")) == {"C.UTF-8"}


def test_only_this_address_of_loopback_answers_and_only_with_the_password(
    postgres: Postgres,
) -> None:
    assert _answers(HOST, postgres.port)
    assert not _answers("127.0.0.2", postgres.port)
    assert _run(postgres.superuser_url, "SHOW unix_socket_directories") == [""]
    with pytest.raises(OperationalError, match="password authentication failed"):
        _run(postgres.url("postgres", "something else", "postgres"), "SELECT 1")


def test_the_owner_creates_and_the_application_uses_only_what_it_is_given(
    postgres_database: Database,
) -> None:
    database = postgres_database
    _run(database.beheer_url, "CREATE TABLE public.note (words text)")
    assert _run(database.app_url, "SELECT current_user") == [database.app_rol]
    with pytest.raises(ProgrammingError, match="permission denied"):
        _run(database.app_url, "SELECT words FROM public.note")
    _run(database.beheer_url, f"GRANT USAGE ON SCHEMA public TO {database.app_rol}")
    _run(database.beheer_url, f"GRANT SELECT ON public.note TO {database.app_rol}")
    assert _run(database.app_url, "SELECT words FROM public.note") == []


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE public.own (words text)",
        "CREATE TEMPORARY TABLE own (words text)",
        "CREATE SCHEMA own",
        "CREATE DATABASE own",
        "CREATE ROLE own",
    ],
)
def test_the_application_may_create_nothing(postgres_database: Database, statement: str) -> None:
    engine = create_engine(postgres_database.app_url, isolation_level="AUTOCOMMIT")
    with (
        engine.connect() as connection,
        pytest.raises(ProgrammingError, match="permission denied"),
    ):
        connection.execute(text(statement))
    engine.dispose()


def test_databases_are_apart_and_gone_afterwards(
    postgres: Postgres, postgres_database: Database
) -> None:
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    with empty_database(postgres) as other:
        _run(other.beheer_url, "CREATE TABLE note (words text)")
        assert _run(other.beheer_url, tables) == ["note"]
        assert _run(postgres_database.beheer_url, tables) == []
        with pytest.raises(OperationalError, match="permission denied for database"):
            _run(postgres_database.app_url.replace(postgres_database.name, other.name), "SELECT 1")
    left = "SELECT datname FROM pg_database UNION SELECT rolname FROM pg_roles"
    assert not {other.name, other.app_rol, other.beheer_rol} & set(
        _run(postgres.superuser_url, left)
    )


def _fail_with_a_server(started: list[Postgres]) -> None:
    with running_postgres() as server:
        started.append(server)
        assert _answers(HOST, server.port)
        raise ZeroDivisionError


def test_the_server_and_its_folder_are_gone_after_a_failure() -> None:
    started: list[Postgres] = []
    with pytest.raises(ZeroDivisionError):
        _fail_with_a_server(started)
    (server,) = started
    assert not _answers(HOST, server.port)
    assert not server.folder.exists()


def test_the_server_and_its_folder_are_gone_when_the_tests_are_killed() -> None:
    script = (
        "import time; from tests.postgres import running_postgres\n"
        "with running_postgres() as server:\n"
        "    print(server.port, server.folder, flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        port, folder = run.stdout.readline().decode().split()
        assert _answers(HOST, int(port))
        os.kill(run.pid, signal.SIGKILL)
    deadline = time.monotonic() + 30
    while Path(folder).exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(folder).exists()
    assert not _answers(HOST, int(port))
