"""The texts for the client: complete, with known fields only, short, and without system terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from normenkader import stages as st
from normenkader.base import Model
from normenkader.checks.texts import check_fields, is_told
from normenkader.checks.work import Work
from normenkader.client import ClientTeksten, word_count
from normenkader.conditions import accepted
from normenkader.file.problems import DataPath
from normenkader.questions import KeuzeVraag
from normenkader.rules import all_rules
from normenkader.texts import FIELD

MOST_IN_NEXT = 60
# Outcomes that have minutes wherever a normenkader has norm times.
TIMED = ("product", "ib0", "nader_onderzoek")
# What a client does not know. Any word with an underscore is one too.
SYSTEM = re.compile(
    r"%|\w*_\w*|\b(?:bandbreedtes?|cli[eë]ntfactor(?:en)?|doelrichting(?:en)?|leefgebied(?:en)?"
    r"|normenkaders?|normtijd(?:en)?|behoudgericht|ontwikkelgericht|zelfredzaam(?:heid)?\w*"
    r"|percentages?|procent|niveaus?|scores?|maatwerk\w*)\b",
    re.IGNORECASE,
)


def check_client(work: Work) -> None:
    """Check the texts for the client, where the normenkader has them."""
    client = work.normenkader.client
    if client is None:
        return
    fields = _fields_of_rules(work)
    _complete(work, client, fields)
    _time(work, client)
    for pad, tekst in _texts(client, ("client",)):
        check_fields(work, pad, tekst, _allowed(work, pad, fields))
    _plain_words(work, client)


def _fields_of_rules(work: Work) -> dict[str, set[str]]:
    """The rules that the client reads about, with the choices that a text of each may name."""
    questions = work.questions("leefgebieden")
    found: dict[str, set[str]] = {}
    for info in all_rules(work.normenkader):
        if is_told(info):
            als = info.als if isinstance(info.stage, st.Meetellen) else {}
            found[info.regel] = {v for v in als if isinstance(questions.get(v), KeuzeVraag)}
    return found


def _complete(work: Work, client: ClientTeksten, fields: Mapping[str, set[str]]) -> None:
    nk = work.normenkader
    outcomes, products = [u.uitkomst for u in nk.uitkomsten], [p.product for p in nk.producten]
    wanted = _wanted_answers(work, client, fields)
    for key, names, wat in (
        ("uitkomsten", outcomes, "de uitkomst"),
        ("leefgebieden", nk.leefgebied_names, "leefgebied"),
        ("producten", products, "het product"),
        ("regels", fields, "de regel waarover de cliënt leest,"),
        ("antwoorden", wanted, "de vraag waarvan de cliënt het antwoord leest,"),
    ):
        _exactly(work, ("client", key), getattr(client, key), names, wat)
    for vraag, answers in wanted.items():
        if vraag in client.antwoorden:
            pad = ("client", "antwoorden", vraag)
            _exactly(work, pad, client.antwoorden[vraag], answers, "het antwoord")


def _exactly(
    work: Work, pad: DataPath, given: Mapping[str, Any], wanted: Iterable[str], wat: str
) -> None:
    names = list(dict.fromkeys(wanted))
    for name in given:
        work.must_be_known((*pad, name), name, names, wat)
    for name in names:
        if name not in given:
            work.wrong(pad, f"de tekst voor {name} ontbreekt: wat leest de cliënt hierover?")


def _wanted_answers(
    work: Work, client: ClientTeksten, fields: Mapping[str, set[str]]
) -> dict[str, list[str]]:
    """The goal or kind of work with all answers, and the answers that texts of rules may name."""
    questions = work.questions("leefgebieden")
    wanted: dict[str, list[str]] = {}
    times, kinds = work.stage(st.Normtijden), work.stage(st.Zwaartepunt)
    main = [times[0].vraag_doel] if times else [kinds[0].vraag] if kinds else []
    for name in main:
        if isinstance(questions.get(name), KeuzeVraag):
            wanted[name] = [str(a) for a in questions[name].answers()]
    for info in all_rules(work.normenkader):
        tekst = client.regels.get(info.regel, "")
        for name in FIELD.findall(tekst):
            if name in fields.get(info.regel, ()):
                possible = accepted(info.als[name], questions[name].answers())
                wanted.setdefault(name, []).extend(map(str, possible))
    return wanted


def _time(work: Work, client: ClientTeksten) -> None:
    """What is said about time belongs to a normenkader with minutes, a notice to one with one."""
    timed = work.stage(st.Afronding) is not None
    if timed and client.tijd is None:
        work.wrong(("client",), "tijd ontbreekt: leg uit wat gemiddeld per week is")
    for key in ("tijd", "bezoek"):
        if not timed and getattr(client, key) is not None:
            work.wrong(("client", key), "hier zijn geen minuten per week: laat dit weg")
    if (work.normenkader.melding is None) != (client.melding is None):
        melding = "melding hoort hier als het normenkader een melding heeft, en anders niet"
        work.wrong(("client",), melding)
    length = sum(word_count(zin.tekst) for zin in client.vervolg)
    if length > MOST_IN_NEXT:
        melding = f"is samen te lang voor een cliënt: {length} woorden, hoogstens {MOST_IN_NEXT}"
        work.wrong(("client", "vervolg"), melding)


def _texts(node: Any, pad: DataPath) -> Iterator[tuple[DataPath, str]]:
    """Every text, wherever it stands; not what a source says."""
    if isinstance(node, str):
        yield pad, node
    elif isinstance(node, list):
        for i, item in enumerate(node):
            yield from _texts(item, (*pad, i))
    elif isinstance(node, Model | dict):
        items = node.items() if isinstance(node, dict) else iter(node)
        for key, item in items:
            if key != "bron":
                yield from _texts(item, (*pad, key))


def _allowed(work: Work, pad: DataPath, fields: Mapping[str, set[str]]) -> set[str]:
    _, part, *rest = pad
    if part == "regels":
        return set(fields.get(str(rest[0]), ()))
    allowed: set[str] = set()
    if part == "uitkomsten":
        if rest[0] == "product":
            allowed.add("product")
        if rest[0] in TIMED and work.stage(st.Afronding):
            allowed.add("tijd")
    return allowed


def _plain_words(work: Work, client: ClientTeksten) -> None:
    codes = {info.regel for info in all_rules(work.normenkader)}
    codes |= {p.product for p in work.normenkader.producten}
    if found := work.stage(st.Raster):
        codes |= {band.band for band in found[0].banden}
    for pad, tekst in _texts(client, ("client",)):
        rest = FIELD.sub("", tekst)
        terms = [m.group() for m in SYSTEM.finditer(rest)]
        terms += [w for w in re.findall(r"[\w-]+", rest) if w in codes]
        for term in dict.fromkeys(terms):
            work.wrong(pad, f"{term!r} is een woord van het systeem: zeg het in gewone taal")
