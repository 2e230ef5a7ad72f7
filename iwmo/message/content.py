"""What a WMO301 holds, in its order: the one list that reading, writing, a template and a form use.

Bron: iWmo 3.2, WMO301.xsd and basisschema.xsd; a test holds it against them.
"""

from __future__ import annotations

from iwmo.message import codes
from iwmo.message.kinds import (
    Clock,
    Coded,
    CountryNumber,
    Day,
    Digits,
    Land,
    Letters,
    Text,
    Whole,
)
from iwmo.message.shape import Fixed, Group, Leaf

# What the elements and the standard itself fix: the code of the message, its version, IV034.
WMO301, IWMO = "wmo301", "iwmo"
NAMESPACES = {
    IWMO: "http://www.istandaarden.nl/iwmo/3_2/basisschema/schema",
    WMO301: "http://www.istandaarden.nl/iwmo/3_2/wmo301/schema",
}
# A comment has no limit in the standard; whoever reads it has.
MOST_COMMENT = 1_000


DAG = Day()
NAAM = Group(
    "wmo301:Naam",
    (
        Group(
            "iwmo:Geslachtsnaam",
            (
                Leaf("iwmo:Achternaam", "achternaam", Text(200), "Achternaam", needed=True),
                Leaf("iwmo:Voorvoegsel", "voorvoegsel", Text(10), "Voorvoegsel"),
            ),
            needed=True,
        ),
        Group(
            "iwmo:Partnernaam",
            (
                Leaf(
                    "iwmo:Achternaam", "partnernaam", Text(200), "Naam van de partner", needed=True
                ),
                Leaf(
                    "iwmo:Voorvoegsel",
                    "partnervoorvoegsel",
                    Text(10),
                    "Voorvoegsel van de partner",
                ),
            ),
        ),
        Leaf("iwmo:Voornamen", "voornamen", Text(200), "Voornamen"),
        Leaf("iwmo:Voorletters", "voorletters", Letters(6), "Voorletters"),
        Leaf(
            "iwmo:NaamGebruik",
            "naamgebruik",
            Coded(codes.NAAMGEBRUIK),
            "Welke naam iemand gebruikt",
            needed=True,
        ),
    ),
    needed=True,
)
GEBOORTEDATUM = (
    Leaf("iwmo:Datum", "geboortedatum", DAG, "Geboortedatum", needed=True),
    Leaf(
        "iwmo:DatumGebruik",
        "datumgebruik",
        Coded(codes.DATUMGEBRUIK),
        "Wat van de geboortedatum onbekend is",
    ),
)
GESLACHT = Coded(codes.GESLACHT)


def _telephone(number: str, after: str) -> Group:
    words = "Tweede telefoonnummer" if after else "Telefoonnummer"
    return Group(
        f"iwmo:Telefoon{number}",
        (
            Leaf("iwmo:Telefoonnummer", f"telefoon{after}", Digits(1, 15), words, needed=True),
            Leaf(
                "iwmo:Landnummer",
                f"landnummer{after}",
                CountryNumber(),
                f"Landnummer bij het {words.lower()}",
                needed=True,
            ),
        ),
        needed=not after,
    )


