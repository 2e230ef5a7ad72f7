"""Starts the real application on a port of its own."""

import os
import secrets
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import tests
from tests.forked import PROCESSES

PROJECT = Path(tests.__path__[0]).parent


# None of these is given to who connects somewhere: what is free for a moment, in a restart, stays
# so. Browsers refuse some ports below them.
_PORTS = range(12_000, 32_000)
# Where an app of before was: the browser has the scripts of that address, and has compiled them.
_LEFT: list[int] = []


def free_port() -> int:
    """One that nobody listens at."""
    return next(port for port in iter(lambda: secrets.choice(_PORTS), None) if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the app itself: a connection of before that is closing is no obstacle.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _left_port() -> int:
    """One that an app has left, or else another."""
    while _LEFT:
        if _is_free(port := _LEFT.pop()):
            return port
    return free_port()


def command(*options: str) -> list[str]:
    """The command of a user."""
    app = str(PROJECT / "app.py")
    return [sys.executable, "-m", "streamlit", "run", app, *options]


def _run(folder: Path, environment: dict[str, str], log: Path, options: tuple[str, ...]) -> None:
    """What `streamlit run app.py` does, in a process of its own."""
    from streamlit.web import cli  # noqa: PLC0415 - after the fork: the parent has no Streamlit

    with log.open("a") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    app = str(PROJECT / "app.py")
    cli.main(["run", app, "--server.fileWatcherType", "none", *options])


def clean_environment(home: Path) -> dict[str, str]:
    """Without the settings of whoever runs the tests."""
    own = ("STREAMLIT_", "NORMWIJZER_", "XDG_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(own)}
    return {**kept, "HOME": str(home)}


@contextmanager
def running_app(
    folder: Path, home: Path, *options: str, port: int = 0, **variables: str
) -> Iterator[str]:
    """Run the app from `folder` on a free port, or on this one; gives its address."""
    port = port or _left_port()
    log = home / f"streamlit-{port}.log"
    process = PROCESSES.Process(
        target=_run,
        args=(
            folder,
            {**clean_environment(home), **variables},
            log,
            ("--server.port", str(port), *options),
        ),
    )
    log.touch()
    process.start()
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for_health(url, process, log)
        yield url
    finally:
        process.terminate()
        process.join(10)
        process.kill()
        process.join(10)
        _LEFT.append(port)


def _wait_for_health(url: str, process: ForkServerProcess, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.is_alive():
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise RuntimeError(f"the app did not start:\n{log.read_text()}")
