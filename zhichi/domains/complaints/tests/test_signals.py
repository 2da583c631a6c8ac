"""Risk signals as functions of a file (domain.md §3.11), one row a fact with its article; a clean file has none."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from zhichi.domains.complaints.rules.signals import (
    Attempt,
    CaseFacts,
    ClockSeen,
    Did,
    PaperSeen,
    ServiceSeen,
    items_seen,
    signals_in,
)

FIRST = date(2026, 6, 1)
TODAY = date(2026, 7, 20)
REMEDY = "自收到之日起60日内向市人民政府申请行政复议；6个月内向任城区人民法院提起诉讼"
SHORT = "自收到之日起60日内向市人民政府申请行政复议；15日内向任城区人民法院提起诉讼"


def on(days: int) -> date:
    return FIRST + timedelta(days=days)


def act(verb: str, days: int, who: str = "officer:1") -> Did:
    at = datetime(2026, 6, 1, 2, tzinfo=UTC) + timedelta(days=days)
    return Did(verb, at, on(days), who)


def paper(key: str, days: int, **more: object) -> PaperSeen:
    return PaperSeen(key, on(days), **more)


SIGNED = (Attempt("direct", "self", False, True),)
DECISION = paper("cp.decision", 20, said={"dated": "2026-06-21"}, remedy=REMEDY, needs_seal=True, sealed=True)
SERVED = (
    ServiceSeen("cp.decision", True, True, on(21), SIGNED),
    ServiceSeen("cp.decision", False, True, on(21), SIGNED),
)
CLEAN = CaseFacts(
    state="ended",
    filed_on=FIRST,
    closed_on=on(22),
    sort="complaint",
    respondent="陈律师",
    handlers=("潘丽", "罗科"),
    people=("王秀英",),
    result="corrected",
    reviewed_on=on(18),
    acts=(
        act("classify", 1),
        act("accept", 2),
        act("assign", 3, "officer:2"),
        act("investigate", 5),
        act("hear_respondent", 6),
        act("draft", 10),
        act("legal_review", 18, "officer:3"),
        act("decide", 20, "officer:2"),
    ),
    papers=(
        paper("cp.register", 0),
        paper("cp.classification", 1),
        paper("cp.acceptance_notice", 2),
        paper("cp.investigation", 5, said={"with": "潘丽、罗科"}),
        paper("cp.defence", 6),
        paper("cp.draft", 10),
        paper("cp.legal_review", 18),
        DECISION,
    ),
    services=SERVED,
    clocks=(ClockSeen("accept", on(9), on(2)), ClockSeen("backstop", on(61), on(20))),
)


def without(*keys: str) -> tuple[PaperSeen, ...]:
    return tuple(one for one in CLEAN.papers if one.key not in keys)


def undone(*verbs: str) -> tuple[Did, ...]:
    return tuple(one for one in CLEAN.acts if one.verb not in verbs)


def decision(**changes: object) -> tuple[PaperSeen, ...]:
    return (*without("cp.decision"), replace(DECISION, **changes))


MOVED = (act("classify", 1), act("transfer", 2))
REFUSED = paper("cp.refusal_notice", 3, remedy=SHORT, needs_seal=True, sealed=True)
LATE = ClockSeen("decide", on(90), None, (on(70),), on(60))
FAULTS = [
    ("R1", "行政诉讼法§47", {"papers": without("cp.acceptance_notice")}),
    ("R1", "行政诉讼法§47", {"clocks": (ClockSeen("accept", on(9), on(12)),)}),
    ("R1", "行政诉讼法§47", {"clocks": (ClockSeen("accept", on(9), None),)}),
    ("R2", "信访工作条例§31", {"state": "transferred_out", "closed_on": None, "acts": MOVED, "papers": ()}),
    ("R3", "行政处罚法§42", {"handlers": ("潘丽",)}),
    ("R3", "行政处罚法§42", {"handlers": ()}),
    (
        "R3",
        "行政处罚法§42",
        {"papers": (*without("cp.investigation"), paper("cp.investigation", 5, said={"with": "潘丽"}))},
    ),
    (
        "R3",
        "行政处罚法§42",
        {"papers": (*without("cp.investigation"), paper("cp.investigation", 5, said={"with": "李和平"}))},
    ),
    ("R4", "行政处罚法§44、§45", {"papers": without("cp.defence")}),
    ("R4", "行政处罚法§45", {"papers": (*without("cp.defence"), paper("cp.defence", 21))}),
    ("R22", "行政诉讼法§47", {"clocks": (ClockSeen("decide", on(19), on(20)),)}),
    ("R22", "行政诉讼法§47", {"clocks": (ClockSeen("decide", on(19), None),)}),
    ("R23", "行政诉讼法§47", {"clocks": (ClockSeen("notify", on(30), None),)}),
    ("R5", "行政处罚法§58", {"acts": undone("legal_review"), "reviewed_on": None}),
    ("R6", "行政处罚法§57", {"weighty": True}),
    ("R6", "行政处罚法§57", {"result": "penalty"}),
    ("R7", "行政复议法§20", {"papers": decision(remedy="")}),
    ("R7", "行政复议法§20", {"papers": decision(remedy=REMEDY.replace("60日", "15日"))}),
    ("R7", "行政复议法§20", {"papers": decision(remedy=REMEDY.replace("60日", "160日"))}),
    ("R7", "行政诉讼法§46", {"papers": decision(remedy=REMEDY.replace("6个月", "16个月"))}),
    ("R7", "行政复议法§28", {"papers": decision(remedy=REMEDY.replace("市人民政府", "本局信访科"))}),
    ("R8", "民事诉讼法§87", {"services": SERVED[:1]}),
    (
        "R8",
        "民事诉讼法§88",
        {"services": (replace(SERVED[0], tries=(Attempt("direct", "other", False, True),)), SERVED[1])},
    ),
    ("R8", "民事诉讼法§87", {"services": (replace(SERVED[0], tries=()), SERVED[1])}),
    ("R9", "行政处罚法§58", {"papers": decision(said={"dated": "2026-06-10"})}),
    ("R9", "行政处罚法§57", {"discussed_on": on(25)}),
    ("R10", "山东省行政执法监督条例§34", {"papers": decision(sealed=False)}),
    ("R11", "行政处罚法§64", {"acts": (*undone("legal_review"), act("legal_review", 18, "officer:1"))}),
    (
        "R12",
        "行政处罚法§60",
        {
            "state": "investigating",
            "closed_on": None,
            "acts": (act("accept", -60),),
            "papers": (paper("cp.acceptance_notice", -60),),
            "services": (),
            "clocks": (),
        },
    ),
    ("R13", "行政诉讼法§47", {"clocks": (LATE,)}),
    ("R15", "行政处罚法§40", {"same_words": ("TS-1",)}),
    ("R17", "工作提示", {"same_about": 3}),
    ("R18", "行政处罚法§43", {"handlers": ("王秀英", "罗科")}),
    ("R18", "行政处罚法§43", {"handlers": ("陈律师", "罗科")}),
    (
        "R19",
        "行政处罚法§61",
        {"services": (replace(SERVED[0], tries=(Attempt("electronic", "", False, True),)), SERVED[1])},
    ),
    ("R21", "行政诉讼法§47", {"clocks": (ClockSeen("backstop", on(61), on(70)),)}),
]


def test_a_clean_file_has_no_signal():
    assert list(signals_in(CLEAN, today=TODAY)) == []


@pytest.mark.parametrize(("key", "article", "changed"), FAULTS)
def test_a_fault_is_found_and_nothing_else(key, article, changed):
    found = list(signals_in(replace(CLEAN, **changed), today=TODAY))
    assert [one for one, _ in found] == [key], (article, found)


@pytest.mark.parametrize(
    ("why", "changed"),
    [
        (
            "an anonymous tip is told nothing",
            {"state": "transferred_out", "acts": MOVED, "named": False, "papers": (), "closed_on": None},
        ),
        (
            "it came back",
            {"state": "classified", "acts": (*MOVED, act("take_back", 4)), "papers": (), "closed_on": None},
        ),
        (
            "it was told",
            {
                "state": "transferred_out",
                "acts": (*MOVED, act("tell_transfer", 2)),
                "papers": (),
                "closed_on": None,
            },
        ),
        (
            "the day of the transfer itself",
            {"state": "transferred_out", "acts": (act("transfer", 49),), "papers": (), "closed_on": None},
        ),
        (
            "a withdrawn one decides nothing",
            {"state": "withdrawn", "acts": (act("assign", 3),), "handlers": (), "papers": ()},
        ),
        (
            "a refusal with its own periods",
            {
                "state": "ended",
                "acts": (act("refuse", 3),),
                "papers": (REFUSED,),
                "services": (replace(SERVED[0], key="cp.refusal_notice"),),
            },
        ),
        (
            "consent was given",
            {"services": (replace(SERVED[0], tries=(Attempt("electronic", "", True, True),)), SERVED[1])},
        ),
        (
            "numbers in words are numbers",
            {"papers": decision(remedy=REMEDY.replace("60日", "六十日").replace("6个月", "六个月"))},
        ),
        (
            "two names, one of them with 和 in it",
            {
                "papers": (
                    *without("cp.investigation"),
                    paper("cp.investigation", 5, said={"with": "李和平、罗科"}),
                )
            },
        ),
        ("a suspended clock ends on no day", {"clocks": (ClockSeen("accept", None, None),)}),
    ],
)
def test_what_is_no_fault_is_silent(why, changed):
    assert list(signals_in(replace(CLEAN, **changed), today=TODAY)) == [], why


def test_words_are_the_same_tomorrow():
    faulty = replace(CLEAN, clocks=(ClockSeen("accept", on(9), None),))
    assert list(signals_in(faulty, today=TODAY)) == list(signals_in(faulty, today=TODAY + timedelta(days=9)))


def test_the_file_is_checked_as_far_as_it_has_come():
    assert all(item.there for item in items_seen(CLEAN))
    lacking = [
        item.title for item in items_seen(replace(CLEAN, papers=without("cp.defence"), services=SERVED[:1]))
    ]
    assert len(lacking) == len(list(items_seen(CLEAN)))
    bad = [
        item.title
        for item in items_seen(replace(CLEAN, papers=without("cp.defence"), services=SERVED[:1]))
        if not item.there
    ]
    assert bad == ["被投诉人的陈述申辩", "处理决定书送达被投诉人的凭据"]
    begun = CaseFacts(state="registered", filed_on=FIRST, papers=(paper("cp.register", 0),))
    assert [item.title for item in items_seen(begun)] == ["投诉登记表"]
