"""Foundations that are named exist, and each founds something."""

from __future__ import annotations

from normenkader.checks.work import Work
from normenkader.founding import founded_models
from normenkader.texts import date_text


def check_founding(work: Work) -> None:
    """Check every name of a study, and that no study is there for nothing."""
    known = [o.onderbouwing for o in work.normenkader.onderbouwingen]
    named = set()
    for pad, model in founded_models(work.normenkader):
        if model.onderbouwing is not None:
            named.add(model.onderbouwing)
            place = (*pad, "onderbouwing")
            work.must_be_known(place, model.onderbouwing, known, "de onderbouwing")
    for i, study in enumerate(work.normenkader.onderbouwingen):
        if study.onderbouwing not in named:
            message = "geen regel noemt deze onderbouwing: noem haar bij een regel of fase"
            work.wrong(("onderbouwingen", i, "onderbouwing"), message)
        geldig = work.normenkader.geldig
        if study.datum > geldig.van:
            message = f"het onderzoek is van na het begin van deze versie ({date_text(geldig.van)})"
            work.warn(("onderbouwingen", i, "datum"), message)
