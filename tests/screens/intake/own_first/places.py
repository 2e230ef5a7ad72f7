"""Every place of the screens that shows something of a proposal, and what keeps it shut.

In the mode 'eerst zelf oordelen' none of them may say anything about the case before the consulent
judged. A test finds such places by what they import and read, and holds them against this list.
"""

from __future__ import annotations

from typing import Literal

# How a module keeps to itself what is not to be seen yet:
# - leeg: it shows what a Standing holds, and one that waits holds nothing;
# - deur: it asks `held` itself, and stops;
# - achter: it is only reached through a module with a door;
# - vastgelegd: it shows what was recorded, or words for it.
Kept = Literal["leeg", "deur", "achter", "vastgelegd"]

PLACES: dict[str, Kept] = {
    "screens.intake.case.choosing": "achter",
    "screens.intake.case.decided_case": "deur",
    "screens.intake.case.decision_files": "vastgelegd",
    "screens.intake.case.standing": "deur",
    "screens.intake.decide.part": "deur",
    "screens.intake.decide.schedule": "achter",
    "screens.intake.evaluation.fields": "vastgelegd",
    "screens.intake.explain.client": "achter",
    "screens.intake.explain.decided_notes": "vastgelegd",
    "screens.intake.explain.margin_picture": "achter",
    "screens.intake.explain.what_if.trying": "achter",
    "screens.intake.explain.what_if.view": "achter",
    "screens.intake.explain.what_if.words": "achter",
    "screens.intake.explain.why_not": "achter",
    "screens.intake.form.decided_panel": "vastgelegd",
    "screens.intake.form.next_question": "leeg",
    "screens.intake.form.panel": "deur",
    "screens.intake.form.possible": "leeg",
    "screens.intake.message.form": "vastgelegd",
    "screens.intake.message.part": "vastgelegd",
    "screens.intake.own_first.beside": "achter",
    "screens.intake.parts": "deur",
    "screens.intake.reassess.lowering": "achter",
    "screens.intake.reassess.part": "deur",
    "screens.intake.reassess.tables": "achter",
    "screens.sources.judges": "vastgelegd",
    "screens.widgets.account": "leeg",
    "screens.widgets.declarable": "vastgelegd",
    "screens.widgets.schedule_view": "leeg",
    "screens.widgets.trail_pairs": "achter",
}

# Pages about other cases than the one that is being filled in, and which those are.
OTHER_CASES: dict[str, str] = {
    "screens.beheer": "examples, uploads of the beheerder, and decisions in the register",
    "screens.participant": "oefenzaken",
    "screens.register": "decisions in the register",
    "screens.trainer": "oefenzaken and demonstrations",
}
