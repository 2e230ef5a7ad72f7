"""Starts the real application the way a user does."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(*options: str) -> list[str]:
    app = str(PROJECT / "app.py")
    return [sys.executable, "-m", "streamlit", "run", app, "--server.fileWatcherType", "none",
            *options]  # fmt: skip


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
    port = port or free_port()
    log = home / f"streamlit-{port}.log"
    with log.open("a") as output:
        process = subprocess.Popen(
            command("--server.port", str(port), *options),
            cwd=folder,
            env={**clean_environment(home), **variables},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for_health(url, process, log)
            yield url
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for_health(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the app did not start:\n{log.read_text()}")
