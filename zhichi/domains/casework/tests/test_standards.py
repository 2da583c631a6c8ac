"""Whom a place counts as being in hardship: data with source and validity."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from zhichi.domains.casework.actions import load_standards
from zhichi.domains.casework.public import (
    HardshipStandard,
    Standard,
    StandardError,
    set_standard,
    standard_of,
)
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
CITY, COUNTY = "370800000000", "370811000000"
URL = "/office/hardship/"


def put(region=COUNTY, fen=90_000, begin=date(2026, 1, 1), by=SYSTEM, **more):
    standard = Standard(region, fen, 200, begin, more.pop("end", None), "试验文件")
    return set_standard(standard=standard, by=by, at=timezone.now(), **more)


def test_the_nearest_place_above_decides(city):
    put(CITY, 80_000)
    assert standard_of(COUNTY, date(2026, 6, 1)).minimum_fen == 80_000
    put(COUNTY, 95_000)
    assert standard_of(COUNTY, date(2026, 6, 1)).minimum_fen == 95_000
    assert standard_of("370811002001", date(2026, 6, 1)).minimum_fen == 95_000
    assert standard_of("370812000000", date(2026, 6, 1)).minimum_fen == 80_000


def test_the_next_standard_ends_the_one_before(city):
    put(begin=date(2026, 1, 1))
    put(fen=99_000, begin=date(2026, 7, 1))
    assert standard_of(COUNTY, date(2026, 6, 30)).minimum_fen == 90_000
    assert standard_of(COUNTY, date(2026, 7, 1)).minimum_fen == 99_000
    assert standard_of(COUNTY, date(2025, 12, 31)) is None
    assert [entry.code for entry in entries_of(f"hardship:{COUNTY}")] == ["casework.standard.set"] * 2


def test_what_has_run_out_is_not_told_any_more(city):
    put(end=date(2026, 7, 1))
    assert standard_of(COUNTY, date(2026, 7, 1)) is None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"begin": date(2025, 1, 1)}, "要晚于"),
        ({"begin": date(2027, 1, 1), "end": date(2026, 12, 1)}, "失效日期"),
    ],
)
def test_days_that_do_not_fit_are_refused(city, more, said):
    put()
    with pytest.raises(StandardError, match=said):
        put(**more)


def test_only_the_city_publishes(city):
    with pytest.raises(PermissionDenied):
        put(by=city.actor("panli"))
    assert put(by=city.actor("gaofang"))


def test_what_ships_is_not_enabled(city):
    assert load_standards(settings.DATA / "law", at=timezone.now()) == {"标准": 1, "新增": 0}
    assert not HardshipStandard.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "format: x",
        "format: zhichi-hardship/1\nstandards: [{region: a}]",
        "format: zhichi-hardship/1\nstandards: [{region: a, percent: 200, valid_from: '2026-01-01', source: b, enabled: true}]",
    ],
)
def test_a_damaged_file_is_refused(city, tmp_path, text):
    (tmp_path / "hardship.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(StandardError):
        load_standards(tmp_path, at=timezone.now())


def test_an_enabled_file_is_loaded_once(city, tmp_path):
    text = f"format: zhichi-hardship/1\nstandards: [{{region: '{COUNTY}', minimum_fen: 90000, percent: 200, valid_from: '2026-01-01', source: b, enabled: true}}]"
    (tmp_path / "hardship.yaml").write_text(text, encoding="utf-8")
    assert [load_standards(tmp_path, at=timezone.now())["新增"] for _ in range(2)] == [1, 0]


def test_the_desk_writes_it_down_and_others_read_it(city):
    answers = {
        "region": COUNTY,
        "minimum": "950.50",
        "times": "2",
        "valid_from": timezone.localdate() + timedelta(1),
        "source": "文件",
    }
    assert city.client("gaofang").post(URL, answers).status_code == 302
    assert HardshipStandard.objects.get().minimum_fen == 95_050
    page = city.client("zhaojing").get(URL).content.decode()
    assert "950.50" in page
    assert "只有市局" in page
    assert city.client("zhaojing").post(URL, answers).status_code == 403
    assert city.client("gaofang").post(URL, answers).status_code == 422
    assert city.client("gaofang").post(URL, {**answers, "minimum": "x"}).status_code == 422
    assert HardshipStandard.objects.count() == 1
