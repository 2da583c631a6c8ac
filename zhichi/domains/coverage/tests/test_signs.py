"""Every sign of life and against it: the sentence people read, and what it is worth."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import yaml
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from zhichi.domains.coverage.enums import Standing
from zhichi.domains.coverage.models.spec import vitality
from zhichi.domains.coverage.rules.signs import AGAINST, LIFE, VitalityError, read_spec
from zhichi.domains.coverage.rules.vitality import Check, Facts, Judged, Trips, judge
from zhichi.domains.coverage.tests.factories import TODAY

DAY = timedelta(1)
REAL = Check(TODAY - 10 * DAY, "现场核验", "属实，正在服务", True, TODAY + 170 * DAY, challenged=True)
SHUT = replace(REAL, real=False, outcome="门锁着，没有服务")
EMPTY = Facts(tier="village")
FULL = Facts(
    tier="village", events=12, decayed=9.0, presence=8, last=TODAY - DAY, confirmed=6, cases=2, cases_decayed=2.0,
    last_case=TODAY, planned=10, attended=10, phoned=TODAY, answered=True, check=REAL,
)  # fmt: skip


def judged(facts: Facts) -> Judged:
    return judge(facts, vitality(), TODAY)


def test_what_a_point_writes_of_itself_does_not_make_it_alive():
    """Services that nobody confirmed, on many days, with every duty kept: the own pen, at full strength."""
    own = Facts(
        tier="village",
        events=90,
        decayed=80.0,
        presence=60,
        last=TODAY,
        planned=40,
        attended=40,
        known_people=40,
    )
    assert judged(own).standing == Standing.WEAK
    for more in ({"confirmed": 60}, {"cases": 9, "cases_decayed": 9.0, "last_case": TODAY}, {"check": REAL}):
        assert judged(replace(own, **more)).standing == Standing.ALIVE


def told(facts: Facts, key: str) -> tuple[int, str]:
    found = {signal.key: (signal.points, signal.words) for signal in judged(facts).signals}
    return found[key]


SENTENCES: list[tuple[str, dict[str, Any], int, str]] = [
    ("events", {"events": 12, "decayed": 9.0, "last": TODAY - DAY}, 200, "近90天有 12 件服务，最近一件在 2026年11月22日。"),
    ("events", {}, 0, "近90天没有一件服务。"),
    ("presence", {"presence": 1}, 70, "近90天里有 1 天有人来办事。"),
    ("presence", {}, 0, "近90天没有一天有人来办事。"),
    ("cases", {"cases": 3, "cases_decayed": 0.5}, 30, "近90天在这里受理了 3 个案件。"),
    ("cases", {}, 0, "近90天没有在这里受理过案件。"),
    ("duty", {"planned": 10, "attended": 4, "known_people": 7}, 70, "近90天排班 10 次，到岗 4 次；7 次记在登记的人员名下，3 次只写了姓名。"),
    ("duty", {}, 0, "近90天没有值班记录。"),
    ("confirmed", {"events": 20, "confirmed": 3}, 70, "20 件服务里，群众本人确认了 3 件。"),
    ("confirmed", {"events": 20}, 0, "没有一件服务经群众本人确认。"),
    ("verification", {"check": replace(REAL, far_km=47)}, 0, "2026年11月13日 现场核验说属实，登记的核验位置却离这里 47 公里，不加分。"),
    ("phone", {"phoned": TODAY - 60 * DAY, "answered": True}, 30, "2026年9月24日 打公开电话，有人接听。"),
    ("phone", {"phoned": TODAY - 60 * DAY}, 0, "2026年9月24日 打公开电话，没有人接。"),
    ("phone", {}, 0, "公开电话还没有抽查过。"),
    ("verification", {"check": REAL}, 220, "2026年11月13日 现场核验属实，有效到 2027年5月11日。"),
    ("verification", {"check": replace(REAL, until=TODAY)}, 0, "2026年11月13日 的核验已在 2026年11月22日 过期。"),
    ("verification", {}, 0, "还没有人到现场或用视频核验过。"),
    ("photos", {"check": REAL}, 40, "核验照片里有当场的口令。"),
    ("photos", {"check": replace(REAL, challenged=False)}, 0, "核验没有带当场口令的照片。"),
    ("shut", {"check": replace(SHUT, on=TODAY)}, -500, "2026年11月23日 核验时门锁着，没有服务。"),
    ("shut", {"check": replace(SHUT, on=TODAY - 180 * DAY)}, -250, "2026年5月27日 核验时门锁着，没有服务。"),
    ("duplicates", {"lookalikes": ("甲", "乙", "丙", "丁")}, -300, "核验照片和别处（甲、乙、丙等）的照片几乎一样。"),
    ("copies", {"notes": 10, "copied": 10}, -250, "10 条服务记录里，有 10 条和别的几乎一字不差。"),
    ("copies", {"notes": 10, "copied": 4}, -125, "10 条服务记录里，有 4 条和别的几乎一字不差。"),
    ("bursts", {"events": 10, "month_end": 7}, -150, "10 件服务里，有 7 件集中记在月末最后两天。"),
    ("travel", {"trips": Trips(2, 12, 60)}, -250, "同一个人 12 分钟内在相距 60 公里的两处服务，共 2 次。"),
    ("denied", {"answers": 1, "denied": 1}, -400, "群众凭凭条回答了 1 次，有 1 次说没有得到服务。"),
    ("denied", {"answers": 20, "denied": 1}, -210, "群众凭凭条回答了 20 次，有 1 次说没有得到服务。"),
    ("herds", {"by_slip": 8, "herded": 6}, -150, "群众凭凭条确认的 8 次里，有 6 次在 10 分钟内从同一处网络成批填写。"),
    ("late", {"events": 10, "late": 10}, -150, "10 件服务里，有 10 件是 3 天以后补记的。"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "facts", "points", "words"), SENTENCES)
def test_each_sign_says_what_was_found_and_what_it_is_worth(
    key: str, facts: dict[str, Any], points: int, words: str
):
    assert told(replace(EMPTY, **facts), key) == (points, words)


def test_every_sign_of_the_document_is_told_here():
    assert {sentence[0] for sentence in SENTENCES} == {*LIFE, *AGAINST}


def test_few_records_or_a_small_share_say_nothing_against_a_point():
    few = replace(EMPTY, notes=4, copied=4, events=4, month_end=4, late=4)
    some = replace(EMPTY, notes=10, copied=3, events=10, month_end=3, late=2, by_slip=9, herded=4)
    quiet = replace(EMPTY, answers=9, by_slip=3, herded=3)
    for facts in (few, some, quiet):
        shares = {"copies", "bursts", "late", "denied", "herds"}
        assert {signal.key for signal in judged(facts).signals} & shares == set()


def test_a_point_with_everything_is_alive_with_full_score():
    found = judged(FULL)
    assert (found.score, found.standing, found.verified, found.last_life) == (
        1000,
        Standing.ALIVE,
        True,
        TODAY,
    )


def test_a_plaque_on_a_door_is_hollow_and_a_new_point_is_only_watched():
    assert judged(EMPTY).standing == Standing.HOLLOW
    assert judged(replace(EMPTY, age=29)).standing == Standing.WEAK
    assert judged(replace(EMPTY, age=30)).standing == Standing.HOLLOW


def test_paper_without_any_service_never_makes_a_point_alive():
    paper = replace(EMPTY, check=REAL, phoned=TODAY, answered=True)
    assert judged(paper).standing == Standing.HOLLOW
    assert judged(paper).verified


def test_a_case_that_came_in_is_life():
    assert judged(replace(EMPTY, cases=1, cases_decayed=1.0, check=REAL)).standing != Standing.HOLLOW


def test_copied_pictures_and_copied_notes_make_a_lively_looking_point_weak_or_worse():
    fake = replace(FULL, confirmed=0, lookalikes=("别处",), notes=12, copied=11, month_end=12)
    assert judged(fake).standing == Standing.HOLLOW


NUMBERS = st.integers(0, 50)


@given(st.builds(
    Facts, tier=st.sampled_from(["city", "county", "township", "village"]), events=NUMBERS, decayed=st.floats(0, 50),
    presence=NUMBERS, confirmed=NUMBERS, month_end=NUMBERS, late=NUMBERS, notes=NUMBERS, copied=NUMBERS, cases=NUMBERS,
    cases_decayed=st.floats(0, 50), planned=NUMBERS, attended=NUMBERS, answers=NUMBERS, denied=NUMBERS, by_slip=NUMBERS, herded=NUMBERS, check=st.sampled_from([None, REAL, SHUT]),
))  # fmt: skip
def test_a_score_stays_within_a_thousand_and_is_what_its_signs_add_up_to(facts: Facts):
    found = judged(facts)
    total = sum(signal.points for signal in found.signals)
    assert found.score == min(1000, max(0, total))
    assert all(signal.words.endswith("。") and "{" not in signal.words for signal in found.signals)


def broken(change: Callable[[dict[str, Any]], object]) -> str:
    document = yaml.safe_load((settings.DATA / "law" / "network" / "vitality.yaml").read_text("utf-8"))
    change(document)
    with pytest.raises(VitalityError) as fault:
        read_spec(document)
    return str(fault.value)


def test_a_document_that_cannot_be_used_says_what_is_wrong():
    assert "sum to 1000" in broken(lambda d: d["life"]["events"].update(weight=1))
    assert "no 'late'" in broken(lambda d: d["against"].pop("late"))
    assert "no such sign: stars" in broken(lambda d: d["life"].update(stars={}))
    assert "whole number" in broken(lambda d: d.update(days=1.5))
    assert "above zero for village" in broken(lambda d: d["life"]["cases"]["full"].update(village=0))
    assert "below `alive`" in broken(lambda d: d["standing"].update(hollow=900))
    assert "no `words`" in broken(lambda d: d["against"]["shut"].pop("words"))
