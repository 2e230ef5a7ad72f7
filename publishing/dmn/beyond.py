"""What of a normenkader does not fit in our DMN: it is said, and then there is no DMN at all.

A DMN file with a part of the calculation would give other answers than the normenkader.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import equal_to
from normenkader.rules import all_rules
from normenkader.texts import listed


class NotInDmnError(Exception):
    """A normenkader says what our DMN can't; `lines` say what, in whole sentences."""

    def __init__(self, normenkader: Normenkader, lines: tuple[str, ...]) -> None:
        """Keep the sentences."""
        name = f"{normenkader.normenkader}@{normenkader.versie}"
        head = f"Van {name} is geen DMN te maken. Dit past niet in de beslistabellen:"
        super().__init__("\n".join([head, *(f"- {line}" for line in lines)]))
        self.lines = lines


def beyond_dmn(normenkader: Normenkader) -> tuple[str, ...]:
    """What of a normenkader does not fit, a sentence for each; nothing where all of it does."""
    return tuple(_beyond(normenkader))


def _beyond(nk: Normenkader) -> Iterator[str]:
    if nk.tellingen:
        names = listed([t.telling for t in nk.tellingen])
        yield f"Een telling: hoeveel antwoorden hetzelfde zijn ({names})."
    equal = [i.regel for i in all_rules(nk) if any(equal_to(r) for r in i.als.values())]
    if equal:
        yield f"Een voorwaarde die twee antwoorden vergelijkt ({listed(equal)})."
    for fase in nk.fasen:
        yield from _of_stage(fase)
    if nk.besluit.langste_duur and nk.stage(st.Fasering) is not None:
        yield "Een langste duur: de DMN verdeelt alle weken die de zaak noemt."
    if nk.timed and nk.stage(st.Doelrichting) is None:
        yield "Klassen zonder richting: de DMN zoekt een bandbreedte bij een richting."
    if nk.timed and nk.stage(st.Afronding) is None:
        yield "Tijd die niet wordt afgerond."


def _of_stage(fase: st.Stage) -> Iterator[str]:  # noqa: C901 - a case for each stage
    match fase:
        case st.Normtijden():
            other = [row.regel for row in fase.tabel if row.minuten is None]
            if other:
                yield f"Tijd die niet uit een tabel van doel en niveau komt ({listed(other)})."
        case st.Bijstelling():
            yield f"Meer of minder tijd voor één leefgebied (de stap ‘{fase.titel}’)."
        case st.Aftrek():
            yield f"Tijd die eraf gaat om wat anderen doen (de stap ‘{fase.titel}’)."
        case st.Maximum():
            yield f"Een hoogste tijd voor één leefgebied (de stap ‘{fase.titel}’)."
        case st.Combinaties():
            yield f"Een hoogste tijd voor wat samen meetelt (de stap ‘{fase.titel}’)."
        case st.Factoren():
            yield from _factors(fase)
        case st.Raster():
            if fase.onder is None:
                yield "Een laagste klasse die bij 0 minuten begint: er is geen uitkomst daaronder."
            given = [rule.regel for rule in fase.outside if rule.product is not None]
            if given:
                yield f"Een product buiten de klassen ({listed(given)})."
        case st.Opslag():
            modules = [rule.regel for rule in fase.regels if rule.module is not None]
            if modules:
                yield f"Een module naast het product ({listed(modules)})."
        case st.Toegang() | st.Meetellen() | st.Doelen() | st.Resultaatgebieden():
            pass
        case st.Doelrichting() | st.Afronding() | st.Fasering() | st.Zwaartepunt():
            pass
        case _:
            assert_never(fase)


def _factors(fase: st.Factoren) -> Iterator[str]:
    units = [r.regel for r in fase.regels if r.dan.tijd is not None]
    if units:
        yield f"Tijd in de eenheid van de bron ({listed(units)})."
    less = [r.regel for r in fase.regels if (r.dan.minuten or 0) < 0]
    if less:
        yield f"Minuten die eraf gaan ({listed(less)})."
    often = [r.regel for r in fase.regels if r.dan.per is not None]
    if often:
        yield f"Tijd die telt zo vaak als een antwoord zegt ({listed(often)})."
