"""Streamlit runs one script at a time in a session: what two run together write over each other."""

from __future__ import annotations

import tomllib

from tests.conftest import ROOT


def test_a_run_ends_before_the_next_one_of_its_session_begins() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["runner"]["fastReruns"] is False
