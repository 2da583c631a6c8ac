"""Scores in thousandths, vetoes, and the way to the next grade: properties over made-up checklists."""

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from zhichi.domains.standards.enums import EvidenceKind, Grade, GradeGiver, Head
from zhichi.domains.standards.rules.next_grade import next_rule
from zhichi.domains.standards.rules.scoring import grade_of_score, passes, tally
from zhichi.domains.standards.rules.sheet import GradeRule, Item, Sheet
from zhichi.domains.standards.rules.way import way_to, weight_for

RULES = (
    GradeRule(Grade.STANDARD, 750, 1095, GradeGiver.CITY),
    GradeRule(Grade.CITY_DEMO, 900, 730, GradeGiver.CITY),
    GradeRule(Grade.PROVINCE_DEMO, 950, 1095, GradeGiver.PROVINCE),
)


def sheet_of(weights: list[tuple[int, bool]]) -> Sheet:
    items = tuple(
        Item(f"i{n}", Head.ROLE, f"第{n}条", weight, EvidenceKind.NONE, veto, "看", "改", "自拟")
        for n, (weight, veto) in enumerate(weights)
    )
    return Sheet("k", 1, "village", "例", True, "", 30, 7, 60, RULES, items)


@some.composite
def marked(draw: Any) -> tuple[Sheet, set[str]]:
    weights = draw(some.lists(some.tuples(some.integers(1, 20), some.booleans()), min_size=1, max_size=9))
    sheet = sheet_of(weights)
    return sheet, set(draw(some.sets(some.sampled_from([item.code for item in sheet.items]))))


@given(marked())
def test_a_score_lies_between_nothing_and_full_and_is_full_only_when_all_is_met(
    drawn: tuple[Sheet, set[str]],
):
    sheet, met = drawn
    counted = tally(sheet.items, met)
    assert 0 <= counted.score <= 1000
    assert (counted.score == 1000) == (len(met) == len(sheet.items))
    assert counted.score * counted.total <= 1000 * counted.got < (counted.score + 1) * counted.total


@given(marked())
def test_one_more_item_met_never_lowers_score_or_grade(drawn: tuple[Sheet, set[str]]):
    sheet, met = drawn
    before = tally(sheet.items, met)
    order = list(Grade)
    for item in sheet.items:
        after = tally(sheet.items, met | {item.code})
        assert after.score >= before.score
        assert order.index(grade_of_score(sheet, after)) >= order.index(grade_of_score(sheet, before))


@given(marked())
def test_the_order_of_items_changes_nothing(drawn: tuple[Sheet, set[str]]):
    sheet, met = drawn
    assert tally(sheet.items, met).score == tally(tuple(reversed(sheet.items)), met).score


@given(marked())
def test_an_unmet_veto_leaves_no_grade_whatever_the_score(drawn: tuple[Sheet, set[str]]):
    sheet, met = drawn
    counted = tally(sheet.items, met)
    vetoed = any(item.veto and item.code not in met for item in sheet.items)
    assert counted.vetoed == vetoed
    assert not (vetoed and passes(sheet, counted))


@given(marked())
def test_the_way_reaches_the_grade_with_the_fewest_items(drawn: tuple[Sheet, set[str]]):
    sheet, met = drawn
    for rule in RULES:
        way = way_to(sheet, rule, met)
        codes = {item.code for item in way.least}
        assert not codes & met
        after = tally(sheet.items, met | codes)
        assert after.score >= rule.least
        assert not after.vetoed
        fewer = (
            set(some_of)
            for number in range(len(codes))
            for some_of in combinations([item.code for item in way.missing], number)
        )
        assert not any(
            (tried := tally(sheet.items, met | chosen)).score >= rule.least and not tried.vetoed
            for chosen in fewer
        )


@given(some.integers(1, 1000), some.integers(1, 400))
def test_the_weight_for_a_threshold_is_the_smallest_that_reaches_it(least: int, total: int):
    weight = weight_for(least, total)
    assert 1000 * weight // total >= least
    assert 1000 * (weight - 1) // total < least


@given(marked())
def test_the_next_grade_is_the_lowest_not_reached(drawn: tuple[Sheet, set[str]]):
    sheet, met = drawn
    rule = next_rule(sheet, met)
    counted = tally(sheet.items, met)
    if rule is None:
        assert counted.score >= 950
        assert not counted.vetoed
    elif not counted.vetoed:
        assert all(counted.score >= lower.least for lower in RULES if lower.least < rule.least)


def test_the_city_never_gives_what_the_province_gives():
    sheet = sheet_of([(10, False)])
    counted = tally(sheet.items, {"i0"})
    assert grade_of_score(sheet, counted) == Grade.CITY_DEMO
    assert grade_of_score(sheet, counted, by=None) == Grade.PROVINCE_DEMO
