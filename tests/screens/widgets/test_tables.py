"""Tables on paper: every row and every cell, where the screen shows what fits in its window."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

import screens
from screens.widgets.tables import MOST_ON_PAPER, UPRIGHT, paper_html


def test_paper_has_every_row_whole_and_no_html_of_users() -> None:
    rows = [{"Zaak": f"W-{i}", "Reden": "<img src=x> " + "lang " * 80} for i in range(60)]
    html = paper_html(pd.DataFrame(rows))
    assert html.count("<tr>") == 61
    assert html.count("lang ") == 60 * 80
    assert "<img" not in html
    assert "&lt;img src=x&gt;" in html


def test_a_long_table_says_how_much_paper_leaves_out() -> None:
    html = paper_html(pd.DataFrame({"Record": range(MOST_ON_PAPER + 3)}))
    assert html.count("<tr>") == MOST_ON_PAPER + 1
    assert "Er zijn er nog 3." in html
    assert "Er zijn er nog" not in paper_html(pd.DataFrame({"Record": range(MOST_ON_PAPER)}))


def test_a_wide_table_lies_on_its_side() -> None:
    wide = pd.DataFrame([{f"k{i}": i for i in range(UPRIGHT + 1)}])
    assert "nw-liggend" in paper_html(wide)
    assert "nw-liggend" not in paper_html(wide.iloc[:, :UPRIGHT])


def test_every_table_of_the_screens_has_one_for_paper() -> None:
    (folder,) = screens.__path__
    drawn = {
        path.name
        for path in Path(folder).rglob("*.py")
        if re.search(r"\b(st|gate)\.(dataframe|data_editor)\(", path.read_text("utf-8"))
    }
    assert drawn == {"tables.py"}
