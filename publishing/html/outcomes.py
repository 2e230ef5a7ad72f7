"""What can come out, in the readable document: products, outcomes, the decision, the client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.schedule import minutes_text, weeks_text
from explaining.for_client.told import lower_bound_warning
from normenkader import stages as st
from normenkader.client import Bezoek, ClientTeksten, ClientZin
from normenkader.model import Dagbesteding, LangsteDuur, Module, Product
from normenkader.rules import all_rules
from normenkader.texts import listed, span_text
from publishing.document.blocks import (
    Block,
    Bullets,
    Code,
    Link,
    Paragraph,
    Part,
    Table,
    Terms,
    Text,
    with_fields,
)
from publishing.html.rule_card import Rij, source_row
from publishing.html.words import Naming, amount, rule_link


def outcome_parts(naming: Naming) -> Iterator[Part]:
    """Products, outcomes, the decision, and the texts for the client where there are any."""
    products = tuple(_product(naming, p) for p in naming.nk.producten)
    yield Part("Producten en prijzen", products, "producten")
    if naming.nk.modules:
        modules = tuple(_module(naming, m) for m in naming.nk.modules)
        yield Part("Modules", modules, "modules")
    yield Part("Uitkomsten", tuple(_outcomes(naming)), "uitkomsten")
    yield Part("Het besluit", tuple(_decision(naming)), "besluit")
    if naming.nk.client is not None:
        parts = tuple(_client(naming, naming.nk.client))
        yield Part("Wat de cliënt leest", parts, "client")


def _product(naming: Naming, product: Product) -> Part:
    rows: list[Rij] = [
        ("Wat het is", (product.omschrijving,)),
        ("Wanneer", (_leads_to(naming, product.product),)),
        ("Prijs", (amount(product.prijs) if product.prijs else "staat niet in dit normenkader",)),
    ]
    if product.opslag is not None:
        rows.append(("Opslag", (amount(product.opslag),)))
    rows.append(("Landelijke categorie", (product.categorie,)))
    if product.gemeentelijke_code is not None:
        rows.append(("Code van de gemeente", (product.gemeentelijke_code,)))
    rows.append(source_row(naming, product.bron))
    anchor = f"product-{product.product}"
    return Part(f"{product.naam} ({product.product})", (Terms(tuple(rows)),), anchor)


def _module(naming: Naming, module: Module) -> Part:
    rows: list[Rij] = [("Wat het is", (module.omschrijving,))]
    beside = naming.nk.stage(st.Opslag)
    rules = [r.regel for r in beside.regels if r.module == module.module] if beside else []
    rows.append(("Wanneer", (("volgens regel ", *_joined([rule_link(r) for r in rules])),)))
    if module.prijs is not None:
        rows.append(("Prijs", (amount(module.prijs),)))
    if module.gemeentelijke_code is not None:
        rows.append(("Code van de gemeente", (module.gemeentelijke_code,)))
    rows.append(source_row(naming, module.bron))
    anchor = f"module-{module.module}"
    return Part(f"{module.naam} ({module.module})", (Terms(tuple(rows)),), anchor)


def _leads_to(naming: Naming, product: str) -> Text:
    """The bands or rules that give a product."""
    grid = naming.nk.stage(st.Raster)
    if grid is not None:
        names = [b.band for b in grid.banden if b.product == product]
        outside = [rule_link(r.regel) for r in grid.outside if r.product == product]
        if not names:
            return ("volgens regel ", *_joined(outside))
        where = (f"bij bandbreedte {listed(names, 'of')} (", Link("tabel", "#stap-raster"), ")")
        return (*where, *_also(outside))
    work = naming.nk.stage(st.Zwaartepunt)
    rules = [r.regel for r in work.regels if r.product == product] if work else []
    return ("volgens regel ", *_joined([rule_link(r) for r in rules]))


def _also(links: list[Link]) -> Iterator[str | Link]:
    if links:
        yield " of volgens regel "
        yield from _joined(links)


def _joined(links: list[Link]) -> Iterator[str | Link]:
    for i, link in enumerate(links):
        yield from (" of ", link) if i else (link,)


def _outcomes(naming: Naming) -> Iterator[Block]:
    yield Paragraph("Een berekening heeft altijd precies één van deze uitkomsten.")
    rows = tuple((u.naam, u.tekst, with_fields(u.voor_client)) for u in naming.nk.uitkomsten)
    heads = ("Uitkomst", "Wat het betekent", "Wat de cliënt leest in het besluit")
    yield Table("De uitkomsten", heads, rows)


def _decision(naming: Naming) -> Iterator[Block]:
    besluit = naming.nk.besluit
    weeks = weeks_text(besluit.duur_weken)
    yield Terms(
        (("Duur", (f"Meestal geldt een besluit {weeks}.",)), source_row(naming, besluit.bron))
    )
    if warning := lower_bound_warning(naming.nk):
        yield Paragraph(f"Let op. {warning}", kader=True)
    if besluit.langste_duur:
        rows = tuple(
            (_longest_of(naming, row), weeks_text(row.weken), naming.source(row.bron))
            for row in besluit.langste_duur
        )
        yield Table("De langste duur", ("Waarvoor", "Hoogstens", "Bron"), rows)
        yield Paragraph(
            "Het voorstel is nooit langer. Past er meer dan één duur, dan geldt de kortste."
        )
    if besluit.dagbesteding is not None:
        yield from _day_care(naming, besluit.dagbesteding)
    yield Paragraph(
        "De consulent mag een ander besluit nemen dan het voorstel. Dan kiest de consulent een van "
        "deze redenen en schrijft een uitleg op."
    )
    yield Bullets(
        tuple(
            (f"{r.naam}. ", Code(r.reden), " Bron: ", *naming.source(r.bron))
            for r in besluit.afwijkredenen
        )
    )


def _day_care(naming: Naming, dagbesteding: Dagbesteding) -> Iterator[Block]:
    """What is asked about dagbesteding, and what dagdelen that become begeleiding ask."""
    minutes = minutes_text(dagbesteding.minuten_per_dagdeel)
    yield Terms(
        (
            ("Dagbesteding", (f"De consulent vraagt: {dagbesteding.vraag}",)),
            (
                "Dagdelen",
                (f"Een dagdeel mag {minutes} begeleiding per week worden. Andersom mag niet.",),
            ),
            source_row(naming, dagbesteding.bron),
        )
    )
    rows = tuple((v.tekst, naming.source(v.bron)) for v in dagbesteding.voorwaarden)
    yield Table("Dagdelen worden begeleiding als dit klopt", ("Voorwaarde", "Bron"), rows)


def _longest_of(naming: Naming, row: LangsteDuur) -> Text:
    """What a longest duration is about."""
    if row.product is not None:
        return naming.product(row.product)
    return naming.goal(row.doelrichting)


def _client(naming: Naming, client: ClientTeksten) -> Iterator[Block]:
    yield Paragraph(
        "Een cliënt kan het voorstel als een brief in gewone taal krijgen. Het programma kiest "
        "daarvoor uit deze zinnen."
    )
    if client.melding is not None:
        yield Terms((("Waarschuwing", (with_fields(client.melding),)),))
    nk = naming.nk
    outcomes: dict[str, Text] = {u.uitkomst: u.naam for u in nk.uitkomsten}
    areas: dict[str, Text] = {lg.leefgebied: lg.naam for lg in nk.leefgebieden}
    products: dict[str, Text] = {p.product: p.naam for p in nk.producten}
    rules: dict[str, Text] = {r.regel: (f"{r.titel} ", rule_link(r.regel)) for r in all_rules(nk)}
    yield _texts("Het voorstel", client.uitkomsten, outcomes)
    called = naming.benaming.enkelvoud
    yield _texts(f"Hoe een {called} heet", client.leefgebieden, areas)
    yield _texts("Wat een begeleider doet", client.producten, products)
    for name, texts in client.antwoorden.items():
        vraag = naming.vragen["leefgebieden"][name]
        labels: dict[str, Text] = {str(a): vraag.label(a) for a in vraag.answers()}
        yield _texts(f"Antwoorden op ‘{vraag.tekst}’", texts, labels)
    yield _texts("Redenen", client.regels, rules)
    yield Part("Tijd en vervolg", (Terms(tuple(_rest(naming, client))),))


def _texts(kop: str, texts: Mapping[str, str], names: Mapping[str, Text]) -> Part:
    rows = tuple((names[key], (with_fields(text),)) for key, text in texts.items())
    return Part(kop, (Terms(rows),))


def _rest(naming: Naming, client: ClientTeksten) -> Iterator[Rij]:
    if client.tijd is not None:
        yield "Over de tijd", _line(naming, client.tijd)
    if client.bezoek is not None:
        yield "Bezoeken", (_visits(client.bezoek), _source(naming, client.bezoek))
    lines = [text for zin in client.vervolg for text in _line(naming, zin)]
    yield "Hoe het verdergaat", tuple(lines)


def _line(naming: Naming, zin: ClientZin) -> tuple[Text, ...]:
    text = with_fields(zin.tekst)
    return (text, _source(naming, zin)) if zin.bron is not None else (text,)


def _source(naming: Naming, wat: ClientZin | Bezoek) -> Text:
    return ("Bron: ", *naming.source(wat.bron)) if wat.bron is not None else ""


def _visits(bezoek: Bezoek) -> str:
    return (
        "De brief geeft een voorbeeld: bezoeken van "
        f"{span_text(bezoek.kortste, bezoek.langste)} minuten, "
        f"afgerond op {bezoek.veelvoud} minuten."
    )
