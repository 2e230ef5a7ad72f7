"""The time of one leefgebied, for many judged numbers at once, with the rules that change it.

All times are whole numbers at the scale of a leefgebied (`engine.calculation.scale`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from engine.calculation.scale import scale_of
from engine.partial.factors import Setting
from engine.partial.own_time import own_times
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, holds
from proof.walking.sums import Ints


class Changed(NamedTuple):
    """Times after some stages, and the ids of the rules that fire for some of them."""

    times: Ints
    regels: frozenset[str]


class Reading(NamedTuple):
    """Some rules, with the answers that they read in place of others."""

    regels: frozenset[str]
    answers: Mapping[str, Answer]


NO_READING = Reading(frozenset(), {})


class OwnTime:
    """What client factors, others and a maximum make of the time of each leefgebied."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Look up the stages once."""
        self._nk = normenkader
        self._scale = scale_of(normenkader)
        self._own = own_times(normenkader)
        self._adjusting = normenkader.stage(st.Bijstelling)
        self._deducting = normenkader.stage(st.Aftrek)
        self._maximum = normenkader.stage(st.Maximum)

    def after(
        self,
        name: str,
        times: Ints,
        own: Mapping[str, Answer],
        setting: Setting,
        *,
        judged: bool,
        reading: Reading = NO_READING,
    ) -> Changed:
        """The times in the end; where they are `judged` what goes off at once is off already.

        The rules of `reading` read its answers.
        """
        fired: set[str] = set()
        found = self._adjusted(name, times, setting, fired)
        found = self._deducted(name, found, own, fired, judged=judged, reading=reading)
        return Changed(self._held(name, found, setting, fired), frozenset(fired))

    def _adjusted(self, name: str, times: Ints, setting: Setting, fired: set[str]) -> Ints:
        often = {f.regel: f.times for f in setting.fired}
        found = times
        for rule in self._own.adjustments(name):
            if rule.regel in often:
                fired.add(rule.regel)
                share = times // 100 * (rule.dan.procent or 0)
                found = found + share + self._own.fixed(rule.dan) * often[rule.regel]
        floor = self._adjusting.ondergrens if self._adjusting is not None else None
        if floor is None or not (found < 0).any():
            return found
        fired.add(floor.regel)
        return np.maximum(found, 0)

    def _deducted(
        self,
        name: str,
        times: Ints,
        after: Mapping[str, Answer],
        fired: set[str],
        *,
        judged: bool,
        reading: Reading,
    ) -> Ints:
        found = times
        for rule in self._own.deductions(name):
            if judged and rule.dan.vraag == self._own.judged[name].covered is not None:
                continue
            own = reading.answers if rule.regel in reading.regels else after
            if rule.als is None or holds(rule.als, self._nk.counted("leefgebieden", own)):
                less = np.minimum(self._asked(rule.dan, times, own), found)
                if (less > 0).any():
                    fired.add(rule.regel)
                found = found - less
        return found

    def _asked(self, dan: st.AftrekEffect, times: Ints, own: Mapping[str, Answer]) -> Ints:
        percent = dan.procent or 0
        percent += int(own.get(dan.procent_vraag, 0)) if dan.procent_vraag is not None else 0
        number = int(own.get(dan.vraag, 0)) if dan.vraag is not None else dan.tijd or 0
        unit = self._deducting.eenheid if self._deducting is not None else "minuten_per_week"
        return times // 100 * percent + self._scale.of(number, unit)

    def _held(self, name: str, times: Ints, setting: Setting, fired: set[str]) -> Ints:
        rules = [r for r in self._own.maxima(name) if r.als is None or r.regel in setting.regels]
        if not rules or self._maximum is None:
            return times
        most = self._scale.of(rules[0].hoogstens, self._maximum.eenheid)
        if (times > most).any():
            fired.add(rules[0].regel)
        return np.minimum(times, most)
