"""Norm times: a row for every leefgebied, about questions that it asks, in a form that fits."""

from __future__ import annotations

from normenkader import stages as st
from normenkader.checks.choice import choice
from normenkader.checks.own_time import check_unit
from normenkader.checks.work import Work, doubles
from normenkader.conditions import as_key
from normenkader.file.problems import DataPath
from normenkader.questions import GetalVraag, Vraag

# Of two numbers that are multiplied one has at most so many answers.
MOST_TIMES = 200


def check_norm_times(work: Work, fase: st.Normtijden, pad: DataPath) -> None:
    """Check the questions of the table, its rows, and what each row names."""
    if fase.vraag_doel is not None:
        choice(work, (*pad, "vraag_doel"), fase.vraag_doel)
    if fase.vraag_niveau is not None:
        choice(work, (*pad, "vraag_niveau"), fase.vraag_niveau)
    if (fase.vraag_doel is None) != (work.stage(st.Doelrichting) is None):
        message = "vraag_doel en de fase doelrichting horen bij elkaar: schrijf beide, of geen"
        work.wrong((*pad, "vraag_doel"), message)
    known = list(work.normenkader.leefgebied_names)
    rows = [row.leefgebied for row in fase.tabel]
    for i in doubles(rows):
        work.wrong((*pad, "tabel", i, "leefgebied"), f"{rows[i]} heeft al een rij")
    for name in known:
        if name not in rows:
            work.wrong((*pad, "tabel"), f"het leefgebied {name} heeft geen rij")
    for i, row in enumerate(fase.tabel):
        plaats = (*pad, "tabel", i)
        if work.must_be_known((*plaats, "leefgebied"), row.leefgebied, known, "leefgebied"):
            _row(work, fase, row, plaats)


def _row(work: Work, fase: st.Normtijden, row: st.NormtijdRegel, pad: DataPath) -> None:
    own = {v.vraag: v for v in work.normenkader.questions("leefgebieden", row.leefgebied)}
    if row.vraag is not None:
        _judged(work, row, own, pad)
        if row.maal is None and row.vraag in own:
            check_unit(work, (*pad, "vraag"), own[row.vraag], fase.unit(row))
    elif row.minuten is not None and (fase.vraag_doel is None or fase.vraag_niveau is None):
        message = (
            "een tabel naar doel en niveau heeft bij de fase vraag_doel en vraag_niveau nodig. "
            "Gebruik anders vragen en tijd"
        )
        work.wrong((*pad, "minuten"), message)
    else:
        _table(work, fase, row, own, pad)


def _judged(work: Work, row: st.NormtijdRegel, own: dict[str, Vraag], pad: DataPath) -> None:
    sizes = []
    for key, name in (("vraag", row.vraag), ("maal", row.maal)):
        if name is None or not work.must_be_known((*pad, key), name, own, "de vraag"):
            continue
        vraag = own[name]
        if not isinstance(vraag, GetalVraag) or vraag.minimum < 0:
            work.wrong((*pad, key), "moet een vraag naar een geheel getal zijn, van 0 of meer")
        else:
            sizes.append(vraag.maximum - vraag.minimum + 1)
    if row.maal is not None and row.maal == row.vraag:
        work.wrong((*pad, "maal"), "is dezelfde vraag: noem een andere")
    if len(sizes) == 2 and min(sizes) > MOST_TIMES:
        message = f"één van de twee vragen heeft hoogstens {MOST_TIMES} mogelijke getallen"
        work.wrong((*pad, "maal"), message)


def _table(
    work: Work, fase: st.Normtijden, row: st.NormtijdRegel, own: dict[str, Vraag], pad: DataPath
) -> None:
    key = "minuten" if row.minuten is not None else "tijd"
    axes = fase.axes(row)
    for i, name in enumerate(row.vragen or []):
        place = (*pad, "vragen", i)
        if work.must_be_known(place, name, own, "de vraag") and isinstance(own[name], GetalVraag):
            work.wrong(place, "een tabel gaat over een keuze of ja en nee: een getal kan niet")
    for i in doubles(list(row.vragen or [])):
        work.wrong((*pad, "vragen", i), "staat er al")
    seen: set[DataPath] = set()
    for answers, _ in st.cells(row):
        if len(answers) != len(axes):
            work.wrong((*pad, key), f"heeft {len(axes)} lagen nodig: voor elke vraag een antwoord")
            return
        for depth, (name, answer) in enumerate(zip(axes, answers, strict=True)):
            place = (*pad, key, *answers[: depth + 1])
            if name not in own or place in seen:
                continue
            seen.add(place)
            answered = [as_key(a) for a in own[name].answers()]
            words = {fase.vraag_doel: "het doel", fase.vraag_niveau: "het niveau"}
            work.must_be_known(place, answer, answered, words.get(name, "het antwoord"))
