"""What was recorded by every earlier version of the program still gives its documents."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

from pypdf import PdfReader

from documents.house_style.model import PLAIN
from documents.kinds import KINDS
from documents.making import document, remark
from register.decisions.reading import Filter, fitting_numbers, open_decision
from register.store.opening import open_register
from register.store.place import place
from tests.conftest import ROOT
from tests.documents.deciding import GIVEN
from tests.register.deciding import AUDITOR

FIXTURE = ROOT / "tests" / "register" / "fixtures" / "0001.sqlite"


def test_old_records_give_every_document(tmp_path: Path) -> None:
    shutil.copy(FIXTURE, tmp_path / "register.sqlite")
    register = open_register(place(str(tmp_path)))
    found = [
        open_decision(register, AUDITOR, number)
        for number in fitting_numbers(register, AUDITOR, Filter())
    ]
    register.close()
    assert {one.stuk["stukformaat"] for one in found} == {1}
    assert len(found) > 3
    for one in found:
        for kind in KINDS:
            assert document(kind, "docx", one, GIVEN, PLAIN)
        assert remark("brief", one, GIVEN, PLAIN) == ""
    made = document("brief", "pdf", found[0], GIVEN, PLAIN)
    assert len(PdfReader(io.BytesIO(made)).pages) == 1
