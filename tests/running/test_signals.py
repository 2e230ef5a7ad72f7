"""What a test starts can be interrupted, wherever the tests themselves were started from."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.running.quick import ROOT

# As a shell starts what runs behind; then as pytest begins, in each of its processes.
PROGRAM = """
import signal, subprocess, sys
signal.signal(signal.SIGINT, signal.{before})
import tests.conftest
child = "import os, signal; os.kill(os.getpid(), signal.SIGINT); print('goes on')"
done = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True)
print(done.returncode, done.stdout)
"""


@pytest.mark.parametrize("before", ["SIG_IGN", "default_int_handler"])
def test_ctrl_c_reaches_what_a_test_starts(before: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(before=before)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["-2"]
