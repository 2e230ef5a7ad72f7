"""Without the stage of rounding every time is a whole number of minutes, whatever the answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from normenkader import stages as st
from normenkader.checks.work import Work
from normenkader.model import Normenkader
from normenkader.units import Eenheid, exact_minutes, minutes_per_week

WHOLE_SHARES = (None, 0, 100)


def check_rounding(work: Work) -> None:
    """A normenkader with minutes rounds them, unless there is never anything to round."""
    nk = work.normenkader
    if not nk.timed or nk.stage(st.Afronding) is not None:
        return
    broken = next(_broken(nk), None)
    if broken is not None:
        message = (
            "de fase afronding ontbreekt: de tijd is niet altijd een heel aantal minuten per week "
            f"(door {broken})"
        )
        work.wrong(("fasen",), message)


def _broken(  # noqa: C901 - a case for each stage
    nk: Normenkader,
) -> Iterator[str]:
    """The rules that can give parts of minutes."""
    for fase in nk.fasen:
        match fase:
            case st.Normtijden():
                yield from (row.regel for row in fase.tabel if not _whole_row(fase, row))
            case st.Resultaatgebieden():
                shares = (r for r in fase.regels if r.overige_procent not in WHOLE_SHARES)
                yield from (r.regel for r in shares)
            case st.Bijstelling() | st.Factoren():
                yield from (r.regel for r in fase.regels if not _whole(r.dan, fase.eenheid))
            case st.Aftrek():
                yield from (r.regel for r in fase.regels if not _whole_off(r.dan, fase.eenheid))
            case st.Maximum() | st.Combinaties():
                for rule in fase.regels:
                    if not _is_whole(rule.hoogstens or 0, fase.eenheid):
                        yield rule.regel
            case st.Toegang() | st.Meetellen() | st.Doelen() | st.Doelrichting():
                pass
            case st.Afronding() | st.Raster() | st.Fasering() | st.Zwaartepunt() | st.Opslag():
                pass
            case _:
                assert_never(fase)


def _is_whole(amount: int, eenheid: Eenheid) -> bool:
    return exact_minutes(amount, eenheid).denominator == 1


def _whole_row(fase: st.Normtijden, row: st.NormtijdRegel) -> bool:
    unit = fase.unit(row)
    if row.vraag is not None:
        return minutes_per_week(unit).denominator == 1
    return all(_is_whole(amount, unit) for _, amount in st.cells(row))


def _whole(dan: st.TijdEffect, eenheid: Eenheid) -> bool:
    return dan.procent is None and (dan.tijd is None or _is_whole(dan.tijd, eenheid))


def _whole_off(dan: st.AftrekEffect, eenheid: Eenheid) -> bool:
    if dan.procent is not None or dan.procent_vraag is not None:
        return False
    if dan.vraag is not None:
        return minutes_per_week(eenheid).denominator == 1
    return _is_whole(dan.tijd or 0, eenheid)
