"""A verb carries the revision the officer saw; whoever comes second is told who acted and when."""

import pytest

from tests.cast import City
from zhichi.foundation.cases.actions.following import take_over
from zhichi.foundation.cases.public import StaleError, perform
from zhichi.foundation.cases.tests.factories import SOUND, consultation, day, do, filed, under_review

pytestmark = pytest.mark.django_db


def test_the_second_is_told(city: City):
    case = under_review(city)
    seen = case.revision
    do(city, case, "check_means", "zhaojing", at=day("2026-06-03"))
    with pytest.raises(StaleError) as error:
        perform(
            case_id=case.pk,
            verb="grant",
            by=city.actor("sunli"),
            at=day("2026-06-03"),
            answers=SOUND["grant"],
            revision=seen,
        )
    assert str(error.value) == (
        "任城区法律援助中心赵静已于06月03日 10:00对此件作了“核查经济困难状况”，请看过最新情况再办。您填写的内容没有丢。"
    )


def test_a_hand_over_is_an_act_like_any_other(city: City):
    case = filed(consultation())
    do(city, case, "take", "liming")
    seen = case.revision
    moved = take_over(
        giver=city.people["liming"],
        taker=city.people["zhaojing"],
        by=city.actor("jiang"),
        at=day("2026-06-03"),
    )
    case.refresh_from_db()
    assert (moved, case.handler, case.revision, case.acts.count()) == (1, city.people["zhaojing"], 3, 3)
    with pytest.raises(StaleError, match="移交承办人"):
        perform(
            case_id=case.pk,
            verb="answer",
            by=city.actor("liming"),
            at=day("2026-06-03"),
            answers=SOUND["answer"],
            revision=seen,
        )
    do(city, case, "answer", "zhaojing")
    assert [act.seq for act in case.acts.all()] == [1, 2, 3, 4]
