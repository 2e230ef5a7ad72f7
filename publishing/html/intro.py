"""The first parts of the readable document: what it is, how to read it, and the steps in short."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.rules import all_rules
from normenkader.texts import date_text, listed
from normenkader.units import Eenheid, unit_words
from publishing.document.blocks import Bullets, Field, Link, Paragraph, Part, Table, Terms, Text
from publishing.html.condition_words import answer_name
from publishing.html.proof import ANKER, KOP, excepted, weighed
from publishing.html.rule_card import MET_OPZET_ZO, ZWAARTE
from publishing.html.stages import stage_words
from publishing.html.words import Naming, rule_link, sentence

# The first day of the Wmo 2015.
WMO_2015 = date(2015, 1, 1)
STATUS = {
    "demonstratie": "demonstratie: niet vastgesteld, alleen om te laten zien hoe het werkt",
    "concept": "concept: nog niet vastgesteld",
    "vastgesteld": "vastgesteld",
}


def intro_parts(naming: Naming) -> Iterator[Part]:
    """What stands before the rules."""
    yield Part("Wat is dit?", (*_what(naming.nk), _facts(naming.nk)), "wat-is-dit")
    yield Part("Hoe leest u dit document?", (Bullets(tuple(_reading(naming))),), "leeswijzer")
    yield Part(naming.benaming.meervoud.capitalize(), tuple(_areas(naming)), "leefgebieden")
    yield Part("De stappen in het kort", (_steps(naming),), "stappen")


def notice(normenkader: Normenkader) -> str:
    """What nobody may miss: the notice of the normenkader, or that it was not adopted."""
    if normenkader.melding is not None:
        return f"Let op. {normenkader.melding.strip()}"
    if normenkader.status == "vastgesteld":
        return ""
    return f"Let op. Dit normenkader is niet vastgesteld. Het is een {normenkader.status}."


def _what(nk: Normenkader) -> Iterator[Paragraph]:
    minutes = " en hoeveel minuten per week" if nk.stage(st.Normtijden) is not None else ""
    # What began earlier is of another law; its notice says which.
    wmo = nk.geldig.van >= WMO_2015
    law = "Dit document gaat over hulp uit de Wet maatschappelijke ondersteuning (Wmo). Het"
    yield Paragraph(
        f"{law if wmo else 'Dit document'} laat de "
        f"regels zien waarmee een computer een voorstel berekent: welke begeleiding{minutes}. "
        "Samen heten die regels een normenkader."
    )
    yield Paragraph(
        "Het voorstel is geen besluit. Een consulent bekijkt het voorstel en beslist. De consulent "
        "mag iets anders kiezen en schrijft dan op waarom."
    )
    yield Paragraph(
        "Dit document is gemaakt uit het bestand waarmee de computer rekent. De regels hier zijn "
        "dus precies de regels van de berekening."
    )


def _facts(nk: Normenkader) -> Terms:
    rows: list[tuple[Text, tuple[Text, ...]]] = [
        ("Naam", (nk.titel,)),
        ("Code en versie", (f"{nk.normenkader}, versie {nk.versie}",)),
        ("Status", (sentence(STATUS[nk.status]),)),
        ("Periode", (sentence(period_words(nk)),)),
    ]
    if nk.geldig.herzien_voor is not None:
        rows.append(("Opnieuw bekijken", (f"Vóór {date_text(nk.geldig.herzien_voor)}.",)))
    count = f"{sum(1 for _ in all_rules(nk))} regels in {len(nk.fasen)} stappen."
    return Terms((*rows, ("Omvang", (count,))))


def period_words(normenkader: Normenkader) -> str:
    """When the version is in force, as a clause."""
    begin, end = normenkader.geldig.van, normenkader.geldig.tot_en_met
    if end is None:
        return f"geldt vanaf {date_text(begin)}, zonder einddatum"
    return f"geldt van {date_text(begin)} tot en met {date_text(end)}"


def _reading(naming: Naming) -> Iterator[Text]:
    first = rule_link(next(all_rules(naming.nk)).regel)
    again = "Die code staat ook in de uitleg bij een voorstel. Zo vindt u de regel hier terug."
    yield ("Elke regel heeft een code, zoals ", first, f". {again}")
    yield (
        "Bij ‘Wanneer’ staat wanneer de regel geldt. Staat er meer dan één keer ‘als’? Dan moet "
        "alles kloppen. Een vraag die geen antwoord heeft, klopt nooit."
    )
    yield "Bij ‘Gevolg’ staat wat er dan gebeurt."
    yield (
        "Bij ‘Uitleg bij ja’ staat de zin die het programma schrijft als de regel geldt. Bij "
        "‘Uitleg bij nee’ staat de zin voor als de regel niet geldt."
    )
    fields = Link("Woorden die het programma invult", "#invulwoorden")
    filled = " vult het programma in. Wat ze betekenen, staat bij "
    yield ("Woorden zoals ", Field("leefgebied"), filled, fields, ".")
    yield "Bij ‘Let op’ staat waar de consulent naar moet kijken als de regel geldt."
    yield "Bij ‘Oordeel’ staat dat een mens moet oordelen. Dat kan het programma niet."
    yield from _reading_demands(naming.nk)
    where = "Bij ‘Bron’ staat waar de regel vandaan komt. Alle documenten staan bij "
    yield (where, Link("Bronnen", "#bronnen"), ".")
    if naming.nk.stage(st.Normtijden) is not None:
        yield "Alle tijd is in minuten per week, gemiddeld. De ene week kan het meer zijn."
    if units := _other_units(naming.nk):
        yield (
            f"Sommige bronnen noemen een tijd anders: in {listed(units)}. De tijd staat er dan "
            "zoals in de bron, met precies hoeveel minuten per week dat is. "
            "Een jaar telt als 52 weken."
        )


def _other_units(nk: Normenkader) -> list[str]:
    """The units that times stand in, other than minutes per week."""
    found: list[Eenheid] = []
    for fase in nk.fasen:
        if isinstance(fase, st.Normtijden):
            found += [fase.unit(row) for row in fase.tabel]
        elif isinstance(
            fase, st.Bijstelling | st.Aftrek | st.Maximum | st.Factoren | st.Combinaties
        ):
            found.append(fase.eenheid)
    return [unit_words(u) for u in dict.fromkeys(found) if u != "minuten_per_week"]


def _reading_demands(nk: Normenkader) -> Iterator[Text]:
    demands = Link(KOP, f"#{ANKER}")
    if excepted(nk):
        why = "staat waarom een regel met opzet niet aan een eis voldoet. De eisen staan bij "
        yield (f"Bij ‘{MET_OPZET_ZO}’ {why}", demands, ".")
    if weighed(nk):
        yield (
            f"Bij een vraag staat onder ‘{ZWAARTE}’ welk antwoord zwaarder is. Zwaarder betekent: "
            "er is meer hulp nodig."
        )


def _areas(naming: Naming) -> Iterator[Paragraph | Table]:
    called = naming.benaming
    yield Paragraph(
        "Een leefgebied is een deel van het leven waarbij iemand hulp kan krijgen. Deze volgorde "
        "geldt overal."
        if called.enkelvoud == "leefgebied"
        else f"Hier vraagt het programma steeds naar {called.each}. Deze volgorde geldt overal."
    )
    rows = tuple((lg.naam, lg.hulp or "", naming.source(lg.bron)) for lg in naming.nk.leefgebieden)
    name = called.enkelvoud.capitalize()
    yield Table(f"De {called.meervoud}", (name, "Wat hoort erbij", "Bron"), rows)
    done = tuple(
        (lg.naam, listed(lg.activiteiten)) for lg in naming.nk.leefgebieden if lg.activiteiten
    )
    if done:
        yield Table("Wat de gemeente laat doen", (name, "Wat er gedaan wordt"), done)
    yield from _meanings(naming)


def _meanings(naming: Naming) -> Iterator[Table]:
    """For each question what its answers mean in each leefgebied, where that is said."""
    for name, vraag in naming.vragen["leefgebieden"].items():
        rows = tuple(
            (lg.naam, answer_name(vraag, antwoord), tekst)
            for lg in naming.nk.leefgebieden
            for antwoord in vraag.answers()
            if (tekst := naming.nk.meaning(lg.leefgebied, name, antwoord)) is not None
        )
        if rows:
            title = f"Wat een antwoord betekent: ‘{vraag.tekst}’"
            head = naming.benaming.enkelvoud.capitalize()
            yield Table(title, (head, "Antwoord", "Dat betekent hier"), rows)


def _steps(naming: Naming) -> Bullets:
    lines: list[Text] = []
    for fase in naming.nk.fasen:
        link = Link(fase.titel, f"#stap-{fase.fase}")
        lines.append((link, f": {stage_words(naming, fase)[0]}"))
    return Bullets(tuple(lines), genummerd=True)
