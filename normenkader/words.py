"""What people read for each part and each key of a normenkader, in Dutch: one place for a key.

An editor shows what a key means; messages, and the words of a difference between two versions,
say how it and one of its parts are called, and in what its number is.
"""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """A key of the schema in words; "" where the key itself says it."""

    means: str
    called: str = ""
    one: str = ""
    unit: str = ""


# Of each key; where it means something else in one model, under ‘Model.sleutel’ too.
KEYS: dict[str, Key] = {
    "aannames": Key("Wat het normenkader aanneemt omdat een bron het niet zegt."),
    "afwijkredenen": Key("Redenen om anders te besluiten dan het voorstel."),
    "als": Key(
        "Wanneer de regel geldt: elke regel van deze tabel moet kloppen.", called="voorwaarde"
    ),
    "antwoorden": Key("Per vraag en per antwoord: hoe het antwoord in de brief heet."),
    "Leefgebied.antwoorden": Key("Per vraag: wat elk antwoord hier betekent, in één zin."),
    "band": Key("De code van de bandbreedte: hoofdletters en cijfers."),
    "banden": Key(
        "De bandbreedtes, per doelrichting zonder gaten en zonder overlap.",
        called="bandbreedtes",
        one="bandbreedte",
    ),
    "besluit": Key("Waar een besluit van uitgaat."),
    "bewijs": Key("Hoeveel tijd één ander antwoord hoogstens scheelt. Mag ontbreken."),
    "bewust": Key(
        "Wat deze regel met opzet anders doet. Geldt alleen voor deze regel.",
        called="bewuste uitzonderingen",
    ),
    "bezoek": Key("De gewone lengte van een bezoek. Mag ontbreken."),
    "boven": Key("Wat er uitkomt boven de hoogste bandbreedte."),
    "bron": Key("Waar dit vandaan komt."),
    "bronnen": Key("De documenten waar regels naar verwijzen."),
    "categorie": Key(
        'De landelijke categorie: twee cijfers tussen aanhalingstekens, zoals "02".',
        called="landelijke categorie",
    ),
    "cent": Key("Het bedrag in hele centen.", called="bedrag in centen"),
    "client": Key(
        "De teksten van de brief voor de cliënt. Mag ontbreken; dan is die brief er niet."
    ),
    "clientfactoren": Key("Vragen over de inwoner."),
    "code": Key("De code van het signaal, zoals SG-OVERLAST."),
    "dan": Key("Wat er gebeurt als de regel geldt.", called="gevolg"),
    "datum": Key("De datum van het document: jaar-maand-dag."),
    "delen": Key(
        "De delen, in volgorde. Het laatste deel heeft ‘weken_procent: rest’.", one="fase"
    ),
    "document": Key("De naam van een document uit ‘bronnen’."),
    "Document.document": Key("De naam waarmee regels naar dit document verwijzen."),
    "doel": Key("Het doel: een antwoord op de vraag naar het doel."),
    "doelrichting": Key("De doelrichting: een antwoord op de vraag naar het doel."),
    "doorgang": Key("De regel die geldt als er geen reden is om te weigeren."),
    "duur_weken": Key("Hoeveel weken een besluit meestal duurt.", unit="weken"),
    "eenheid": Key("De eenheid van de tijd. Verplicht, zodat niemand hoeft te raden."),
    "GetalVraag.eenheid": Key("De eenheid van het antwoord, zoals jaar of weken."),
    "eigenschap": Key("De eigenschap die deze regel met opzet breekt. Elke hoogstens één keer."),
    "fase": Key("Welke fase dit is. De volgorde van de fasen ligt vast."),
    "fasen": Key("De regels, in de vaste volgorde van de fasen.", one="fase"),
    "geen": Key("De regel die geldt als geen enkel leefgebied meetelt."),
    "geldig": Key("De periode waarin deze versie geldt."),
    "gelijk": Key("De regel die geldt als geen soort werk het meest voorkomt."),
    "gemeentelijke_code": Key(
        'De productcode van de gemeente. Alleen cijfers? Zet er dan " omheen.'
    ),
    "grens": Key("De grens aan alle percentages samen."),
    "groter_dan": Key("Het antwoord is groter dan dit getal."),
    "herzien_voor": Key("Voor deze dag wordt de versie opnieuw bekeken.", called="herzien voor"),
    "hoogstens": Key("Het antwoord is dit getal of kleiner."),
    "hoogstens_per_antwoord": Key(
        "Zoveel minuten per week mag één ander antwoord schelen.",
        called="één ander antwoord mag hoogstens schelen",
        unit="minuten per week",
    ),
    "houdbaar_jaren": Key(
        "Zoveel jaar na ‘herzien_voor’ (of na ‘van’) mag een peildatum nog. Zonder: 10 jaar.",
        unit="jaar",
    ),
    "hulp": Key(
        "Een korte uitleg bij de vraag, het antwoord of het leefgebied.", called="hulptekst"
    ),
    "ingang_binnen_weken": Key(
        "Zoveel weken na de peildatum mag een besluit hoogstens beginnen. Zonder: 52 weken.",
        unit="weken",
    ),
    "kleiner_dan": Key("Het antwoord is kleiner dan dit getal."),
    "koppelingen": Key("Leefgebieden die alleen samen met een ander meetellen.", one="koppeling"),
    "kortste": Key("Het kortste gewone bezoek, in minuten.", unit="minuten"),
    "langste": Key(
        "Het langste gewone bezoek, in minuten: minstens twee keer het kortste.", unit="minuten"
    ),
    "leefgebied": Key("Het leefgebied."),
    "leefgebieden": Key("De leefgebieden waarvoor dit geldt."),
    "Normenkader.leefgebieden": Key("De leefgebieden, in de volgorde die overal geldt."),
    "Vragen.leefgebieden": Key("Vragen over elk leefgebied. De eerste mag worden overgeslagen."),
    "ClientTeksten.leefgebieden": Key("Hoe elk leefgebied in de brief heet: hoogstens 8 woorden."),
    "mag_niet_uitgevraagd": Key(
        "Alleen bij de eerste vraag over een leefgebied: die mag je overslaan.",
        called="mag worden overgeslagen",
    ),
    "maximum": Key("Het hoogste getal dat mag."),
    "melding": Key("Een waarschuwing die overal bij staat."),
    "minimum": Key("Het laagste getal dat mag."),
    "minstens": Key("Het antwoord is dit getal of groter."),
    "minuten": Key("Minuten per week die erbij komen, na de percentages."),
    "NormtijdRegel.minuten": Key("Minuten per week, per doel en dan per niveau."),
    "minuten_procent": Key("Het deel van de minuten per week, in procent.", unit="%"),
    "naam": Key("De naam zoals mensen die lezen."),
    "naar": Key("Het nieuwe doel."),
    "niet": Key("Elk antwoord behalve dit.", called="als de regel niet geldt"),
    "Uitleg.niet": Key("De zin voor als de regel niet geldt."),
    "normenkader": Key("De code van het normenkader; zo heet ook de map."),
    "omschrijving": Key("Wat het product is, in een zin."),
    "onder": Key("Wat er uitkomt onder de laagste bandbreedte."),
    "onderwerp": Key("Waar het over gaat, in een paar woorden."),
    "oordeel": Key("Hier beslist een professional, niet de regel."),
    "oordeel_professional": Key("Wat de regels niet beslissen maar een professional."),
    "open_punten": Key("Wat het normenkader openlaat."),
    "opslag": Key("De toeslag op de prijs."),
    "overige_procent": Key("Voor hoeveel procent de andere leefgebieden meetellen.", unit="%"),
    "per_weken": Key("Voor hoeveel weken het bedrag is."),
    "plaats": Key(
        "De plaats in het document, zoals een artikel of een bladzijde.", called="plaats in de bron"
    ),
    "prijs": Key("De prijs van het product."),
    "procent": Key("Percentage van de tijd: +10 is meer, -10 is minder.", unit="%"),
    "product": Key("De code van een product uit ‘producten’."),
    "Product.product": Key("De code van het product: hoofdletters en cijfers."),
    "producten": Key("Wat eruit kan komen."),
    "ClientTeksten.producten": Key("Per product: wat de begeleider doet."),
    "reden": Key("De code van de reden, zoals AFW-NETWERK."),
    "Bewust.reden": Key("Waarom deze regel dat met opzet doet."),
    "regel": Key("De code van de regel. Een code komt nooit terug voor iets anders."),
    "regels": Key("De regels van deze fase, in volgorde.", one="regel"),
    "ClientTeksten.regels": Key("Per regel: de reden in gewone woorden."),
    "richting": Key("Altijd naar boven: minuten die nodig zijn, vallen niet weg."),
    "signaal": Key("Waar de consulent op moet letten als de regel geldt."),
    "soort": Key("Wat voor soort het is."),
    "status": Key("Of het normenkader is vastgesteld."),
    "tabel": Key("De normtijden: een rij per leefgebied.", called="normtijden", one="rij"),
    "tekst": Key("De tekst."),
    "ClientZin.tekst": Key("De zin: hoogstens 40 woorden."),
    "ClientRegel.tekst": Key("De zin: hoogstens 40 woorden."),
    "Signaal.tekst": Key("De zin voor de consulent; invulvelden tussen accolades."),
    "telling": Key("De regel over het tellen zelf."),
    "telt_alleen_met": Key(
        "Minstens één van deze leefgebieden moet meetellen.", called="telt alleen mee met"
    ),
    "tijd": Key("Wat gemiddeld per week betekent, met de bron."),
    "titel": Key("Een korte naam, zoals mensen die lezen."),
    "toegang": Key("Vragen over de toegang."),
    "toelichting": Key("Wat de lezer nog moet weten."),
    "tot": Key("Het einde van de bandbreedte; dit getal hoort er niet meer bij."),
    "tot_en_met": Key("Het einde van de bandbreedte; dit getal hoort er nog bij."),
    "Geldig.tot_en_met": Key("De laatste dag. Weglaten: geen einddatum."),
    "uitkomst": Key("Welke uitkomst het is."),
    "uitkomsten": Key("Elke uitkomst in woorden."),
    "ClientTeksten.uitkomsten": Key("Per uitkomst: het voorstel in gewone woorden."),
    "uitleg": Key("De twee zinnen van de uitleg."),
    "van": Key("De eerste dag: jaar-maand-dag.", called="vanaf"),
    "Vervanging.van": Key("Het doel dat vervalt."),
    "vanaf": Key("Het begin van de bandbreedte, in minuten per week; dit getal hoort erbij."),
    "veelvoud": Key("Afronden op een veelvoud van zoveel minuten.", unit="minuten"),
    "verplicht": Key("‘false’: de vraag mag zonder antwoord blijven."),
    "verplicht_als": Key("Alleen dan moet de vraag een antwoord hebben.", called="verplicht als"),
    "versie": Key("Jaar, punt, nummer: 2026.1. Aanhalingstekens mogen, maar hoeven niet."),
    "vervolg": Key("Wat er daarna komt: wie te bellen, bezwaar, hulp. Samen hoogstens 60 woorden."),
    "vindplaats": Key("Waar het document te vinden is, zoals een webadres."),
    "voor_client": Key(
        "Wat de cliënt over deze uitkomst leest in het besluit.", called="tekst voor de cliënt"
    ),
    "voorrang_bij_gelijk": Key(
        "Alle doelen; bij gelijke minuten wint het doel dat het eerst staat.",
        called="voorrang bij gelijke minuten",
    ),
    "vraag": Key("De naam van de vraag: kleine letters, cijfers en _."),
    "vraag_doel": Key("De vraag naar het doel."),
    "vraag_niveau": Key("De vraag naar het niveau."),
    "vragen": Key("Wat je mag vragen."),
    "waarde": Key("Het antwoord zelf: een woord in kleine letters, of een getal."),
    "waarden": Key(
        "De antwoorden, in de volgorde van het formulier.", called="antwoorden", one="waarde"
    ),
    "weken_procent": Key("Het deel van de weken, in procent, of ‘rest’.", unit="%"),
    "wel": Key("De zin voor als de regel geldt.", called="als de regel geldt"),
    "zaak": Key("Vragen over de zaak zelf."),
    "zwaarte": Key(
        "Welk antwoord zwaarder is. Weglaten: deze vraag kent geen zwaarder antwoord.",
        called="welk antwoord zwaarder is",
    ),
}

