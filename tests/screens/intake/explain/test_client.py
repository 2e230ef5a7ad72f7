"""The explanation for the client as it reads on the screen."""

from __future__ import annotations

import html
import re
from typing import Any

from explaining.for_client.page import client_page
from explaining.for_client.parts import Explanation, ExplanationPart
from normenkader import Library
from screens.intake.case.standing import standing
from screens.intake.explain.client import reading_html


def test_everything_of_the_page_is_on_the_screen(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    stand = standing(zaak, bibliotheek)
    assert stand.antwoord
    uitleg = client_page(stand.normenkader, stand.zaak, stand.antwoord)
    shown = re.sub(r"<[^>]+>", "\n", reading_html(uitleg))
    said = [html.unescape(line) for line in shown.splitlines() if line]
    assert said == [text for text in uitleg.texts() if text]
    assert "2 uur en 30 minuten per week" in shown


def test_texts_are_escaped_and_without_a_notice_there_is_none() -> None:
    part = ExplanationPart("<i>kop</i>", ("<b>zin</b>", ("<script>", "twee & drie")))
    made = reading_html(Explanation("<u>", "", (part,)))
    assert not re.search(r"<(i|b|u|script)>", made)
    assert "twee &amp; drie" in made
    assert "nw-melding" not in made
    assert made.count("<li>") == 2
