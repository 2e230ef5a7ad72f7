"""The keys of containers and fields that the style sheets and scripts in `static` find them by.

Streamlit gives what has the key `x` the class `st-key-x`. A key that only Python knows is not here.
"""

from __future__ import annotations

from enum import Enum, StrEnum


class Key(StrEnum):
    """A whole key."""

    # the frame of every page
    BALK = "balk"
    DEEL_INHOUD = "deel-inhoud"
    KOLOM_LIJST = "kolom-lijst"
    KOLOM_MIDDEN = "kolom-midden"
    KOLOM_PANEEL = "kolom-paneel"
    KOP = "kop"
    NOG_NODIG = "nog-nodig"
    OEFEN_DELEN = "oefen-delen"
    OPSLAG = "opslag"
    PAGINA_NU = "pagina-nu"
    REGISTER_INHOUD = "register-inhoud"
    REGISTER_KOP = "register-kop"
    REST_OVERSLAAN = "rest-overslaan"
    STAPPEN = "stappen"
    VERVANGEN = "vervangen"
    # an intake
    BESPROKEN = "besproken"
    BESLUIT_GENOMEN = "besluit-genomen"
    BESLUIT_NOG_NIET = "besluit-nog-niet"
    BESLUIT_VELDEN = "besluit-velden"
    BESLUIT_VERDELING = "besluit-verdeling"
    BESTANDEN = "bestanden"
    BESTANDEN_ZAAK = "bestanden-zaak"
    CLIENT_TEKST = "client-tekst"
    CORRECTIE = "correctie"
    CORRECTIE_SAMENVATTING = "correctie-samenvatting"
    EVALUATIE_NOG_NIET = "evaluatie-nog-niet"
    EERDER_BESLUIT = "eerder-besluit"
    LEG_VAST = "leg-vast"
    MARGE = "marge"
    MIJN_INTAKES = "mijn-intakes"
    NIET_BEWAARD = "niet-bewaard"
    NOG_MOGELIJK = "nog-mogelijk"
    NOTITIES = "notities"
    ONGEDAAN = "ongedaan"
    OVERZICHT = "overzicht"
    RANDEN = "randen"
    TOELICHTINGEN = "toelichtingen"
    VOLGENDE = "volgende"
    VOLGENDE_VRAAG = "volgende-vraag"
    VOOR_CLIENT = "voor-client"
    VOORSTEL_SAMENVATTING = "voorstel-samenvatting"
    VOORSTEL_VAST = "voorstel-vast"
    VOORSTEL_VOORLOPIG = "voorstel-voorlopig"
    VORIGE = "vorige"
    TOEN_EN_NU = "toen-en-nu"
    WAAROM_NIET = "waarom-niet"
    WAT_ALS = "wat-als"
    ZELF_NAAST = "zelf-naast"
    ZELF_NOG_NIET = "zelf-nog-niet"
    ZELF_VAST = "zelf-vast"
    WAT_ALS_ANDERS = "wat-als-anders"
    WAT_ALS_VRAGEN = "wat-als-vragen"
    # the register
    BLADEREN = "bladeren"
    CIJFERS_WIJZIGINGEN = "cijfers-wijzigingen"
    DOSSIER_ZAAK = "dossier-zaak"
    STEEK_KNOP = "steek-knop"
    # my cases
    ZAKEN_GEVONDEN = "zaken-gevonden"
    # beheer
    BEWIJS_GRENZEN = "bewijs-grenzen"
    # an exercise, for who takes part
    MEEDOEN_CODE = "meedoen-code"
    OEFEN_VERHAAL = "oefen-verhaal"
    # a trainer
    DEMO_KIEZEN = "demo-kiezen"
    DEMO_KOP = "demo-kop"
    DEMO_REGELS = "demo-regels"
    DEMO_SCHERM = "demo-scherm"
    DEMO_STAND = "demo-stand"
    DEMO_ZAAK = "demo-zaak"
    OEFEN_KNOPPEN = "oefen-knoppen"
    OEFEN_LIJST = "oefen-lijst"
    OEFEN_RESULTATEN = "oefen-resultaten"
    OEFEN_UITSLAG = "oefen-uitslag"
    TRAINER_KOP = "trainer-kop"
    VOOR_TRAINER = "voor-trainer"


class Prefix(Enum):
    """The beginning of keys of one kind."""

    # the frame of every page
    DAG = "dag-"
    FOUT = "fout-"
    GEKOZEN = "gekozen-"
    GEWEIGERD_NAAR = "geweigerd-naar-"
    GOOI_WEG = "gooi-weg-"
    KALENDER_DAG = "kalender-dag-"
    KALENDER_DAGEN = "kalender-dagen-"
    KALENDER_KOP = "kalender-kop-"
    MELDING = "melding-"
    NAAR_FOUT = "naar-fout-"
    NAAR_VELD = "naar-veld-"
    OPEN = "open-"
    SPRONG = "sprong-"
    VELD = "veld-"
    # an intake
    ANDERS = "anders-"
    BESPREEK = "bespreek-"
    BLOK = "blok-"
    DEEL = "deel-"
    GOOI_WEG_NOTITIE = "gooi-weg-notitie-"
    NORMENKADER = "normenkader-"
    OPMERKING = "opmerking-"
    PROBEER = "probeer-"
    PROEFNOTITIE = "proefnotitie-"
    RIJ = "rij-"
    TERUG = "terug-"
    TOEN = "toen-"
    VERSCHIL = "verschil-"
    WAS = "was-"
    WIS = "wis-"
    ZET_TERUG = "zet-terug-"
    # my cases
    HERINDICATIE = "herindicatie-"
    TERMIJN = "termijn-"
    ZAKEN = "zaken-"
    # a trainer
    DEMO = "demo-"
    OEFEN_ITEM = "oefen-item-"
    OEFEN_OPEN = "oefen-open-"
    OEFEN_RESULTAAT = "oefen-resultaat-"
    OEFEN_WEG = "oefen-weg-"
    OEFENZAKEN = "oefenzaken-"

    def of(self, name: object) -> str:
        """The key of the one with this name."""
        return f"{self.value}{name}"
