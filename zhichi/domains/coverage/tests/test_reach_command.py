"""`zhichi reach`."""

import json
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.cast import City
from zhichi.domains.coverage.enums import Standing
from zhichi.domains.coverage.models import Figures
from zhichi.domains.coverage.tests.factories_of_figures import judged, two_counties
from zhichi.kernel.workdays import BEIJING

pytestmark = pytest.mark.django_db
AT = "--at=2026-11-23T10:00"


@pytest.fixture(autouse=True)
def on_that_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a point is worth is judged for the day of the reckoning: it has to be the day that is asked about."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 23, 11, tzinfo=BEIJING))


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("reach", *arguments, stdout=out)
    return out.getvalue()


def test_it_tells_people_within_each_band_by_county(city: City):
    two_counties(city)
    words = said("--item=legal_aid", AT)
    assert "法律援助，2026-11-23 10:00（北京时间）：1 个真正在服务的点开着门" in words
    assert "任城区（1500 人）：3 公里内 66.7%，5 公里内 66.7%，10 公里内 66.7%" in words
    assert "1 个村没有" in words


def test_it_gives_the_next_sites_with_their_gain(city: City):
    two_counties(city)
    words = said("--item=any", AT, "--sites=2")
    assert "1. 济宁市任城区许庄街道201村：多 500 人（1 个村）" in words
    assert "2. " not in words


def test_where_everybody_is_reached_it_says_so(city: City):
    assert "都够得着" in said("--item=any", AT, "--sites=2")


def test_a_moment_is_told_in_beijing_time_whatever_it_was_asked_in(city: City):
    two_counties(city)
    assert "2026-11-23 10:00（北京时间）" in said("--item=any", "--at=2026-11-23T02:00+00:00")
    found = json.loads(said("--item=any", "--at=2026-11-23T02:00+00:00", "--json"))
    assert found["moments"][0]["at"] == "2026-11-23T10:00:00+08:00"


def test_plaques_are_told_beside_what_really_serves(city: City):
    judged(two_counties(city)["home"], Standing.HOLLOW)
    words = said("--item=any", AT, "--sites=1")
    real, _, paper = words.partition("登记在册的点：")
    assert "任城区（1500 人）：3 公里内 0.0%" in real
    assert "任城区（1500 人）：3 公里内 66.7%" in paper
    assert "近处已登记有 PLS-" in paper
    found = json.loads(said("--item=any", AT, "--json"))
    assert (found["points"], found["claimed"]["points"]) == (1, 2)


def test_json_holds_the_same_and_keeps_nothing(city: City):
    two_counties(city)
    found = json.loads(said("--item=legal_aid", AT, "--sites=1", "--json"))
    assert found["item"] == "legal_aid"
    assert found["moments"][0]["at"] == "2026-11-23T10:00:00+08:00"
    assert found["moments"][0]["all"]["people_within"][0] == 1000
    assert len(found["sites"]["all"]["steps"]) == 1
    assert not Figures.objects.exists()


def test_all_keeps_what_the_night_computes(city: City):
    two_counties(city)
    words = said("--all")
    assert f"已保存 {Figures.objects.count()} 份测算结果" in words
    assert "均衡 全部：" in words
    kinds = {row["kind"] for row in json.loads(said("--all", "--json"))}
    assert kinds == {"balance", "reach", "sites", "windows"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["--item=nonsense"], "没有事项 nonsense"), (["--all", "--sites=3"], "不能同时")],
)
def test_what_makes_no_sense_is_refused_in_one_line(city: City, arguments, told):
    with pytest.raises(CommandError, match=told) as refused:
        said(*arguments)
    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--item=any", "--at=gestern"], "不是时间"),
        (["--item=any", "--sites=0"], "1 到 1000"),
        ([], "--item"),
        (["--all", "--item=any"], "--all"),
    ],
)
def test_what_cannot_be_read_is_refused_by_the_parser(arguments, told):
    with pytest.raises(CommandError, match=told):
        said(*arguments)
