"""Questions: unique names, known leefgebieden, and one leading question per leefgebied."""

from __future__ import annotations

from normenkader.checks.conditions import check_condition
from normenkader.checks.work import Work, doubles
from normenkader.file.problems import DataPath
from normenkader.questions import NIET_UITGEVRAAGD, GetalVraag, Vraag

# Names that explanations, the case itself or the facts of the rule engine already use.
RESERVED = {
    "aantal",
    "aantal_meetellend",
    "band",
    "bedrag",
    "clientfactoren",
    "doelrichting",
    "grenzen",
    "grootste",
    "id",
    "leefgebied",
    "leefgebieden",
    "maximum",
    "minimum",
    "minuten",
    "minuten_per_week",
    "normenkader",
    "overige_procent",
    "peildatum",
    "procent",
    "product",
    "resultaatgebied",
    "samen",
    "sid",
    "som",
    "soort",
    "telling",
    "telt_alleen_met",
    "toegang",
    "toelichting",
    "tussen",
    "veelvoud",
    "waarde",
    "zaak",
}


def check_sections(work: Work) -> None:
    """Check the questions of every section."""
    found = list(work.each_question())
    for i in doubles([vraag.vraag for _, vraag, _ in found]):
        melding = "deze naam is al van een andere vraag: elke vraag heeft een eigen naam"
        work.wrong((*found[i][2], "vraag"), melding)
    earlier: dict[str, dict[str, Vraag]] = {}
    for section, vraag, pad in found:
        _question(work, section, vraag, pad)
        before = earlier.setdefault(section, {})
        for i, als in enumerate(vraag.nodig_als):
            place: DataPath = (*pad, "verplicht_als")
            more = isinstance(vraag.verplicht_als, list)
            check_condition(work, (*place, i) if more else place, als, before)
        before[vraag.vraag] = vraag
    _leading(work)
    _meanings(work)


def _meanings(work: Work) -> None:
    """What answers mean in a leefgebied is said of questions it asks, and of every answer."""
    for i, lg in enumerate(work.normenkader.leefgebieden):
        asked = {v.vraag: v for v in work.normenkader.questions("leefgebieden", lg.leefgebied)}
        for name, teksten in lg.antwoorden.items():
            pad: DataPath = ("leefgebieden", i, "antwoorden", name)
            if not work.must_be_known(pad, name, asked, "de vraag"):
                continue
            vraag = asked[name]
            if isinstance(vraag, GetalVraag):
                work.wrong(pad, "een getal heeft geen tekst per antwoord: haal dit weg")
                continue
            answers = [str(a).lower() for a in vraag.answers() if a != NIET_UITGEVRAAGD]
            for antwoord in teksten:
                work.must_be_known((*pad, antwoord), antwoord, answers, "het antwoord")
            lacking = [a for a in answers if a not in teksten]
            if lacking:
                work.wrong(pad, f"voor deze antwoorden ontbreekt de tekst: {', '.join(lacking)}")


def _question(work: Work, section: str, vraag: Vraag, pad: DataPath) -> None:
    if vraag.vraag in RESERVED:
        melding = "dit woord heeft al een vaste betekenis: kies een andere naam"
        work.wrong((*pad, "vraag"), melding)
    if section != "leefgebieden":
        for key in ("leefgebieden", "mag_niet_uitgevraagd"):
            if getattr(vraag, key, None):
                work.wrong((*pad, key), "hoort alleen bij een vraag over leefgebieden")
    known = list(work.normenkader.leefgebied_names)
    for i, name in enumerate(vraag.leefgebieden or []):
        work.must_be_known((*pad, "leefgebieden", i), name, known, "leefgebied")
    if vraag.verplicht_als is not None and not vraag.verplicht:
        melding = "past niet bij verplicht: false: laat één van de twee weg"
        work.wrong((*pad, "verplicht_als"), melding)


def _leading(work: Work) -> None:
    """Exactly the first question about a leefgebied decides whether it is asked at all."""
    questions = work.normenkader.vragen.leefgebieden
    pad: DataPath = ("vragen", "leefgebieden")
    marked = [i for i, v in enumerate(questions) if getattr(v, "mag_niet_uitgevraagd", False)]
    if marked != [0]:
        melding = (
            "precies de eerste vraag over een leefgebied heeft mag_niet_uitgevraagd: true "
            "(niet alles hoeft gevraagd te worden)"
        )
        work.wrong(pad, melding)
        return
    first = questions[0]
    if not first.verplicht or first.verplicht_als is not None or first.leefgebieden is not None:
        melding = "is altijd verplicht, bij elk leefgebied: haal verplicht en leefgebieden weg"
        work.wrong((*pad, 0), melding)
