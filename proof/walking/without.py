"""What a group of leefgebieden adds where rules do what they did before another answer."""

from __future__ import annotations

from engine.partial.factors import Setting
from engine.partial.sums import Option
from proof.own_effect import NONE, Held, OwnEffects, Regels, subsets
from proof.walking.leefgebieden import Leefgebieden

Keuzen = tuple[Option, ...]


def without(
    leefgebieden: Leefgebieden,
    own: OwnEffects,
    group: int,
    keuzen: tuple[Keuzen, Keuzen],
    setting: Setting,
    also: Regels = NONE,
) -> tuple[Held, ...]:
    """What a group adds with each set of changed rules as before; `keuzen` is before and after.

    `also` are rules that change, though they fire on both sides.
    """
    voor, na = (leefgebieden.outcome(group, own, setting) for own in keuzen)
    both = frozenset.intersection(*(leefgebieden.counting(group, side) for side in keuzen))
    # A rule about what others cover may fire on both sides and take off another time.
    also |= {regel for regel, name in own.tijd if name in both}
    changed = ({f.regel for f in voor.facts ^ na.facts} | also) & own.covering
    if not changed:
        return ()
    return tuple(
        _held(leefgebieden, rules, own, group, keuzen, setting)
        for rules in subsets(changed)
        if rules
    )


def _held(
    leefgebieden: Leefgebieden,
    rules: Regels,
    own: OwnEffects,
    group: int,
    keuzen: tuple[Keuzen, Keuzen],
    setting: Setting,
) -> Held:
    voor, na = (leefgebieden.outcome(group, own, setting) for own in keuzen)
    both = frozenset.intersection(*(leefgebieden.counting(group, side) for side in keuzen))
    chosen = dict(zip(leefgebieden.groups[group], keuzen[0], strict=True))
    names = {name for regel, name in own.tijd if regel in rules and name in both}
    if rules & own.itself or (own.covered and names):
        more = sum(voor.sums) - sum(na.sums)
        return Held(rules, as_before=True, added=more, counting=voor.counts)
    away = {name: None for regel, name in own.koppeling if regel in rules}
    coupled = {k.regel for k in leefgebieden.sums.couplings}
    fallen = {f.onderwerp for f in voor.facts if f.regel in coupled}
    vast = tuple((name, chosen[name].counts and name not in fallen) for name in away)
    reading = tuple((name, rules & own.reading, chosen[name].own) for name in sorted(names))
    held = leefgebieden.outcome(group, keuzen[1], setting, vast, reading)
    return Held(rules, added=sum(held.sums) - sum(na.sums), counting=held.counts)