_CONTACT = (
    Leaf("wmo301:Soort", "soort", Coded(codes.ADRES), "Soort adres", needed=True),
    Group(
        "wmo301:Adres",
        (
            Group(
                "iwmo:Huis",
                (
                    Leaf(
                        "iwmo:Huisnummer", "huisnummer", Whole(0, 99_999), "Huisnummer", needed=True
                    ),
                    Leaf("iwmo:Huisletter", "huisletter", Text(1), "Huisletter"),
                    Leaf("iwmo:HuisnummerToevoeging", "toevoeging", Text(4), "Toevoeging"),
                    Leaf(
                        "iwmo:AanduidingWoonadres",
                        "aanduiding",
                        Coded(codes.WOONADRES),
                        "Aanduiding bij het huisnummer",
                    ),
                ),
            ),
            Leaf("iwmo:Postcode", "postcode", Text(8), "Postcode"),
            Leaf("iwmo:Straatnaam", "straat", Text(24), "Straat"),
            Leaf("iwmo:Plaatsnaam", "plaats", Text(80), "Plaats"),
            Leaf("iwmo:LandCode", "land", Land(), "Land"),
        ),
    ),
    Leaf("wmo301:Organisatie", "organisatie", Text(35), "Organisatie waar iemand verblijft"),
    Group("wmo301:Telefoon", (_telephone("01", ""), _telephone("02", "2"))),
    Leaf("wmo301:Emailadres", "email", Text(80), "E-mailadres"),
    Group(
        "wmo301:Periode",
        (
            Leaf("iwmo:Begindatum", "van", DAG, "Tijdelijk adres van"),
            Leaf("iwmo:Einddatum", "tot_en_met", DAG, "Tijdelijk adres tot en met"),
        ),
    ),
)
HEADER = Group(
    "wmo301:Header",
    (
        Fixed("wmo301:BerichtCode", "414"),
        Fixed("wmo301:BerichtVersie", "3"),
        Fixed("wmo301:BerichtSubversie", "2"),
        Leaf("wmo301:Afzender", "gemeentecode", Digits(4, 4), "Gemeentecode", needed=True),
        Leaf("wmo301:Ontvanger", "agb", Digits(8, 8), "AGB-code van de aanbieder", needed=True),
        Group(
            "wmo301:BerichtIdentificatie",
            (
                Leaf(
                    "iwmo:Identificatie",
                    "identificatie",
                    Text(12),
                    "Eigen kenmerk van het bericht",
                    needed=True,
                ),
                Leaf("iwmo:Dagtekening", "dagtekening", DAG, "Dagtekening", needed=True),
            ),
            needed=True,
        ),
        Group(
            "wmo301:XsdVersie",
            (Fixed("iwmo:BasisschemaXsdVersie", "1.0.0"), Fixed("iwmo:BerichtXsdVersie", "1.0.0")),
            needed=True,
        ),
    ),
    key="bericht",
    label="Het bericht",
    needed=True,
)
CLIENT = Group(
    "wmo301:Client",
    (
        Leaf("wmo301:Bsn", "bsn", Digits(9, 9), "BSN", needed=True),
        Group("wmo301:Geboortedatum", GEBOORTEDATUM, needed=True),
        Leaf("wmo301:Geslacht", "geslacht", GESLACHT, "Geslacht", needed=True),
        NAAM,
        Group(
            "wmo301:Communicatie",
            (
                Leaf(
                    "iwmo:Vorm", "communicatievorm", Coded(codes.COMMUNICATIE), "Tolk", needed=True
                ),
                Leaf("iwmo:Taal", "taal", Text(25), "Taal van de tolk"),
            ),
        ),
        Leaf(
            "wmo301:JuridischeStatus",
            "juridische_status",
            Coded(codes.JURIDISCH),
            "Juridische status",
        ),
        Leaf(
            "wmo301:WettelijkeVertegenwoordiging",
            "wettelijke_vertegenwoordiging",
            Coded(codes.VERTEGENWOORDIGING),
            "Wettelijke vertegenwoordiging",
        ),
        Leaf("wmo301:Commentaar", "commentaar", Text(MOST_COMMENT), "Commentaar"),
        Group(
            "wmo301:Relatie",
            (
                Leaf("wmo301:Nummer", "nummer", Text(20), "Nummer van de relatie", needed=True),
                Leaf("wmo301:Volgorde", "volgorde", Whole(0, 99), "Volgorde"),
                Leaf("wmo301:Soort", "relatie", Coded(codes.RELATIE), "Soort relatie", needed=True),
                Group("wmo301:Geboortedatum", GEBOORTEDATUM),
                Leaf("wmo301:Geslacht", "geslacht", GESLACHT, "Geslacht"),
                NAAM,
                Group("wmo301:Contact", _CONTACT, key="contact", label="Contact", needed=True),
            ),
            key="relaties",
            label="Relaties",
            many=True,
            around="wmo301:Relaties",
        ),
        Group(
            "wmo301:Contact",
            _CONTACT,
            key="contact",
            label="Adressen",
            needed=True,
            many=True,
            around="wmo301:Contactgegevens",
        ),
    ),
    key="client",
    label="De cliënt",
    needed=True,
)
NUMMER = Leaf("wmo301:ToewijzingNummer", "nummer", Whole(1, 999_999_999), "Nummer", needed=True)
REFERENTIE = Leaf(
    "wmo301:ReferentieAanbieder", "referentie_aanbieder", Text(36), "Referentie van de aanbieder"
)
CATEGORIE = Leaf(
    "iwmo:Categorie", "categorie", Coded(codes.CATEGORIE), "Productcategorie", needed=True
)
CODE = Leaf("iwmo:Code", "productcode", Text(5), "Productcode")
TOEWIJZINGSDATUM = Leaf(
    "wmo301:Toewijzingsdatum", "toewijzingsdatum", DAG, "Dag van de toewijzing", needed=True
)
TOEWIJZINGSTIJD = Leaf(
    "wmo301:Toewijzingstijd", "toewijzingstijd", Clock(), "Tijd van de toewijzing", needed=True
)
REDEN = Leaf("wmo301:RedenWijziging", "reden", Coded(codes.REDEN), "Reden van de wijziging")
COMMENTAAR = Leaf("wmo301:Commentaar", "commentaar", Text(MOST_COMMENT), "Commentaar")
# One that this register does not know: it is given whole.
PRODUCT = Group(
    "wmo301:ToegewezenProduct",
    (
        NUMMER,
        REFERENTIE,
        Group("wmo301:Product", (CATEGORIE, CODE)),
        TOEWIJZINGSDATUM,
        TOEWIJZINGSTIJD,
        Leaf("wmo301:Ingangsdatum", "ingangsdatum", DAG, "Eerste dag", needed=True),
        Leaf("wmo301:Einddatum", "einddatum", DAG, "Laatste dag"),
        REDEN,
        Group(
            "wmo301:Omvang",
            (
                Leaf("iwmo:Volume", "volume", Whole(1, 99_999_999), "Hoeveel", needed=True),
                Leaf("iwmo:Eenheid", "eenheid", Coded(codes.EENHEID), "Eenheid", needed=True),
                Leaf(
                    "iwmo:Frequentie",
                    "frequentie",
                    Coded(codes.FREQUENTIE),
                    "Per wat",
                    needed=True,
                ),
            ),
        ),
        Leaf("wmo301:Budget", "budget", Whole(0, 99_999_999), "Budget in centen"),
        COMMENTAAR,
    ),
    key="overige_toewijzingen",
    label="Andere toewijzingen van deze cliënt bij deze aanbieder",
    many=True,
)
PRODUCTEN = "wmo301:ToegewezenProducten"