# Of each model: a title, and what it is.
MODELS = {
    "Afronding": ("Afronden", "Rondt de tijd één keer af, aan het einde."),
    "Afwijkreden": ("Reden om af te wijken", "Waarom een consulent anders kan besluiten."),
    "Band": ("Bandbreedte", "Van ‘vanaf’ (hoort erbij) tot ‘tot’ (niet) of ‘tot_en_met’ (wel)."),
    "Besluitregels": ("Het besluit", "Hoe lang een besluit duurt, en redenen om af te wijken."),
    "Bewijseisen": ("Eisen bij het bewijs", "Wat ‘normwijzer bewijs’ bij alle cliënten nagaat."),
    "Bewust": ("Met opzet zo", "Een eigenschap die deze regel met opzet breekt, en waarom."),
    "Bezoek": ("Bezoek", "Hoe lang een bezoek meestal duurt, voor een voorbeeld aan de cliënt."),
    "Bron": ("Bron", "Waar een regel of vraag vandaan komt: een document en de plaats daarin."),
    "OutsideBands": (
        "Buiten de bandbreedtes",
        "Wat er uitkomt onder de laagste of boven de hoogste.",
    ),
    "ClientRegel": ("Regel voor de cliënt", "Een zin voor de cliënt, met de bron."),
    "ClientTeksten": ("Teksten voor de cliënt", "De woorden van de brief in gewone taal."),
    "ClientZin": ("Zin voor de cliënt", "Een zin van hoogstens 40 woorden."),
    "Document": ("Brondocument", "Een document waar regels naar verwijzen."),
    "DoelRegel": ("Doel vervangen", "Vervangt een doel in elk leefgebied dat meetelt."),
    "Doelen": ("Fase doelen", "Doelen die worden vervangen voordat de normtijd is opgezocht."),
    "Doelrichting": ("Fase doelrichting", "Het doel met de meeste minuten is de richting."),
    "DoelrichtingRegel": ("Richting", "De regel die geldt als dit doel de meeste minuten heeft."),
    "FactorEffect": ("Meer of minder tijd", "Precies één van ‘procent’ en ‘minuten’."),
    "FactorRegel": ("Cliëntfactor", "Meer of minder tijd door de situatie van de inwoner."),
    "Factoren": ("Fase factoren", "Percentages tellen op tot de grens; daarna komen de minuten."),
    "Fasering": ("Fase fasering", "De verdeling van de tijd over de weken van het besluit."),
    "FaseringPart": ("Deel", "Een deel van de weken, met een deel van de minuten."),
    "FaseringRegel": ("Verdeling", "De delen bij één doelrichting."),
    "Geldig": ("Periode", "Wanneer deze versie geldt."),
    "GetalVraag": ("Vraag naar een getal", "Een heel getal, met een eenheid."),
    "Grens": ("Grens", "Houdt alle percentages samen tussen een minimum en een maximum."),
    "JaNeeVraag": ("Ja-neevraag", "Een vraag met als antwoord ‘true’ of ‘false’."),
    "KeuzeVraag": ("Keuzevraag", "Een vraag met een lijst van antwoorden."),
    "Koppeling": ("Koppeling", "Een leefgebied dat alleen meetelt samen met een ander."),
    "Leefgebied": ("Leefgebied", "Een deel van het leven, met wat erbij hoort."),
    "MeetelRegel": ("Meetellen of afvallen", "De eerste regel die past, beslist."),
    "Meetellen": ("Fase meetellen", "Welke leefgebieden meetellen en welke afvallen."),
    "Normenkader": ("Normenkader", "Eén versie: alles wat een uitkomst bepaalt."),
    "NormtijdRegel": ("Normtijd", "De minuten per week van één leefgebied."),
    "Normtijden": ("Fase normtijden", "De tabel met minuten per week per doel en niveau."),
    "Opslag": ("Fase opslag", "Een toeslag op de prijs van het product."),
    "OpslagRegel": ("Opslag", "Wanneer er een toeslag is; het bedrag staat bij het product."),
    "Prijs": ("Prijs", "Een bedrag in centen per aantal weken."),
    "Product": ("Product", "Wat de inwoner krijgt, met codes en prijs."),
    "Raster": ("Fase raster", "Doelrichting en minuten wijzen een bandbreedte en een product aan."),
    "Regel": ("Regel", "Een regel met een code, een titel, een bron en twee zinnen uitleg."),
    "ResultaatgebiedRegel": ("Resultaatgebied", "Leefgebieden die samen één resultaat hebben."),
    "Resultaatgebieden": ("Fase resultaatgebieden", "Leefgebieden met hetzelfde resultaat."),
    "Signaal": ("Signaal", "Waar de consulent naar moet kijken als de regel geldt."),
    "Toegang": ("Fase toegang", "Elke reden om geen toegang te geven; anders geldt ‘doorgang’."),
    "ToegangRegel": ("Geen toegang", "Een reden waarom er geen toegang is."),
    "Toets": ("Toets", "Precies één: niet, kleiner_dan, groter_dan, minstens of hoogstens."),
    "UitkomstTekst": ("Uitkomst", "Hoe een uitkomst heet en wat de cliënt erover leest."),
    "Uitleg": ("Uitleg", "Een zin als de regel geldt en een als hij niet geldt."),
    "Verantwoording": ("Verantwoording", "Wat is aangenomen, openstaat of een oordeel vraagt."),
    "Vervanging": ("Vervanging", "Het doel ‘van’ wordt het doel ‘naar’."),
    "Vragen": ("Vragen", "Alle vragen: over de toegang, elk leefgebied, de cliënt en de zaak."),
    "Waarde": ("Antwoord", "Een antwoord dat te kiezen is."),
    "Zwaartepunt": ("Fase zwaartepunt", "Het werk dat het meest voorkomt, geeft het product."),
    "ZwaartepuntRegel": ("Soort werk", "Het product bij het soort werk dat het meest voorkomt."),
}


def called(key: str | int) -> str:
    """How people call a key: by its own word, or as the key itself without underscores."""
    found = KEYS.get(str(key))
    return (found.called if found is not None else "") or str(key).replace("_", " ")


def model_words(model: str) -> tuple[str, str]:
    """Title and description of a model; raises KeyError for one that has none yet."""
    return MODELS[model]


def field_words(model: str, veld: str) -> str:
    """What a key is for; raises KeyError for one that has no words yet."""
    found = KEYS.get(f"{model}.{veld}")
    return found.means if found is not None else KEYS[veld].means
