"""What a record says about earlier ones: replaced decisions, normenkaders, and removals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from normenkader.texts import date_text
from register.integrity.findings import Findings, Removed, Vondst
from register.integrity.normenkaders import StoredNormenkader, stored_normenkader, unknown_codes
from register.integrity.records import UNREADABLE, ContentError, day_of, limit_of, removal
from register.integrity.times import Times
from register.moments import MARGE, moment_words, read_moment
from register.record import ONLY_IN_FORCE, Soort, is_follow_up

Identiteit = tuple[str, str]
# A period is at least a week: its last day is this long after its first.
_WEEK = timedelta(days=6)


@dataclass
class History:
    """What the records so far said; `untrusted` are those whose content is wrong.

    A content that was removed is unknown, so what is said about it is checked as far as it goes.
    """

    vondsten: Findings
    tijden: Times
    untrusted: set[int] = field(default_factory=set)
    # Of every decision the hash of its link and its case: what follows a decision names both.
    hashes: dict[int, Any] = field(default_factory=dict)
    removed: dict[int, Any] = field(default_factory=dict)
    removals: list[Removed] = field(default_factory=list)
    _unexplained: set[int] = field(default_factory=set)
    # The first day of any normenkader that a removed decision can have rested on.
    _first_days: dict[int, date | None] = field(default_factory=dict)
    # What was removed that followed a decision: it has no period of its own.
    _followed: set[int] = field(default_factory=set)
    # A removed decision was made after the records before it.
    _made_after: dict[int, date] = field(default_factory=dict)
    _norms: dict[Any, StoredNormenkader | ContentError] = field(default_factory=dict)
    _known: dict[str, Identiteit] = field(default_factory=dict)
    _orders: set[str] = field(default_factory=set)
    _latest: dict[str, int] = field(default_factory=dict)
    _cases: dict[int, str] = field(default_factory=dict)
    # The day of every decision, in the Netherlands: it can't be sent before.
    _days: dict[int, date] = field(default_factory=dict)

    def store(self, sha256: Any, content: Any) -> None:
        """Take in a stored normenkader, before the first record."""
        try:
            self._norms[sha256] = stored_normenkader(sha256, content)
        except ContentError as error:
            self._norms[sha256] = error

    def gone(self, number: int, soort: Soort, event: Any) -> None:
        """The content of this record was removed, it says, by that event."""
        if is_follow_up(soort):
            self._followed.add(number)
        self.removed[number] = event
        self._unexplained.add(number)
        known = [self._norms.get(sha256) for sha256 in self._known]
        days = [norm.eerste_dag for norm in known if isinstance(norm, StoredNormenkader)]
        self._first_days[number] = min(days, default=None)
        self._made_after[number] = self.tijden.newest.date()

    def normenkader(self, number: int, stuk: dict[str, Any]) -> None:
        """A normenkader that decisions from here on may rest on."""
        try:
            sha256, identity = stuk["sha256"], (stuk["id"], stuk["versie"])
            norm = self._norms.get(sha256, ContentError("Het normenkader ontbreekt."))
            known = sha256 in self._known
            self._known[sha256] = identity
        except UNREADABLE as error:
            raise ContentError("Het stuk over een normenkader is niet te lezen.") from error
        if isinstance(norm, ContentError):
            self._add(number, "normenkader", str(norm))
        elif norm.identity != identity:
            self._add(number, "normenkader", "Dit is een ander normenkader dan het stuk zegt.")
        if known:
            self._add(number, "normenkader", "Dit normenkader is al eerder bewaard.")

    def decision(self, number: int, stuk: dict[str, Any]) -> None:
        """A decision whose content is right by itself."""
        zaak, norm, request = stuk["zaak"], stuk["normenkader"], stuk["opdracht"]
        if self._known.get(norm["sha256"]) != (norm["id"], norm["versie"]):
            melding = "Het normenkader van dit besluit is niet eerder bewaard."
            self._add(number, "normenkader", melding)
            # Said once is enough: all later decisions rest on it as well.
            self._known[norm["sha256"]] = (norm["id"], norm["versie"])
        norms = self._norms.get(norm["sha256"])
        for melding in unknown_codes(norms, stuk) if isinstance(norms, StoredNormenkader) else ():
            self._add(number, "inhoud", melding)
        if request in self._orders:
            self._add(number, "inhoud", "Deze opdracht is al eerder vastgelegd.")
        if not self._follows(number, self._latest.get(zaak), stuk["vervangt"]):
            melding = "Vervangt niet het laatste besluit over dezelfde zaak."
            self._add(number, "inhoud", melding)
        if "herindicatie" in stuk:
            self._started_from(number, stuk["herindicatie"])
        self._orders.add(request)
        self._latest[zaak] = number
        self._cases[number] = zaak
        self._days[number] = day_of(stuk)
        self._moment(number, stuk)

    def _started_from(self, number: int, own: dict[str, Any]) -> None:
        """Say so where the decision that a research started from was never there, or is another."""
        about = own["record"]
        if about not in self.hashes:
            self._add(number, "inhoud", f"Gaat uit van record {about}; dat is geen besluit.")
        elif self.hashes[about] != own["hash"]:
            melding = f"Gaat uit van record {about} met een andere vingerafdruk dan dat nu heeft."
            self._add(number, "inhoud", melding)

    def follow_up(self, number: int, stuk: dict[str, Any]) -> None:
        """What was recorded about a decision, and is right by itself."""
        about, zaak, request = stuk["over"]["record"], stuk["zaak"], stuk["opdracht"]
        if about in self.removed:
            melding = f"Gaat over record {about}, dat verwijderd is. Dan hoort ook dit weg te zijn."
            self._add(number, "verwijdering", melding)
        elif about not in self.hashes:
            why = "dat is geen besluit" if about < number else "dat was er toen nog niet"
            self._add(number, "inhoud", f"Gaat over record {about}; {why}.")
        elif self.hashes[about] != stuk["over"]["hash"]:
            melding = f"Gaat over record {about} met een andere vingerafdruk dan dat nu heeft."
            self._add(number, "inhoud", melding)
        elif about not in self.untrusted and self._cases.get(about) != zaak:
            self._add(number, "inhoud", f"Gaat over record {about}; dat is een andere zaak.")
        elif self._replaced_then(about, stuk):
            melding = f"Gaat over record {about}; dat was toen niet het besluit dat gold."
            self._add(number, "inhoud", melding)
        elif self._sent_before(about, stuk):
            self._add(
                number, "inhoud", f"Gaat over record {about}; dat was er op die dag nog niet."
            )
        if request in self._orders:
            self._add(number, "inhoud", "Deze opdracht is al eerder vastgelegd.")
        self._orders.add(request)
        self._moment(number, stuk)

    def _replaced_then(self, about: int, stuk: dict[str, Any]) -> bool:
        """Say whether the decision did not hold any more, where it has to."""
        latest = self._latest.get(stuk["zaak"])
        return stuk["soort"] in ONLY_IN_FORCE and latest != about and about not in self.untrusted

    def _sent_before(self, about: int, stuk: dict[str, Any]) -> bool:
        """Say whether it was sent, by its day, before there was such a decision."""
        made = self._days.get(about, date.min)
        return stuk["soort"] == "verzending" and date.fromisoformat(stuk["datum"]) < made

    def removal(self, number: int, stuk: dict[str, Any]) -> None:
        """The content of these records was removed by this event."""
        numbers, follow = removal(number, stuk)
        who = stuk["tijdstip"], stuk["gebruiker"]
        self.removals.append(Removed(number, *who, tuple(sorted((*numbers, *follow)))))
        newest = self.tijden.newest
        if read_moment(stuk["tijdstip"]) < newest - MARGE:
            melding = (
                f"Deze verwijdering zegt dat ze van voor {moment_words(newest)} is; toen was er al "
                "een record. De klok stond verkeerd, of dit record is niet toen gemaakt."
            )
            self._add(number, "tijd", melding)
        for listed in (*numbers, *follow):
            right_kind = (listed in self._followed) == (listed in follow)
            if self.removed.get(listed) == number and right_kind:
                self._unexplained.discard(listed)
                self._past_limit(listed, number, stuk)
            else:
                melding = f"Verwijdering {number} noemt dit record; het staat niet als verwijderd."
                self._add(listed, "verwijdering", melding)
        self._moment(number, stuk)

    def _moment(self, number: int, stuk: dict[str, Any]) -> None:
        for melding in self.tijden.step(number, stuk["tijdstip"]):
            self._add(number, "tijd", melding)

    def _past_limit(self, listed: int, event: int, stuk: dict[str, Any]) -> None:
        """Say so where no decision of then can have been past its term."""
        first, grens = self._first_days[listed], limit_of(stuk, listed)
        if listed in self._followed:
            # It goes with its decision: only when it was made says something of itself.
            first = date.min
        elif first is not None and listed not in stuk.get("zonder_voorziening", ()):
            first += _WEEK
        earliest = max(first or date.max, self._made_after[listed])
        if earliest < grens:
            return
        melding = (
            f"De inhoud is verwijderd door record {event}, als van een besluit dat voor "
            f"{date_text(grens)} al voorbij was. Dat kan niet: gezien de records ervoor kan het op "
            f"zijn vroegst op {date_text(earliest)} voorbij zijn. Zoek uit wie dit deed, en haal "
            "de inhoud uit een reservekopie van voor die tijd."
        )
        self._add(listed, "verwijdering", melding)

    def finish(self, gaps: Iterable[range]) -> None:
        """Say what can be known only after the last record."""
        gaps = list(gaps)
        for number in sorted(self._unexplained):
            event = self.removed[number]
            # An event that is itself wrong or missing has been said where it is or was.
            elsewhere = isinstance(event, int) and any(event in gap for gap in gaps)
            if event not in self.untrusted and not elsewhere:
                melding = "Staat als verwijderd, maar geen verwijdering in de keten noemt het."
                self._add(number, "verwijdering", melding)
        for sha256, norm in self._norms.items():
            if sha256 not in self._known:
                what = norm if isinstance(norm, ContentError) else "De keten noemt het niet."
                self._add(None, "normenkader", f"Normenkader {str(sha256)[:80]}: {what}")

    def _follows(self, number: int, latest: int | None, vervangt: Any) -> bool:
        """Say whether a decision replaces the one that was then the latest of its case."""
        if vervangt == latest or vervangt in self.untrusted:
            return True
        # Perhaps a later one that was there at the time and was removed since.
        event = self.removed.get(vervangt)
        return isinstance(event, int) and event > number and vervangt > (latest or 0)

    def _add(self, number: int | None, soort: Vondst, melding: str) -> None:
        self.vondsten.add(number, soort, melding)
