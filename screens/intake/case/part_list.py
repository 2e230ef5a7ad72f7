"""The list at the left: every part one click away, with its state."""

from __future__ import annotations

from normenkader import Normenkader
from screens.access import gate
from screens.intake.case.draft import untouched
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.intake.case.state_words import ICONS, short_state
from screens.keys import Key, Prefix
from screens.widgets.layout import mark_chosen
from screens.widgets.wording import markdown
from terms.facts import TERMIJNEN
from zaak.day_care import DAGBESTEDING

ZAAK, OVERZICHT, ZELF, UITLEG, BESLUIT = "zaak", "overzicht", "zelf", "uitleg", "besluit"
TOEN = "toen"
# In which part the fields of a table beside the answers stand.
_PART_OF = {TERMIJNEN: ZAAK, DAGBESTEDING: BESLUIT}
_FIXED = {
    ZAAK: ("Zaak", ":material/folder_open:"),
    TOEN: ("Toen en nu", ":material/compare_arrows:"),
    OVERZICHT: ("Overzicht", ":material/list_alt:"),
    ZELF: ("Eigen oordeel", ":material/psychology:"),
    UITLEG: ("Uitleg", ":material/account_tree:"),
    BESLUIT: ("Besluit", ":material/gavel:"),
}


def filled_keys(normenkader: Normenkader) -> list[str]:
    """The keys of the parts that are filled in, in the order of the form."""
    factors = ["clientfactoren"] if normenkader.questions("clientfactoren") else []
    leefgebieden = [f"lg-{name}" for name in normenkader.leefgebied_names]
    return [ZAAK, "toegang", *leefgebieden, *factors]


def part_keys(intake: Intake, normenkader: Normenkader) -> list[str]:
    """The keys of the parts on the screen; after a decision only those for reading."""
    filled = [] if intake.recorded else filled_keys(normenkader)
    own = intake.held or (intake.draft.opslag.vooraf is not None and not intake.recorded)
    zelf = [ZELF] if own else []
    toen = [TOEN] if intake.reassessed else []
    return [*filled, OVERZICHT, *toen, *zelf, UITLEG, *([BESLUIT] if intake.beslist else [])]


def part_name(normenkader: Normenkader, key: str) -> str:
    """The name of a part."""
    if key in _FIXED:
        return _FIXED[key][0]
    if key.startswith("lg-"):
        return normenkader.leefgebied_names[key.removeprefix("lg-")]
    return {"toegang": "Toegang", "clientfactoren": "Cliëntfactoren"}[key]


def refused_parts(intake: Intake) -> list[str]:
    """The keys of the parts with a field that holds what was not accepted, each once."""
    places = intake.geweigerd
    keys = (f"lg-{p.leefgebied}" if p.leefgebied else p.sectie for p in places)
    return list(dict.fromkeys(_PART_OF.get(key, key) for key in keys))


def not_discussed(intake: Intake, normenkader: Normenkader) -> list[str]:
    """The keys of the parts with answers of then that were not discussed again, in order."""
    origin = intake.draft.opslag.origin
    if origin is None or intake.recorded:
        return []
    return origin.to_discuss(normenkader, intake.draft.inhoud["peildatum"])


def next_open(stand: Standing, part: str) -> str:
    """The first part with an open question after this one, going round; "" where nothing is."""
    order = list(stand.parts)
    start = order.index(part) + 1 if part in order else 0
    todo = stand.open_parts
    return next((key for key in order[start:] + order[:start] if key in todo and key != part), "")


def next_part(intake: Intake, stand: Standing) -> str:
    """Where Volgende goes: the next part with an open question, or else on to the end; "" there."""
    todo = "" if intake.recorded else next_open(stand, intake.deel)
    # Beyond one's own judgement there is nothing to see before it.
    ends: tuple[str, ...] = (OVERZICHT, TOEN, ZELF)
    ends = ends if stand.held else (*ends, UITLEG, BESLUIT)
    closing = [key for key in part_keys(intake, stand.normenkader) if key in ends]
    here = closing.index(intake.deel) + 1 if intake.deel in closing else 0
    return todo or next(iter(closing[here:]), "")


def show_list(intake: Intake, stand: Standing) -> None:
    """Fill the list. A label may change with an answer: the key keeps the button the same."""
    left = not_discussed(intake, stand.normenkader)
    for key in part_keys(intake, stand.normenkader):
        name, icon = markdown(part_name(stand.normenkader, key)), _FIXED.get(key, ("", ""))[1]
        part = stand.parts.get(key)
        if part is not None:
            told = f"{short_state(part)} · niet besproken" if key in left else short_state(part)
            name, icon = f"{name} :gray[{told}]", ICONS[part.toestand]
        gate.button(
            name,
            key=Prefix.DEEL.of(key),
            icon=icon,
            type="tertiary",
            width="stretch",
            on_click=intake.go,
            args=(key,),
        )
    mark_chosen(Prefix.DEEL.of(intake.deel))
    # One leefgebied is the whole conversation: without it there is no intake.
    more = len(stand.normenkader.leefgebieden) > 1
    if more and not intake.recorded and untouched(stand.normenkader, intake.draft.inhoud):
        gate.button(
            "Rest niet uitvragen",
            key=Key.REST_OVERSLAAN,
            icon=":material/playlist_remove:",
            type="secondary",
            width="stretch",
            on_click=intake.skip_untouched,
            args=(stand.normenkader,),
        )
