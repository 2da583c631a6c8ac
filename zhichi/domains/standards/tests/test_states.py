"""The table of the way: complete, every state reached and left, each verb by one kind of person."""

from zhichi.domains.standards.enums import AssessmentState, Doer, Level, Verb
from zhichi.domains.standards.rules.states import (
    MARKING,
    RUNNING,
    TABLE,
    doer_of,
    level_before,
    level_in,
)

S = AssessmentState
ENDED = {S.EXPIRED, S.REVOKED}


def test_every_verb_but_marking_stands_in_the_table():
    assert set(TABLE) == set(Verb) - {Verb.MARK}


def test_every_state_is_reached_from_the_draft_and_every_state_but_the_ended_is_left():
    reached = {S.DRAFT}
    while True:
        more = {end for move in TABLE.values() if move.start & reached for end in move.ends}
        if more <= reached:
            break
        reached |= more
    assert reached == set(S)
    for state in S:
        leaves = any(state in move.start and move.ends - {state} for move in TABLE.values())
        assert leaves == (state not in ENDED), state


def test_running_states_are_those_that_end_in_passing_or_revoking():
    assert {S.PASSED, S.CERTIFIED, S.EXPIRED, S.REVOKED} == set(S) - RUNNING


def test_who_does_what_from_where():
    told = {(state, verb): doer_of(verb, state) for state in S for verb in Verb}
    possible = {pair: doer for pair, doer in told.items() if doer}
    assert possible == {
        (S.DRAFT, Verb.MARK): Doer.KEEPER,
        (S.DRAFT, Verb.SUBMIT): Doer.KEEPER,
        (S.SELF_ASSESSED, Verb.MARK): Doer.COUNTY,
        (S.SELF_ASSESSED, Verb.SEND_BACK): Doer.COUNTY,
        (S.SELF_ASSESSED, Verb.REVIEW): Doer.COUNTY,
        (S.COUNTY_REVIEWED, Verb.MARK): Doer.CITY,
        (S.COUNTY_REVIEWED, Verb.VERIFY): Doer.CITY,
        (S.RECTIFY, Verb.PROVE): Doer.KEEPER,
        (S.RECTIFY, Verb.HAND_IN): Doer.KEEPER,
        (S.RECTIFY, Verb.REVOKE): Doer.CITY_HEAD,
        (S.RECTIFY_SUBMITTED, Verb.RECHECK): Doer.CITY,
        (S.PASSED, Verb.CERTIFY): Doer.CITY_HEAD,
        (S.PASSED, Verb.REVOKE): Doer.CITY_HEAD,
        (S.PASSED, Verb.EXPIRE): Doer.SYSTEM,
        (S.CERTIFIED, Verb.REVOKE): Doer.CITY_HEAD,
        (S.CERTIFIED, Verb.EXPIRE): Doer.SYSTEM,
    }


def test_each_level_marks_in_its_state_and_begins_from_the_one_before():
    assert {state: level_in(state) for state in MARKING} == {
        S.DRAFT: Level.SELF,
        S.SELF_ASSESSED: Level.COUNTY,
        S.COUNTY_REVIEWED: Level.CITY,
    }
    assert [level_before(level) for level in Level] == [None, Level.SELF, Level.COUNTY]
