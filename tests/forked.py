"""Processes that start at once: forked from a server that has imported what takes long."""

import multiprocessing

PROCESSES = multiprocessing.get_context("forkserver")
# One server for all of them: it takes one list, the last that is set before it starts.
PROCESSES.set_forkserver_preload(
    ["pytest", "tests.register.faults.writer", "tests.browser.driving.app_imports"]
)
