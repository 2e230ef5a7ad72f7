"""Work over processes: every result once, and no process that hangs or stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from register.errors import ProcessStoppedError, UnavailableError
from register.replaying.pool import spread
from tests.conftest import ROOT
from tests.register.replaying.makers import adder, dier, looker, refuser, slow_pid, unborn

PATIENCE = 60


@pytest.mark.parametrize("kernen", [1, 2, 3])
@pytest.mark.parametrize("aantal", [0, 1, 7])
def test_every_task_gives_one_result(kernen: int, aantal: int) -> None:
    assert sorted(spread(adder, 10, range(aantal), kernen)) == list(range(10, 10 + aantal))


@pytest.mark.parametrize("make", [dier, unborn])
def test_a_process_that_dies_is_an_error(make: Callable[..., Iterator[object]]) -> None:
    with pytest.raises(ProcessStoppedError, match="is gestopt"):
        list(spread(make, None, range(6), 2))  # type: ignore[arg-type]


def test_what_a_process_says_about_the_register_is_said_here() -> None:
    with pytest.raises(UnavailableError, match="Het register is weg"):
        list(spread(refuser, None, range(3), 2))


def test_a_secret_is_not_in_the_arguments_of_a_process() -> None:
    secret = "geheim-wachtwoord-71"  # noqa: S105
    found = list(spread(looker, secret, range(2), 2))
    assert all(b"multiprocessing" in text for text in found)
    assert not any(secret.encode() in text for text in found)


def test_no_process_is_left_when_the_caller_stops_early() -> None:
    results = spread(slow_pid, None, range(1_000), 2)
    pid = next(results)
    results.close()
    assert not alive(pid)


ENDLESS = """
from itertools import count
from register.replaying.pool import spread
from tests.register.replaying.makers import slow_pid
if __name__ == "__main__":
    try:
        for pid in spread(slow_pid, None, count(), 2):
            print(pid, flush=True)
    except KeyboardInterrupt:
        print("Afgebroken.", flush=True)
"""


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_all_processes_stop_when_this_one_is_stopped(stop: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS, "utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    ) as started:
        assert started.stdout is not None
        pids = {int(started.stdout.readline()) for _ in range(50)}
        # A terminal sends Ctrl+C to the whole group; a kill meets one process.
        if stop is signal.SIGINT:
            os.killpg(started.pid, stop)
        else:
            started.send_signal(stop)
        out, err = started.communicate(timeout=PATIENCE)
    if stop is signal.SIGINT:
        # It may come in the middle of a line.
        assert out.endswith("Afgebroken.\n")
        assert err == ""
    # After a kill Python's own helper says that it cleans up semaphores; nothing else is said.
    assert all("resource_tracker" in line for line in err.splitlines()[::2])
    deadline = time.monotonic() + PATIENCE
    while any(map(alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, pids))


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
