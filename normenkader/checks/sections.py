"""Questions: unique names, known leefgebieden, and one leading question per leefgebied."""

from __future__ import annotations

from collections.abc import Mapping

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
    "termijnen",
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
        message = "deze naam is al van een andere vraag: elke vraag heeft een eigen naam"
        work.wrong((*found[i][2], "vraag"), message)
    earlier: dict[str, dict[str, Vraag]] = {}
    for section, vraag, pad in found:
        _question(work, section, vraag, pad)
        before = earlier.setdefault(section, {})
        _bounded(work, vraag, pad, before)
        for i, als in enumerate(vraag.nodig_als):
            place: DataPath = (*pad, "verplicht_als")
            more = isinstance(vraag.verplicht_als, list)
            check_condition(work, (*place, i) if more else place, als, before)
        before[vraag.vraag] = vraag
    _leading(work)
    _tellingen(work)
    _meanings(work)


def _bounded(work: Work, vraag: Vraag, pad: DataPath, before: Mapping[str, Vraag]) -> None:
    """A number is bounded by an earlier number of the same part, asked wherever it is itself."""
    if not isinstance(vraag, GetalVraag) or vraag.hoogstens_vraag is None:
        return
    place = (*pad, "hoogstens_vraag")
    if not work.must_be_known(place, vraag.hoogstens_vraag, before, "de eerdere vraag"):
        return
    other = before[vraag.hoogstens_vraag]
    if not isinstance(other, GetalVraag):
        work.wrong(place, "moet een vraag naar een geheel getal zijn")
    elif other.leefgebieden is not None and not set(vraag.leefgebieden or ["*"]) <= set(
        other.leefgebieden
    ):
        work.wrong(place, "die vraag hoort niet bij elk leefgebied dat deze vraag heeft")
    elif vraag.minimum > other.minimum:
        work.wrong(place, f"het minimum van die vraag is kleiner dan {vraag.minimum}")


def _tellingen(work: Work) -> None:
    """Counts name questions of their section, with answers that they have, under an own name."""
    names = {v.vraag for _, v, _ in work.each_question()}
    for i, telling in enumerate(work.normenkader.tellingen):
        pad: DataPath = ("tellingen", i)
        if telling.telling in names or telling.telling in RESERVED:
            work.wrong((*pad, "telling"), "deze naam is al van iets anders: kies een andere")
        names.add(telling.telling)
        questions = work.questions(telling.sectie)
        for j, name in enumerate(telling.vragen):
            if not work.must_be_known((*pad, "vragen", j), name, questions, "de vraag"):
                continue
            for k, antwoord in enumerate(telling.antwoorden):
                place = (*pad, "antwoorden", k)
                work.must_be_known(place, antwoord, questions[name].answers(), "het antwoord")
        for j in doubles(telling.vragen):
            work.wrong((*pad, "vragen", j), "staat er al")


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
        message = "dit woord heeft al een vaste betekenis: kies een andere naam"
        work.wrong((*pad, "vraag"), message)
    if section != "leefgebieden":
        for key in ("leefgebieden", "mag_niet_uitgevraagd"):
            if getattr(vraag, key, None):
                work.wrong((*pad, key), "hoort alleen bij een vraag over leefgebieden")
    known = list(work.normenkader.leefgebied_names)
    for i, name in enumerate(vraag.leefgebieden or []):
        work.must_be_known((*pad, "leefgebieden", i), name, known, "leefgebied")
    if vraag.verplicht_als is not None and not vraag.verplicht:
        message = "past niet bij verplicht: false: laat één van de twee weg"
        work.wrong((*pad, "verplicht_als"), message)


def _leading(work: Work) -> None:
    """Exactly the first question about a leefgebied decides whether it is asked at all."""
    questions = work.normenkader.vragen.leefgebieden
    pad: DataPath = ("vragen", "leefgebieden")
    marked = [i for i, v in enumerate(questions) if getattr(v, "mag_niet_uitgevraagd", False)]
    if marked != [0]:
        message = (
            "precies de eerste vraag over een leefgebied heeft mag_niet_uitgevraagd: true "
            "(niet alles hoeft gevraagd te worden)"
        )
        work.wrong(pad, message)
        return
    first = questions[0]
    if not first.verplicht or first.verplicht_als is not None or first.leefgebieden is not None:
        message = "is altijd verplicht, bij elk leefgebied: haal verplicht en leefgebieden weg"
        work.wrong((*pad, 0), message)
