# Installs the project in .venv; sourced by ./start and ./test, which then call `install`.
# Messages are in Dutch: they are for the people who use and manage the program.
# shellcheck shell=bash

PYTHON=${PYTHON:-python3}
VENV=$PWD/.venv

say() { printf '==> %s\n' "$*"; }
fail() {
    printf '\nFOUT: %s\n' "$1" >&2
    shift
    [ $# -eq 0 ] || printf '%s\n' "$@" >&2
    exit 1
}

# The browser tests ask this too.
find_chromium() {
    local name
    for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do
        command -v "$name" && return
    done
    return 1
}

# Debian keeps the server outside the PATH. tests/postgres.py looks in the same places.
has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || command -v postgres >/dev/null; }

python_knows() { "$PYTHON" -c "$1" >/dev/null 2>&1; }

# What makes PDF, by the names of its libraries, and a letter with the width of Arial.
has_pango() {
    python_knows 'import ctypes
for name in ("pango-1.0.so.0", "pangoft2-1.0.so.0", "harfbuzz.so.0", "harfbuzz-subset.so.0", "fontconfig.so.1"):
    ctypes.CDLL("lib" + name)'
}
has_letter() { compgen -G '/usr/share/fonts/truetype/liberation*/LiberationSans-Regular.ttf' >/dev/null; }

# Debian's names of what is not here yet. durable-rules has no wheels: it needs a compiler and Python.h.
missing_packages() {
    command -v "$PYTHON" >/dev/null || echo python3
    python_knows 'import ensurepip, venv' || echo python3-venv
    python_knows 'import os, sysconfig as s; os.stat(s.get_path("include") + "/Python.h")' || echo python3-dev
    if ! command -v gcc >/dev/null && ! command -v cc >/dev/null; then echo gcc libc6-dev; fi
    has_pango || echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0
    has_letter || echo fonts-liberation
    if [ "$1" = test ]; then
        command -v soffice >/dev/null || echo libreoffice-writer-nogui
        find_chromium >/dev/null || echo chromium-headless-shell
        has_postgres || echo postgresql
        command -v node >/dev/null || echo nodejs
        command -v npm >/dev/null || echo npm
    fi
}

install_packages() {
    local packages command as_root=()
    [ "$PYTHON" = python3 ] || command -v "$PYTHON" >/dev/null ||
        fail "PYTHON=$PYTHON is hier niet te vinden." "Geef het volledige pad, of laat PYTHON= weg."
    packages=$(missing_packages "$1" | xargs)
    [ -n "$packages" ] || return 0
    command -v apt-get >/dev/null || fail "Op deze computer ontbreekt: $packages." \
        "Installeer dit (de namen zijn die van Debian) en probeer het dan opnieuw."
    if [ "$(id -u)" -ne 0 ]; then
        command="apt-get update && apt-get install -y --no-install-recommends $packages"
        if command -v sudo >/dev/null; then command="sudo sh -c '$command'"; else command="su - -c '$command'"; fi
        sudo -n true 2>/dev/null || fail "Op deze computer ontbreekt: $packages." \
            "Geef deze opdracht (of vraag het uw beheerder) en probeer het dan opnieuw:" "" "  $command"
        as_root=(sudo -n)
    fi
    say "Installeren vanuit Debian: $packages"
    "${as_root[@]}" apt-get update -qq || say "Let op: de pakketlijst van Debian is niet helemaal bijgewerkt."
    # shellcheck disable=SC2086  # the names are separate words
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $packages >/dev/null ||
        fail "Debian kon dit niet installeren: $packages." "Lees de melding hierboven. Is er internet?"
    hash -r
    packages=$(missing_packages "$1" | xargs)
    [ -z "$packages" ] || fail "Nog steeds ontbreekt: $packages, voor $(command -v "$PYTHON")." \
        "Kies een volledige Python van Debian: PYTHON=/usr/bin/python3 $0"
}

# A .venv of another Python, or moved from another folder, does not work: make it anew.
make_venv() {
    local identity
    python_knows 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "Python 3.11 of nieuwer is nodig, dit is $("$PYTHON" --version)." \
            "Kies een andere Python, bijvoorbeeld: PYTHON=python3.12 $0"
    identity=$("$PYTHON" -c 'import sys; print(sys.version, sys.base_prefix)')$VENV
    [ "$(cat "$VENV/.identity" 2>/dev/null)" != "$identity" ] || return 0
    say "Python-omgeving maken in .venv ($("$PYTHON" --version))"
    rm -rf "$VENV"
    "$PYTHON" -m venv "$VENV" || fail "De Python-omgeving maken lukt niet." "Lees de melding hierboven."
    printf '%s' "$identity" >"$VENV/.identity"
}

pip_install() {
    # No build isolation: durable-rules is built with the setuptools of our own lock. CPPFLAGS because
    # Python 3.13 dropped an old name that its source uses.
    CPPFLAGS="${CPPFLAGS:-} -DPyEval_CallObject=PyObject_CallObject" "$VENV/bin/python" -m pip install \
        --quiet --disable-pip-version-check --no-input --no-build-isolation --use-pep517 "$@" ||
        fail "Python-pakketten installeren lukt niet." \
            "Lees de melding hierboven. Is er internet en is de schijf niet vol? Probeer het dan opnieuw."
}

locked() { pip_install --require-hashes "$@"; }

# The engines that the tests hold the DMN against, from a lock with hashes.
install_dmn() {
    mkdir -p "$VENV/dmn"
    cp tests/dmn/package.json tests/dmn/package-lock.json "$VENV/dmn"
    npm ci --prefix "$VENV/dmn" --loglevel=error --no-audit --no-fund --ignore-scripts --legacy-peer-deps ||
        fail "De DMN-programma's voor de tests installeren lukt niet." \
            "Lees de melding hierboven. Is er internet? Probeer het dan opnieuw."
}

# install run|test: only what changed since last time is done again.
install() {
    local mode=$1 wanted engines="" how=--compile
    install_packages "$mode"
    make_venv
    wanted=$(cat scripts/install.sh pyproject.toml requirements/*.txt tests/dmn/*.json | sha256sum)
    [ "$(cat "$VENV/.installed-$mode" 2>/dev/null)" != "$wanted" ] || return 0
    say "Python-pakketten installeren (de eerste keer duurt dit enkele minuten)"
    if [ "$mode" = test ]; then
        # It waits for another registry: beside the packages of Python.
        install_dmn &
        engines=$!
        # The tests import a part of it, and keep what that compiles.
        how=--no-compile
    fi
    locked -r requirements/build.txt
    locked $how -r "requirements/$mode.txt"
    [ "$mode" != test ] || locked --no-deps --no-compile --ignore-requires-python -r requirements/axe.txt
    pip_install --no-deps --editable .
    [ -z "$engines" ] || wait "$engines" || exit 1
    printf '%s' "$wanted" >"$VENV/.installed-$mode"
    # The lock of test holds all of run's.
    [ "$mode" != test ] || printf '%s' "$wanted" >"$VENV/.installed-run"
}
