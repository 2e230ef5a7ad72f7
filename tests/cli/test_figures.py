"""Columns of reports: words to the left, figures to the right, and nothing cut off."""

from __future__ import annotations

from cli.figures import aligned


def test_words_stand_left_and_figures_right() -> None:
    rows = [("Van", "Zaken"), ("Begeleiding", "7")]
    assert list(aligned(rows, words=1)) == ["Van          Zaken", "Begeleiding      7"]


def test_a_long_name_keeps_its_figures_and_its_signs() -> None:
    (line,) = aligned([("[concept] " + "a" * 200, "12.000")], words=1)
    assert line == "[concept] " + "a" * 200 + "  12.000"
