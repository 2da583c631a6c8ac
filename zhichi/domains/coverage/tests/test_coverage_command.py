import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.cast import City
from zhichi.domains.coverage.actions import reckon
from zhichi.domains.coverage.models import CoverageDay
from zhichi.domains.coverage.tests.factories import lively, moment, point
from zhichi.domains.network.public import PointSpan
from zhichi.foundation.accounts.public import SYSTEM

pytestmark = pytest.mark.django_db
VILLAGE = "370811002001"


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("coverage", *arguments, stdout=out)
    return out.getvalue()


def tiers(*arguments: str) -> dict[str, Any]:
    return dict(json.loads(run(*arguments, "--json"))["tiers"])


def test_a_region_code_answers_for_its_bureau_with_four_tiers(city: City):
    lively(point(VILLAGE, city.units["370811-town"]), timezone.localdate())
    found = tiers("--unit", "370800")
    assert found["village"] == {"eligible": 2, "claimed": 1, "verified": 1, "effective": 1, "gaps": 1}
    assert found["township"] == {"eligible": 2, "claimed": 0, "verified": 0, "effective": 0, "gaps": 2}
    assert [found["county"]["eligible"], found["city"]["eligible"]] == [2, 1]


def test_county_and_office_answer_for_their_own_part(city: City):
    assert tiers("--unit", "370811")["village"]["eligible"] == 1
    assert tiers("--unit", "370811002000")["township"]["eligible"] == 1
    assert tiers("--unit", "370811-town")["county"]["eligible"] == 0


def test_a_past_day_is_told_as_it_was(city: City):
    today = timezone.localdate()
    room = lively(point(VILLAGE, city.units["370811-town"]), today - timedelta(3))
    PointSpan.objects.filter(point=room).update(to_on=today)
    assert tiers("--unit", "370811")["village"]["claimed"] == 0
    yesterday = (today - timedelta(1)).isoformat()
    assert tiers("--unit", "370811", "--as-of", yesterday)["village"]["effective"] == 1
    reckon(by=SYSTEM, at=moment(today), day=today - timedelta(1))
    assert tiers("--unit", "370811", "--as-of", yesterday)["village"]["effective"] == 1


def test_today_is_told_as_the_pages_tell_it_with_the_moment_and_that_of_the_night(city: City):
    at = timezone.now()
    today = timezone.localdate(at)
    reckon(by=SYSTEM, at=moment(today, 2), day=today)
    point(VILLAGE, city.units["370811-town"])
    found = json.loads(run("--unit", "370811", "--json"))
    assert found["tiers"]["village"]["claimed"] == 1
    assert found["judged_at"] == f"{today}T02:00:00+08:00"
    assert found["counted_at"].startswith(f"{today}T")
    assert f"活力按 {today} 02:00 的计算" in run("--unit", "370811")
    page = city.client("panli").get("/office/coverage/").content.decode()
    assert f"活力按 {today.year}年{today.month}月{today.day}日 02:00 的计算" in page


def test_a_past_day_says_when_it_was_counted_and_is_weighed_anew_while_stale(city: City):
    today = timezone.localdate()
    yesterday = today - timedelta(1)
    reckon(by=SYSTEM, at=moment(today, 2), day=yesterday)
    asked = ("--unit", "370811", "--as-of", yesterday.isoformat())
    assert f"截至 {yesterday} 日终，{today} 02:00 计算" in run(*asked)
    point(VILLAGE, city.units["370811-town"])
    assert tiers(*asked)["village"]["claimed"] == 0
    CoverageDay.objects.update(stale=True)
    assert tiers(*asked)["village"]["claimed"] == 1


def test_people_read_a_table(city: City):
    text = run("--unit", "370811")
    assert text.startswith("任城区司法局，截至 ")
    assert "应覆盖\t登记在册\t核验属实\t真正在服务\t没有覆盖" in text


@pytest.mark.parametrize("unit", ["999999", "abc", "370811002001", ""])
def test_an_unknown_unit_is_refused_in_one_line(city: City, unit: str):
    with pytest.raises(CommandError, match="没有代码是") as refused:
        run("--unit", unit)
    assert refused.value.returncode == 2


@pytest.mark.parametrize(("day", "words"), [("2999-01-01", "还没有到"), ("昨天", "不是日期")])
def test_a_day_that_cannot_be_is_refused(city: City, day: str, words: str):
    with pytest.raises(CommandError, match=words):
        run("--unit", "370811", "--as-of", day)
