"""A Word file of a municipality: what it can't do is said before any document is made with it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document

from documents.kinds import KINDS
from documents.word.checking import word_problems
from documents.word.reading import said
from documents.word.rendering import shipped
from scripts.word_template import made


def changed(change: Callable[[Any], None]) -> list[str]:
    """What is wrong with the file that ships, after a change in Word."""
    document = Document(io.BytesIO(shipped("brief")))
    change(document)
    file = io.BytesIO()
    document.save(file)
    return [str(p) for p in word_problems(file.getvalue(), "brief.docx", "brief")]


def replaced(old: str, new: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        parts = (document.element.body, document.sections[0].footer._element)
        found = [t for part in parts for t in part.iter("{*}t") if old in (t.text or "")]
        assert found, old
        for text in found:
            text.text = text.text.replace(old, new)

    return change


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_that_ships_is_right_and_is_what_its_script_makes(kind: Any) -> None:
    assert word_problems(shipped(kind), f"{kind}.docx", kind) == []
    assert said(made(kind)) == said(shipped(kind))


def test_every_place_that_is_not_there_is_said_with_where_it_stands() -> None:
    def change(document: Any) -> None:
        document.add_paragraph("{{ naam_client }}")
        document.sections[0].footer.add_paragraph("{{ titl }}")
        document.add_paragraph("{{ titel.grootte }}")

    told = changed(change)
    assert len(told) == 3
    assert "de voet, bij ‘{{ titl }}’" in "".join(told)
    assert "bedoel je titel?" in "".join(told)
    assert "de tekst, bij ‘{{ naam_client }}’: de plek naam_client is er niet" in "".join(told)


def test_places_that_are_badly_written_are_all_said() -> None:
    def change(document: Any) -> None:
        document.add_paragraph("{{ titel titel }}")
        document.add_paragraph("{{ 'x }}")

    assert len([line for line in changed(change) if "niet goed geschreven" in line]) == 2


def test_a_loop_that_is_not_closed_is_said() -> None:
    (line,) = changed(lambda document: document.add_paragraph("{%p if melding %}"))
    assert "{%p endif %}" in line


def test_fixed_words_are_refused_with_where_they_can_go() -> None:
    (line,) = changed(lambda document: document.add_paragraph("Bel ons gerust."))
    assert "‘Bel ons gerust.’ zou alleen in Word staan" in line
    assert "huisstijl.yaml" in line


def test_a_place_that_was_taken_away_is_missed() -> None:
    told = changed(replaced("{{ voet }}", ""))
    assert told == [
        "brief.docx: hier komt ‘van welk record’ niet in: vergelijk met het meegeleverde bestand"
    ]
    assert any("een kop in een deel" in line for line in changed(replaced("kop2", "kop3")))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", shipped("brief")[:5_000]])
def test_what_is_no_word_file_is_said(content: bytes) -> None:
    (problem,) = word_problems(content, "brief.docx", "brief")
    assert "geen Word-bestand" in str(problem)


def test_a_template_reaches_nothing_but_its_places() -> None:
    told = changed(
        lambda document: document.add_paragraph("{{ titel.__class__.__mro__[1].__subclasses__() }}")
    )
    assert told
    assert all("er niet" in line for line in told)
    assert changed(lambda d: d.add_paragraph("{{ (titel|attr('__class__')) }}"))
