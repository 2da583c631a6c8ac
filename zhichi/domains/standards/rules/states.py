"""The way of an assessment as a table (domain.md §1.6): from where, whereto, by whom."""

from dataclasses import dataclass

from zhichi.domains.standards.enums import AssessmentState as S
from zhichi.domains.standards.enums import Doer, Level, Verb


@dataclass(frozen=True, slots=True)
class Move:
    """A verb is possible in the states `start` and leads to one of `ends`."""

    start: frozenset[S]
    ends: frozenset[S]
    doer: Doer


def _move(start: S | tuple[S, ...], ends: S | tuple[S, ...], doer: Doer) -> Move:
    return Move(
        frozenset(start if isinstance(start, tuple) else (start,)),
        frozenset(ends if isinstance(ends, tuple) else (ends,)),
        doer,
    )


# Marking stays where it is and belongs to whoever the state waits for: `marking`.
TABLE: dict[Verb, Move] = {
    Verb.SUBMIT: _move(S.DRAFT, S.SELF_ASSESSED, Doer.KEEPER),
    Verb.SEND_BACK: _move(S.SELF_ASSESSED, S.DRAFT, Doer.COUNTY),
    Verb.REVIEW: _move(S.SELF_ASSESSED, S.COUNTY_REVIEWED, Doer.COUNTY),
    Verb.VERIFY: _move(S.COUNTY_REVIEWED, (S.PASSED, S.RECTIFY), Doer.CITY),
    Verb.PROVE: _move(S.RECTIFY, S.RECTIFY, Doer.KEEPER),
    Verb.HAND_IN: _move(S.RECTIFY, S.RECTIFY_SUBMITTED, Doer.KEEPER),
    Verb.RECHECK: _move(S.RECTIFY_SUBMITTED, (S.PASSED, S.RECTIFY), Doer.CITY),
    Verb.CERTIFY: _move(S.PASSED, S.CERTIFIED, Doer.CITY_HEAD),
    Verb.REVOKE: _move((S.RECTIFY, S.PASSED, S.CERTIFIED), S.REVOKED, Doer.CITY_HEAD),
    Verb.EXPIRE: _move((S.PASSED, S.CERTIFIED), S.EXPIRED, Doer.SYSTEM),
}
MARKING: dict[S, tuple[Level, Doer]] = {
    S.DRAFT: (Level.SELF, Doer.KEEPER),
    S.SELF_ASSESSED: (Level.COUNTY, Doer.COUNTY),
    S.COUNTY_REVIEWED: (Level.CITY, Doer.CITY),
}
RUNNING = frozenset({S.DRAFT, S.SELF_ASSESSED, S.COUNTY_REVIEWED, S.RECTIFY, S.RECTIFY_SUBMITTED})
ORDER = [Level.SELF, Level.COUNTY, Level.CITY]


def doer_of(verb: Verb, state: str) -> Doer | None:
    """Who does the verb in this state; None when it is not possible there."""
    if verb == Verb.MARK:
        return MARKING[S(state)][1] if state in MARKING else None
    return TABLE[verb].doer if state in TABLE[verb].start else None


def level_in(state: str) -> Level | None:
    """Who marks in this state."""
    return MARKING[S(state)][0] if state in MARKING else None


def level_before(level: str) -> Level | None:
    """Whose marks a level begins from."""
    place = ORDER.index(Level(level))
    return ORDER[place - 1] if place else None
