"""What people read for each key of a normenkader, in Dutch: one place for a key."""

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
    "activiteiten": Key(
        "Wat de gemeente hier laat doen, in dezelfde woorden als het onderzoek. Mag ontbreken."
    ),
    "Onderbouwing.activiteiten": Key("Waar de gemeten tijd aan besteed is."),
    "afwijkredenen": Key("Redenen om anders te besluiten dan het voorstel."),
    "als": Key(
        "Wanneer de regel geldt: elke regel van deze tabel moet kloppen.", called="voorwaarde"
    ),
    "antwoorden": Key("Per vraag en per antwoord: hoe het antwoord in de brief heet."),
    "Leefgebied.antwoorden": Key("Per vraag: wat elk antwoord hier betekent, in één zin."),
    "Telling.antwoorden": Key("Deze antwoorden tellen."),
    "artikel": Key("Het artikel van de wet, zoals 2.3.2 of 3:46."),
    "band": Key("De code van de bandbreedte: hoofdletters en cijfers."),
    "banden": Key(
        "De bandbreedtes, per doelrichting zonder gaten en zonder overlap.",
        called="bandbreedtes",
        one="bandbreedte",
    ),
    "benaming": Key("Hoe de leefgebieden hier heten, zoals activiteiten. Mag ontbreken."),
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
    "bwb": Key("Het nummer van een wet of landelijke regel, zoals BWBR0035362."),
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
    "dagbesteding": Key(
        "Wat een besluit vraagt over dagbesteding die iemand ook heeft. Mag ontbreken."
    ),
    "Dagbesteding.vraag": Key("Of met dagbesteding hetzelfde resultaat te bereiken is."),
    "minuten_per_dagdeel": Key(
        "Hoeveel begeleiding er in de plaats komt van één dagdeel dagbesteding.", unit="minuten"
    ),
    "voorwaarde": Key("De naam van de voorwaarde: kleine letters, cijfers en _."),
    "voorwaarden": Key("Wat moet kloppen voordat dagdelen begeleiding worden.", one="voorwaarde"),
    "cvdr": Key("Het nummer van een lokale regeling, zoals CVDR756332."),
    "dan": Key("Wat er gebeurt als de regel geldt.", called="gevolg"),
    "datum": Key("De datum van het document: jaar-maand-dag."),
    "Bron.datum": Key("De dag waarvan de tekst van de wet is: jaar-maand-dag."),
    "Onderbouwing.datum": Key("De datum van het onderzoek: jaar-maand-dag."),
    "delen": Key(
        "De delen, in volgorde. Het laatste deel heeft ‘weken_procent: rest’.", one="fase"
    ),
    "document": Key("De naam van een document uit ‘bronnen’."),
    "Document.document": Key("De naam waarmee regels naar dit document verwijzen."),
    "doel": Key("Het doel: een antwoord op de vraag naar het doel."),
    "doelrichting": Key(
        "De doelrichting: een antwoord op de vraag naar het doel. Weglaten als er geen richting is."
    ),
    "doorgang": Key("De regel die geldt als er geen reden is om te weigeren."),
    "duur_weken": Key("Hoeveel weken een besluit meestal duurt.", unit="weken"),
    "ecli": Key("Het nummer van een uitspraak, zoals ECLI:NL:CRVB:2018:3835."),
    "eenheid": Key("De eenheid van de tijd, zoals de bron haar heeft."),
    "GetalVraag.eenheid": Key("De eenheid van het antwoord, zoals jaar of weken."),
    "eigenschap": Key("De eigenschap die deze regel met opzet breekt. Elke hoogstens één keer."),
    "enkelvoud": Key("Hoe er één heet, met kleine letters: activiteit."),
    "fase": Key("Welke fase dit is. De volgorde van de fasen ligt vast."),
    "fasen": Key("De regels, in de vaste volgorde van de fasen.", one="fase"),
    "geen": Key("De regel die geldt als geen enkel leefgebied meetelt."),
    "Combinaties.geen": Key("De regel die geldt als geen combinatie past."),
    "geldig": Key("De periode waarin deze versie geldt."),
    "gelijk": Key("De regel die geldt als geen soort werk het meest voorkomt."),
    "gelijk_aan": Key("Het antwoord is hetzelfde getal als het antwoord op deze vraag."),
    "gemeentelijke_code": Key(
        'De productcode van de gemeente. Alleen cijfers? Zet er dan " omheen.'
    ),
    "grens": Key("De grens aan alle percentages samen."),
    "groter_dan": Key("Het antwoord is groter dan dit getal."),
    "herzien_voor": Key("Voor deze dag wordt de versie opnieuw bekeken.", called="herzien voor"),
    "hoogste_band": Key("De tijd is hoogstens de top van deze bandbreedte."),
    "hoogstens": Key("Het antwoord is dit getal of kleiner."),
    "CombinatieRegel.hoogstens": Key("De hoogste tijd, in de eenheid van de fase."),
    "MaximumRegel.hoogstens": Key("De hoogste tijd, in de eenheid van de fase."),
    "TijdEffect.hoogstens": Key("Zo vaak telt de tijd hoogstens mee.", called="hoogstens keer"),
    "hoogstens_per_antwoord": Key(
        "Zoveel minuten per week mag één ander antwoord schelen.",
        called="één ander antwoord mag hoogstens schelen",
        unit="minuten per week",
    ),
    "hoogstens_vraag": Key(
        "Het antwoord is hoogstens het getal op deze eerdere vraag.",
        called="hoogstens het getal op",
    ),
    "houdbaar_jaren": Key(
        "Zoveel jaar na ‘herzien_voor’ (of na ‘van’) mag een peildatum nog. Zonder: 10 jaar.",
        unit="jaar",
    ),
    "Onderbouwing.houdbaar_jaren": Key(
        "Zoveel jaar na de datum telt het onderzoek. Weglaten: het veroudert niet.", unit="jaar"
    ),
    "hulp": Key(
        "Een korte uitleg bij de vraag, het antwoord of het leefgebied.", called="hulptekst"
    ),
    "langste_duur": Key("Hoe lang een besluit hoogstens duurt, per product of doelrichting."),
    "LangsteDuur.doelrichting": Key("De doelrichting waarvoor deze duur geldt."),
    "LangsteDuur.product": Key("Het product waarvoor deze duur geldt."),
    "LangsteDuur.weken": Key("Hoeveel weken een besluit hoogstens duurt.", unit="weken"),
    "weken": Key("Een aantal weken.", unit="weken"),
    "ingang_binnen_weken": Key(
        "Zoveel weken na de peildatum mag een besluit hoogstens beginnen. Zonder: 52 weken.",
        unit="weken",
    ),
    "inkorten": Key("De regel die geldt als er tijd af gaat tot het maximum."),
    "jci": Key(
        "De plaats in een wet als jci, zoals jci1.3:c:BWBR0035362&artikel=2.3.2&g=2026-01-01."
    ),
    "kleiner_dan": Key("Het antwoord is kleiner dan dit getal."),
    "koppelingen": Key("Leefgebieden die alleen samen met een ander meetellen.", one="koppeling"),
    "kortste": Key("Het kortste gewone bezoek, in minuten.", unit="minuten"),
    "langste": Key(
        "Het langste gewone bezoek, in minuten: minstens twee keer het kortste.", unit="minuten"
    ),
    "leefgebied": Key("Het leefgebied."),
    "leefgebieden": Key("De leefgebieden waarvoor dit geldt."),
    "ClientTeksten.leefgebieden": Key("Hoe elk leefgebied in de brief heet: hoogstens 8 woorden."),
    "Normenkader.leefgebieden": Key("De leefgebieden, in de volgorde die overal geldt."),
    "Vragen.leefgebieden": Key("Vragen over elk leefgebied. De eerste mag worden overgeslagen."),
    "lid": Key("Het lid van het artikel."),
    "lidwoord": Key("Het lidwoord: de activiteit, het leefgebied."),
    "maal": Key("De tweede vraag naar een getal: de twee getallen worden vermenigvuldigd."),
    "mag_niet_uitgevraagd": Key(
        "Alleen bij de eerste vraag over een leefgebied: die mag je overslaan.",
        called="mag worden overgeslagen",
    ),
    "maximum": Key("Het hoogste getal dat mag."),
    "meervoud": Key("Hoe er meer heten, met kleine letters: activiteiten."),
    "melding": Key("Een waarschuwing die overal bij staat."),
    "minimum": Key("Het laagste getal dat mag."),
    "minstens": Key("Het antwoord is dit getal of groter."),
    "minuten": Key("Minuten per week erbij, of eraf met een min, na de percentages."),
    "NormtijdRegel.minuten": Key("Minuten per week, per doel en dan per niveau."),
    "minuten_voor_client": Key(
        "Wat de cliënt leest: de minuten precies, of alleen de ondergrens. Zonder: precies.",
        called="minuten voor de cliënt",
    ),
    "minuten_procent": Key("Het deel van de minuten per week, in procent.", unit="%"),
    "module": Key("De code van een module uit ‘modules’. Zonder: een toeslag op de prijs."),
    "Module.module": Key("De code van de module: hoofdletters en cijfers."),
    "modules": Key("Wat naast een product kan komen.", one="module"),
    "naam": Key("De naam zoals mensen die lezen."),
    "naar": Key("Het nieuwe doel."),
    "niet": Key("Elk antwoord behalve dit.", called="als de regel niet geldt"),
    "Uitleg.niet": Key("De zin voor als de regel niet geldt."),
    "normenkader": Key("De code van het normenkader; zo heet ook de map."),
    "omschrijving": Key("Wat het product is, in een zin."),
    "onder": Key("Wat er uitkomt onder de laagste bandbreedte."),
    "onderbouwing": Key("Het onderzoek waar deze tijd op rust: een naam uit ‘onderbouwingen’."),
    "Onderbouwing.onderbouwing": Key("De naam waarmee regels naar dit onderzoek verwijzen."),
    "onderbouwingen": Key("De onderzoeken waar de tijden op rusten.", one="onderbouwing"),
    "ondergrens": Key("De regel die zegt dat de tijd nooit minder dan 0 wordt."),
    "onderwerp": Key("Waar het over gaat, in een paar woorden."),
    "oordeel": Key("Hier beslist een professional, niet de regel."),
    "oordeel_professional": Key("Wat de regels niet beslissen maar een professional."),
    "open_punten": Key("Wat het normenkader openlaat."),
    "opslag": Key("De toeslag op de prijs."),
    "overige_procent": Key("Voor hoeveel procent de andere leefgebieden meetellen.", unit="%"),
    "per": Key("De vraag naar een getal: zo vaak telt de tijd mee."),
    "per_weken": Key("Voor hoeveel weken het bedrag is."),
    "plaats": Key(
        "De plaats in het document, zoals een artikel of een bladzijde.", called="plaats in de bron"
    ),
    "Onderbouwing.plaats": Key("Waar het onderzoek is gedaan, zoals de gemeenten."),
    "prijs": Key("De prijs van het product."),
    "procent": Key("Percentage van de tijd: +10 is meer, -10 is minder.", unit="%"),
    "procent_vraag": Key("De vraag naar een percentage: dat deel van de tijd gaat eraf."),
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
    "sectie": Key("Waar de vragen staan: toegang, leefgebieden of clientfactoren."),
    "signaal": Key("Waar de consulent op moet letten als de regel geldt."),
    "soort": Key("Wat voor soort het is."),
    "spreiding": Key("Hoe ver de gemeten tijden uit elkaar lagen."),
    "status": Key("Of het normenkader is vastgesteld."),
    "studie": Key("Het onderzoek, en wie het deed."),
    "tabel": Key("De normtijden: een rij per leefgebied.", called="normtijden", one="rij"),
    "tekst": Key("De tekst."),
    "ClientRegel.tekst": Key("De zin: hoogstens 40 woorden."),
    "ClientZin.tekst": Key("De zin: hoogstens 40 woorden."),
    "Signaal.tekst": Key("De zin voor de consulent; invulvelden tussen accolades."),
    "telling": Key("De regel over het tellen zelf."),
    "Telling.telling": Key("De naam van de telling, waarmee voorwaarden haar noemen."),
    "tellingen": Key("Hoeveel van een paar vragen een bepaald antwoord hebben.", one="telling"),
    "telt_alleen_met": Key(
        "Minstens één van deze leefgebieden moet meetellen.", called="telt alleen mee met"
    ),
    "telt_mee": Key("Deze tellen mee. Een lijst in de lijst: minstens één daarvan."),
    "telt_niet_mee": Key("Deze tellen niet mee."),
    "tijd": Key("Wat gemiddeld per week betekent, met de bron."),
    "AftrekEffect.tijd": Key("Een vaste tijd die eraf gaat, in de eenheid van de fase."),
    "NormtijdRegel.tijd": Key(
        "Een vaste tijd, of een tabel bij ‘vragen’, in de eenheid van de rij."
    ),
    "TijdEffect.tijd": Key("Tijd erbij, of eraf met een min, in de eenheid van de fase."),
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
    "AftrekEffect.vraag": Key("De vraag naar de tijd die eraf gaat."),
    "NormtijdRegel.vraag": Key("De vraag naar de tijd die de professional beoordeelt."),
    "vraag_doel": Key("De vraag naar het doel."),
    "vraag_niveau": Key("De vraag naar het niveau."),
    "vragen": Key("Wat je mag vragen."),
    "NormtijdRegel.vragen": Key("Een, twee of drie vragen: bij elk antwoord een tijd."),
    "Telling.vragen": Key("De vragen waarover het gaat."),
    "waarde": Key("Het antwoord zelf: een woord in kleine letters, of een getal."),
    "waarden": Key(
        "De antwoorden, in de volgorde van het formulier.", called="antwoorden", one="waarde"
    ),
    "waarnemingen": Key("Hoe vaak er is gemeten.", unit="waarnemingen"),
    "weken_procent": Key("Het deel van de weken, in procent, of ‘rest’.", unit="%"),
    "wel": Key("De zin voor als de regel geldt.", called="als de regel geldt"),
    "zaak": Key("Vragen over de zaak zelf."),
    "zwaarte": Key(
        "Welk antwoord zwaarder is. Weglaten: deze vraag kent geen zwaarder antwoord.",
        called="welk antwoord zwaarder is",
    ),
}
