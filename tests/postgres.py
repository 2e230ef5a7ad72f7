"""A real PostgreSQL of our own: on loopback, thrown away afterwards, however the tests end."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.browser.driving.app_process import free_port

HOST = "127.0.0.1"
# Nothing of whoever runs the tests: no PGDATA, and no TMPDIR that the other user cannot enter.
_SETTING: dict[str, Any] = {"cwd": "/", "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}}
# PostgreSQL refuses to run as root; Debian's package makes this user.
if os.geteuid() == 0:
    _SETTING |= {"user": "postgres", "group": "postgres", "extra_groups": []}
# Its input closes when this process ends in any way, kill -9 too.
_WATCH = 'read -r _; "$0" stop --silent -D "$1/data" -m immediate >/dev/null 2>&1; rm -rf "$1"'


@dataclass(frozen=True)
class Postgres:
    """A running server; `folder` holds its data and its log."""

    port: int
    password: str
    folder: Path
    host: str = HOST

    @property
    def superuser_url(self) -> str:
        return self.url("postgres", self.password, "postgres")

    def url(self, role: str, password: str, database: str) -> str:
        """An address for SQLAlchemy."""
        return f"postgresql+psycopg://{role}:{password}@{self.host}:{self.port}/{database}"

    def execute(self, *statements: str, database: str = "postgres") -> None:
        """As the superuser, each statement its own transaction."""
        with psycopg.connect(
            host=self.host,
            port=self.port,
            user="postgres",
            password=self.password,
            dbname=database,
            autocommit=True,
        ) as connection:
            for statement in statements:
                connection.execute(statement.encode())


@dataclass(frozen=True)
class Database:
    """A database: `beheer` owns it, `app` may connect, and do what it was given."""

    name: str
    beheer_url: str
    app_url: str
    superuser_url: str
    beheer_rol: str
    app_rol: str


def _programs() -> Path:
    """The folder of the newest server of Debian, or else of the one in the PATH."""
    found = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    debian = sorted(found, key=lambda path: int(path.parts[-3]))
    in_path = shutil.which("postgres")
    if not debian and not in_path:
        raise RuntimeError("the tests need a PostgreSQL server: apt-get install postgresql")
    return debian[-1].parent if debian else Path(str(in_path)).resolve().parent


def _fastest() -> str:
    """Memory, where there is enough of it: the server syncs at every commit."""
    memory = Path("/dev/shm")  # noqa: S108 - mktemp makes a folder of its own in it
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > 3 * 10**9 else "/tmp"  # noqa: S108


def _run(*command: str, stdin: str = "") -> str:
    done: subprocess.CompletedProcess[str] = subprocess.run(
        command, **_SETTING, input=stdin, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def _start(pg_ctl: Path, folder: Path) -> int:
    """On a free port; tries another when someone took it just before us."""
    log = folder / "log"
    for _ in range(5):
        port = free_port()
        # No Unix socket: a test folder is easily longer than the 107 characters that one may have.
        options = f"-c listen_addresses={HOST} -c port={port} -c unix_socket_directories=''"
        try:
            _run(str(pg_ctl), "start", "-w", "-D", f"{folder}/data", "-l", str(log), "-o", options)
        except RuntimeError as error:
            problem = f"{error}\n{log.read_text('utf-8') if log.exists() else ''}"
        else:
            return port
    raise RuntimeError(problem)


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Make and start a server; afterwards it is stopped and its folder is gone."""
    programs = _programs()
    folder = Path(_run("mktemp", "-d", "-p", _fastest(), "normwijzer-postgres-XXXXXX"))
    watch = ["sh", "-c", _WATCH, str(programs / "pg_ctl"), str(folder)]
    # A session of its own: Ctrl-C is for pytest, which still has to close its connections.
    with subprocess.Popen(watch, **_SETTING, stdin=subprocess.PIPE, start_new_session=True):
        password = secrets.token_hex(16)
        _run("tee", f"{folder}/password", stdin=password)
        # --no-sync is about these first files only: the server itself does fsync.
        _run(
            *(str(programs / "initdb"), "-D", f"{folder}/data", "--no-sync", "-U", "postgres"),
            *("--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256"),
            f"--pwfile={folder}/password",
        )
        postgres = Postgres(_start(programs / "pg_ctl", folder), password, folder)
        # By default everyone may use the schema of every new database.
        postgres.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC", database="template1")
        yield postgres


def crash(postgres: Postgres) -> None:
    """Stop the server as a power cut would, and start it on the same port."""
    data = f"{postgres.folder}/data"
    _run(
        str(_programs() / "pg_ctl"),
        *("restart", "-w", "-D", data, "-m", "immediate"),
        *("-l", f"{postgres.folder}/log"),
    )


@contextmanager
def copied_database(postgres: Postgres, source: Database) -> Iterator[Database]:
    """A copy of what is in `source`, which nobody may be using; the app was given nothing yet."""
    with empty_database(postgres, f"TEMPLATE {source.name}") as database:
        postgres.execute(
            f"REASSIGN OWNED BY {source.beheer_rol} TO {database.beheer_rol}",
            # What the source itself belongs to went along.
            f"ALTER DATABASE {source.name} OWNER TO {source.beheer_rol}",
            f"DROP OWNED BY {source.app_rol}",
            database=database.name,
        )
        yield database


@contextmanager
def empty_database(postgres: Postgres, options: str = "") -> Iterator[Database]:
    """Make a database with two roles of its own; afterwards all three are gone."""
    suffix, beheer_word, app_word = (secrets.token_hex(length) for length in (4, 16, 16))
    name, beheer, app = f"norm_{suffix}", f"beheer_{suffix}", f"app_{suffix}"
    postgres.execute(
        f"CREATE ROLE {beheer} LOGIN PASSWORD '{beheer_word}'",
        f"CREATE ROLE {app} LOGIN PASSWORD '{app_word}'",
        f"CREATE DATABASE {name} OWNER {beheer} {options}",
        f"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {name} TO {app}",
    )
    try:
        yield Database(
            name=name,
            beheer_url=postgres.url(beheer, beheer_word, name),
            app_url=postgres.url(app, app_word, name),
            superuser_url=postgres.url("postgres", postgres.password, name),
            beheer_rol=beheer,
            app_rol=app,
        )
    finally:
        postgres.execute(
            f"DROP DATABASE {name} WITH (FORCE)", f"DROP ROLE {app}", f"DROP ROLE {beheer}"
        )
