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
    "toegang",
    "toelichting",
    "tussen",
    "veelvoud",
    "waarde",
    "zaak",
}


def check_sections(werk: Work) -> None:
    """Check the questions of every section."""
    found = list(werk.each_question())
    for i in doubles([vraag.vraag for _, vraag, _ in found]):
        melding = "deze naam is al van een andere vraag: elke vraag heeft een eigen naam"
        werk.wrong((*found[i][2], "vraag"), melding)
    earlier: dict[str, dict[str, Vraag]] = {}
    for sectie, vraag, pad in found:
        _question(werk, sectie, vraag, pad)
        before = earlier.setdefault(sectie, {})
        _bounded(werk, vraag, pad, before)
        for i, als in enumerate(vraag.nodig_als):
            place: DataPath = (*pad, "verplicht_als")
            more = isinstance(vraag.verplicht_als, list)
            check_condition(werk, (*place, i) if more else place, als, before)
        before[vraag.vraag] = vraag
    _leading(werk)
    _tellingen(werk)
    _meanings(werk)


def _bounded(werk: Work, vraag: Vraag, pad: DataPath, before: Mapping[str, Vraag]) -> None:
    """A number is bounded by an earlier number of the same part, asked wherever it is itself."""
    if not isinstance(vraag, GetalVraag) or vraag.hoogstens_vraag is None:
        return
    place = (*pad, "hoogstens_vraag")
    if not werk.must_be_known(place, vraag.hoogstens_vraag, before, "de eerdere vraag"):
        return
    other = before[vraag.hoogstens_vraag]
    if not isinstance(other, GetalVraag):
        werk.wrong(place, "moet een vraag naar een geheel getal zijn")
    elif other.leefgebieden is not None and not set(vraag.leefgebieden or ["*"]) <= set(
        other.leefgebieden
    ):
        werk.wrong(place, "die vraag hoort niet bij elk leefgebied dat deze vraag heeft")
    elif vraag.minimum > other.minimum:
        werk.wrong(place, f"het minimum van die vraag is kleiner dan {vraag.minimum}")


def _tellingen(werk: Work) -> None:
    """Counts name questions of their section, with answers that they have, under an own name."""
    names = {v.vraag for _, v, _ in werk.each_question()}
    for i, telling in enumerate(werk.normenkader.tellingen):
        pad: DataPath = ("tellingen", i)
        if telling.telling in names or telling.telling in RESERVED:
            werk.wrong((*pad, "telling"), "deze naam is al van iets anders: kies een andere")
        names.add(telling.telling)
        questions = werk.questions(telling.sectie)
        for j, naam in enumerate(telling.vragen):
            if not werk.must_be_known((*pad, "vragen", j), naam, questions, "de vraag"):
                continue
            for k, antwoord in enumerate(telling.antwoorden):
                place = (*pad, "antwoorden", k)
                werk.must_be_known(place, antwoord, questions[naam].answers(), "het antwoord")
        for j in doubles(telling.vragen):
            werk.wrong((*pad, "vragen", j), "staat er al")


def _meanings(werk: Work) -> None:
    """What answers mean in a leefgebied is said of questions it asks, and of every answer."""
    for i, lg in enumerate(werk.normenkader.leefgebieden):
        asked = {v.vraag: v for v in werk.normenkader.questions("leefgebieden", lg.leefgebied)}
        for naam, teksten in lg.antwoorden.items():
            pad: DataPath = ("leefgebieden", i, "antwoorden", naam)
            if not werk.must_be_known(pad, naam, asked, "de vraag"):
                continue
            vraag = asked[naam]
            if isinstance(vraag, GetalVraag):
                werk.wrong(pad, "een getal heeft geen tekst per antwoord: haal dit weg")
                continue
            answers = [str(a).lower() for a in vraag.answers() if a != NIET_UITGEVRAAGD]
            for antwoord in teksten:
                werk.must_be_known((*pad, antwoord), antwoord, answers, "het antwoord")
            lacking = [a for a in answers if a not in teksten]
            if lacking:
                werk.wrong(pad, f"voor deze antwoorden ontbreekt de tekst: {', '.join(lacking)}")


def _question(werk: Work, sectie: str, vraag: Vraag, pad: DataPath) -> None:
    if vraag.vraag in RESERVED:
        melding = "dit woord heeft al een vaste betekenis: kies een andere naam"
        werk.wrong((*pad, "vraag"), melding)
    if sectie != "leefgebieden":
        for key in ("leefgebieden", "mag_niet_uitgevraagd"):
            if getattr(vraag, key, None):
                werk.wrong((*pad, key), "hoort alleen bij een vraag over leefgebieden")
    known = list(werk.normenkader.leefgebied_namen)
    for i, naam in enumerate(vraag.leefgebieden or []):
        werk.must_be_known((*pad, "leefgebieden", i), naam, known, "leefgebied")
    if vraag.verplicht_als is not None and not vraag.verplicht:
        melding = "past niet bij verplicht: false: laat één van de twee weg"
        werk.wrong((*pad, "verplicht_als"), melding)


def _leading(werk: Work) -> None:
    """Exactly the first question about a leefgebied decides whether it is asked at all."""
    questions = werk.normenkader.vragen.leefgebieden
    pad: DataPath = ("vragen", "leefgebieden")
    marked = [i for i, v in enumerate(questions) if getattr(v, "mag_niet_uitgevraagd", False)]
    if marked != [0]:
        melding = (
            "precies de eerste vraag over een leefgebied heeft mag_niet_uitgevraagd: true "
            "(niet alles hoeft gevraagd te worden)"
        )
        werk.wrong(pad, melding)
        return
    first = questions[0]
    if not first.verplicht or first.verplicht_als is not None or first.leefgebieden is not None:
        melding = "is altijd verplicht, bij elk leefgebied: haal verplicht en leefgebieden weg"
        werk.wrong((*pad, 0), melding)
