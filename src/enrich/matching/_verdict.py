"""How evidence becomes a probability and a verdict."""

from __future__ import annotations

from math import exp, log
from typing import Final

from enrich.matching._bounds import ceiling, floor
from enrich.matching._coefficients import FAR, INTERCEPT, WEIGHTS
from enrich.matching._evidence import WHOLE, Evidence, compare_spellings, gather, least_letters
from enrich.matching._sides import identifiers_of, leads_elsewhere, side_of_candidate, side_of_entry
from enrich.matching._titles import Difference, TitleAgreement, is_far, read_title
from enrich.matching._versions import is_other_version
from enrich.model import Candidate, Entry, Identifier, Match, Nature, Signal, Verdict

#: What is known for certain: the row states the identifier, or its link and its title name one record.
CONFIRMED: Final = 0.999

_Title = TitleAgreement


def judge(entry: Entry, candidate: Candidate) -> Match:
    """Judge one record against one row; the title decides, a link confirms it or is exposed by it."""
    known = identifiers_of(candidate)
    linked = not known.isdisjoint((*entry.identifiers, *entry.stated))
    if not linked and _is_far(entry, candidate):
        return _far(candidate)
    left, right = side_of_entry(entry), side_of_candidate(candidate)
    title = compare_spellings(left, right)
    if not linked and title.agreement is _Title.FAR:
        return _far(candidate)
    evidence = gather(left, right, title, is_elsewhere=not linked and leads_elsewhere(entry, candidate))
    probability, signals = _weigh(evidence)
    if linked:
        probability, signal = _confirm(entry, known, evidence, probability)
        signals.append(signal)
    return Match(
        candidate=candidate,
        verdict=_verdict(entry, candidate, evidence, probability),
        probability=round(probability, 4),
        signals=tuple(signals),
        linked=linked,
    )


def _weigh(evidence: Evidence) -> tuple[float, list[Signal]]:
    """Sum up the signals, then keep within the bounds that hold."""
    weighed = [(name, level, WEIGHTS[name].get(level, 0.0)) for name, level in evidence.levels]
    signals = [Signal(name=name, value=level, weight=weight) for name, level, weight in weighed if weight]
    probability = 1 / (1 + exp(-INTERCEPT - sum([weight for _, _, weight in weighed])))
    for nearest in (floor, ceiling):
        if bound := nearest(evidence, probability):
            signals.append(_shift(bound.signal, bound.because, probability, bound.probability))
            probability = bound.probability
    return probability, signals


def _shift(name: str, value: str, before: float, after: float) -> Signal:
    return Signal(name=name, value=value, weight=round(_logit(after) - _logit(before), 2))


def _confirm(
    entry: Entry, known: frozenset[Identifier], evidence: Evidence, probability: float
) -> tuple[float, Signal]:
    """Say what a link adds; an identifier that the row states wins over its title."""
    stated = [each for each in entry.stated if each in known]
    least = CONFIRMED if stated else max(probability, _least_of_linked(evidence))
    told = ", ".join(map(str, stated or [each for each in entry.identifiers if each in known]))
    return least, _shift("stated" if stated else "link", told, probability, least)


def _is_far(entry: Entry, candidate: Candidate) -> bool:
    """Tell at a glance whether no title of a record shares anything with the row's."""
    left, least = read_title(entry.title), least_letters(bool(entry.authors and candidate.authors))
    return all(is_far(left, read_title(title), least) for title in candidate.titles)


def _logit(probability: float) -> float:
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return round(-log(1 / bounded - 1), 2)


#: Said of most of what a search answers: it shares hardly a letter with the row.
_FAR_SIGNALS: Final = (Signal(name="title", value=_Title.FAR.value, weight=_logit(FAR)),)


def _far(candidate: Candidate) -> Match:
    return Match(candidate=candidate, verdict=Verdict.DIFFERENT, probability=FAR, signals=_FAR_SIGNALS)


_LINKED: Final = (
    (WHOLE, CONFIRMED),
    (frozenset({_Title.CUT, _Title.SUBTITLE}), 0.99),
    (frozenset({_Title.BEGINNING, _Title.WITHIN}), 0.95),
    (frozenset({_Title.CLOSE}), 0.6),
)


def _least_of_linked(evidence: Evidence) -> float:
    """Give the least probability of a record that the row links to, by how far the title agrees."""
    if evidence.title.difference is not Difference.NONE or evidence.nature is not Nature.WORK:
        return 0.0
    return next((least for agreements, least in _LINKED if evidence.title.agreement in agreements), 0.0)


def _verdict(entry: Entry, candidate: Candidate, evidence: Evidence, probability: float) -> Verdict:
    if probability >= 0.5:
        return Verdict.VERSION if is_other_version(entry, candidate, evidence) else Verdict.SAME
    return Verdict.UNSURE if probability >= 0.15 else Verdict.DIFFERENT
