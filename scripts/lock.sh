#!/usr/bin/env bash
# Rewrites the locks in requirements/ from pyproject.toml. Needs uv (pip install uv).
# Extra arguments go to uv, for instance: scripts/lock.sh --upgrade-package pydantic
set -euo pipefail
cd "$(dirname "$0")/.."

# Only the public index counts: settings of this machine for other indexes, mirrors or local
# wheels must not leak into the locks.
while IFS='=' read -r name _; do
    case $name in UV_* | PIP_*) unset "$name" ;; esac
done < <(env)

# One version of each package for every Python (from python= on) and every platform.
python=3.11
compile() {
    local output=$1
    shift
    uv pip compile --quiet --no-config --universal --python-version "$python" --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
        --custom-compile-command scripts/lock.sh --output-file "$output" "$@"
}

compile requirements/build.txt requirements/build.in "$@"
compile requirements/run.txt pyproject.toml --constraint requirements/build.txt "$@"
compile requirements/test.txt pyproject.toml --extra dev --constraint requirements/run.txt "$@"
compile requirements/bench.txt pyproject.toml --extra bench --constraint requirements/run.txt "$@"
# Used only for the axe.min.js inside it, so without its dependencies.
python=3.12 compile requirements/axe.txt requirements/axe.in --no-deps "$@"
