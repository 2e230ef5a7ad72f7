"""What runs at a municipality carries no licence that its own use would have to follow."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution

from tests.conftest import ROOT

LOCK = (ROOT / "requirements" / "run.txt").read_text("utf-8")
NAMES = re.findall(r"^([A-Za-z0-9_.-]+)==", LOCK, flags=re.MULTILINE)
# Under the LGPL a library may be used; the GPL asks the same licence of the whole.
GPL = re.compile(r"(?<![A-Za-z])A?GPL|(?<!Lesser )General Public License", re.IGNORECASE)


# A library with several licences may be used under the one that is chosen here.
CHOSEN = {"pyphen": "License :: OSI Approved :: Mozilla Public License 1.1 (MPL 1.1)"}


def licences(name: str) -> list[str]:
    meta = distribution(name).metadata
    fields = ("License-Expression", "License", "Classifier")
    found = [v for field in fields for v in meta.get_all(field) or []]
    # A whole licence text in the field mentions others too: its first line names it.
    return [
        v.splitlines()[0]
        for v in found
        if v and not v.startswith(("Programming", "Topic", "Intended"))
    ]


def test_no_library_at_run_time_is_under_the_gpl() -> None:
    checked = []
    for name in NAMES:
        try:
            found = licences(name)
        except PackageNotFoundError:
            # Of another platform: the lock is for all of them.
            continue
        checked.append(name)
        if name in CHOSEN:
            assert CHOSEN[name] in found
            continue
        assert not [v for v in found if GPL.search(v)]
    assert len(checked) > 50


def test_what_makes_word_files_is_under_the_lgpl() -> None:
    assert "LGPL-2.1-only" in licences("docxtpl")
    assert not [v for v in licences("docxtpl") if GPL.search(v)]


def test_a_library_under_the_gpl_would_be_found() -> None:
    assert any(GPL.search(v) for v in licences("krippendorff"))
    assert "krippendorff" not in NAMES
