"""What an application would probably meet: a table of cases, against the rules by which officers are advised."""

from datetime import date

import pytest

from zhichi.domains.casework.public import Advice, Chance, Situation, Standard, outlook, pre_check
from zhichi.domains.casework.rules import decide_obstacle

PLACE = Standard("370811000000", 90_000, 200, date(2026, 1, 1), None, "试验文件")
L, U, N = Chance.LIKELY, Chance.UNSURE, Chance.UNLIKELY
TABLE = [
    # matter, crowd, special, hard, income in yuan, standard, chance, what the reasons or articles say
    ("violence", (), False, "no", 9000, PLACE, L, "第三十二条第四项"),
    ("hero", (), False, "no", None, None, L, "第三十二条"),
    ("retrial", (), False, "", None, None, L, "第三十二条第三项"),
    ("labour", ("migrant_worker",), False, "no", 9000, PLACE, L, "第四十二条第三项"),
    ("injury", ("migrant_worker",), False, "", None, None, L, "第四十二条第三项"),
    ("support", ("migrant_worker",), False, "no", None, None, N, "第三十一条第四项"),
    ("support", ("no_income",), False, "no", 9000, PLACE, L, "第四十二条第一项"),
    ("welfare", ("low_income",), False, "", None, None, L, "第四十二条第二项"),
    ("pension", ("veteran",), False, "", None, None, L, "第四十二条第二项"),
    ("labour", ("woman",), False, "yes", None, None, L, "第三十一条第五项"),
    ("labour", (), False, "", None, None, U, "由法律援助中心按当地公布的标准核对"),
    ("labour", (), False, "", 1800, PLACE, L, "没有超过"),
    ("labour", (), False, "yes", 1801, PLACE, N, "超过了"),
    ("labour", (), False, "no", 0, PLACE, L, "没有超过"),
    ("labour", (), False, "yes", 500, None, L, "第四十一条"),
    ("criminal", (), True, "no", 9000, PLACE, L, "第二十五条"),
    ("criminal", (), False, "no", None, None, N, "第二十四条"),
    ("criminal", (), False, "yes", None, None, L, "第二十四条"),
    ("other", (), False, "yes", None, None, U, "第三十一条第九项"),
    ("other", ("low_income",), False, "yes", None, None, U, "第三十一条第九项"),
    ("other", (), False, "no", 9000, PLACE, U, "超过了"),
    ("state_compensation", (), False, "yes", None, None, L, "第三十一条第一项"),
    ("environment", (), False, "no", None, None, N, "第三十一条第八项"),
]


def asked(matter, crowd, special, hard, income, standard):
    return outlook(
        Situation(matter, crowd, special, hard, None if income is None else income * 100), standard
    )


@pytest.mark.parametrize(
    ("matter", "crowd", "special", "hard", "income", "standard", "chance", "said"), TABLE
)
def test_a_case(matter, crowd, special, hard, income, standard, chance, said):
    found = asked(matter, crowd, special, hard, income, standard)
    assert found.chance is chance
    assert said in "".join((*found.why, *found.articles))


@pytest.mark.parametrize("row", TABLE)
def test_it_never_says_other_than_what_officers_are_advised(row):
    matter, crowd, special, hard, income, standard, chance, _ = row
    if matter == "criminal" and special:
        return
    answers = {"matter": matter, "crowd": crowd}
    advice = pre_check(answers)
    assert advice.article in asked(matter, crowd, special, hard, income, standard).articles
    assert (chance is U) or advice.advice is not Advice.NOT_LISTED
    if chance is N:
        assert decide_obstacle(answers, "not_hardship")
    if chance is L:
        assert not decide_obstacle(answers, "hardship")


def test_the_standard_is_told_with_its_source():
    why = "".join(asked("labour", (), False, "", 1000, PLACE).why)
    assert "1,800 元" in why
    assert "900 元的 2 倍" in why
    assert "试验文件" in why
