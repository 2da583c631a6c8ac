"""`zhichi regions successors`: merged, split, renumbered and renamed divisions, with what served them."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command

from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import (
    Region,
    RegionAlias,
    RegionSuccessor,
    Tier,
    UnitKind,
    UnitRegion,
    responsible_unit,
)
from zhichi.foundation.regions.tests.factories import corner, region, unit

pytestmark = pytest.mark.django_db
CHANGE = date(2026, 7, 1)
BEFORE = CHANGE - timedelta(1)
TOWN, VILLAGE, SECOND, HEIR = "370811002000", "370811002001", "370811002002", "370811002009"
DOC = "2026-07-01,任政字〔2026〕12号"


@pytest.fixture(autouse=True)
def places():
    made = corner()
    region(SECOND, "北许庄村委会")
    return made


def table(folder, *rows, header="old,new,name,on,document"):
    path = folder / "changes.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def load(path):
    out = io.StringIO()
    call_command("regions", "successors", str(path), "--json", stdout=out)
    return json.loads(out.getvalue())


def refused(path):
    err = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("regions", "successors", str(path), stderr=err)
    assert caught.value.returncode == 2
    return err.getvalue().splitlines()


def valid(day):
    return set(Region.objects.valid_on(day).filter(level=5).values_list("code", flat=True))


def test_two_villages_merge_into_a_new_one_and_a_second_run_changes_nothing(tmp_path):
    path = table(tmp_path, f"{VILLAGE},{HEIR},许庄新村,{DOC}", f"{SECOND},{HEIR},,{DOC}")
    done = load(path)
    assert (done["recorded"], done["ended"], done["begun"]) == (2, 2, 1)
    assert (valid(BEFORE), valid(CHANGE)) == ({VILLAGE, SECOND}, {HEIR})
    assert Region.objects.get(pk=HEIR).full_name == "济宁市任城区许庄街道许庄新村"
    assert {link.document for link in RegionSuccessor.objects.all()} == {"任政字〔2026〕12号"}
    again = load(path)
    assert (again["recorded"], again["begun"], again["unchanged"]) == (0, 0, 2)
    assert [entry.code for entry in entries_of(f"region:{VILLAGE}")] == ["regions.region.passed"]
    assert payload_of(entries_of(f"region:{HEIR}").get())["from"] == [VILLAGE, SECOND]


def test_a_village_that_stays_gives_a_part_away_without_ending(tmp_path):
    path = table(tmp_path, f"{VILLAGE},{VILLAGE},,{DOC}", f"{VILLAGE},{HEIR},许庄新村,{DOC}")
    assert (load(path)["ended"], load(path)["unchanged"]) == (0, 2)
    assert valid(CHANGE) == {VILLAGE, SECOND, HEIR}
    assert not RegionSuccessor.objects.exists(), "nobody took over what is still there"


def test_a_new_name_keeps_the_old_one_findable(tmp_path):
    assert load(table(tmp_path, f"{TOWN},{TOWN},太白街道,{DOC}"))["renamed"] == 1
    assert Region.objects.get(pk=VILLAGE).full_name == "济宁市任城区太白街道许庄社区居委会"
    assert (RegionAlias.objects.get().name, RegionAlias.objects.get().valid_to) == ("许庄街道", CHANGE)
    (entry,) = entries_of(f"region:{TOWN}")
    assert payload_of(entry)["name"] == ["许庄街道", "太白街道"]


def test_a_township_with_another_code_keeps_its_office_and_its_zone_from_that_day_on(tmp_path, places):
    city = unit(code="city")
    county = unit(city, code="county", region=places["任城区"])
    zone = unit(city, code="zone", kind=UnitKind.DEV_ZONE_BUREAU)
    office = unit(
        county, code="office", tier=Tier.TOWNSHIP, kind=UnitKind.JUSTICE_OFFICE, region=places["许庄街道"]
    )
    UnitRegion.objects.create(unit=zone, region=places["许庄街道"])
    new = "370811009000"
    rows = [f"{VILLAGE},370811009001,许庄社区居委会,{DOC}", f"{SECOND},370811009002,北许庄村委会,{DOC}"]
    assert refused(table(tmp_path, f"{TOWN},{new},太白街道,{DOC}")) == [
        "第 2 行 old 列：许庄街道下面还有 2 个没有停用的区划，请把它们的去向一起列上。"
    ]
    assert load(table(tmp_path, f"{TOWN},{new},太白街道,{DOC}", *rows))["ended"] == 3
    for kind, answers in ((UnitKind.JUSTICE_OFFICE, office), (UnitKind.COUNTY_BUREAU, zone)):
        assert responsible_unit(VILLAGE, kind, on=BEFORE) == answers
        assert responsible_unit("370811009001", kind, on=CHANGE) == answers
        assert responsible_unit("370811009001", kind) == answers


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (f"37081,{HEIR},新村,{DOC}", "第 2 行 old 列：区划代码应为 12 位，这里是 5 位。"),
        (f"370811002777,{HEIR},新村,{DOC}", "第 2 行 old 列：没有区划代码 370811002777，请检查代码。"),
        (f"{VILLAGE},{HEIR},,{DOC}", f"第 2 行 name 列：系统里还没有 {HEIR}，请填它的名称。"),
        (f"{VILLAGE},370811777001,新村,{DOC}", "第 2 行 new 列：上级区划 370811777000 不在系统里，或者已经停用。"),
        (f"{VILLAGE},370811101000,,{DOC}", "第 2 行 new 列：原区划和新区划不是同一级，请核对代码。"),
        (f"{VILLAGE},{SECOND},别的名字,{DOC}", f"第 2 行 name 列：{SECOND} 在系统里叫“北许庄村委会”，要改名请另列一行，原、新代码都填它。"),
        (f"{VILLAGE},{SECOND},,2999-01-01,文", "第 2 行 on 列：请在变更生效当天或以后登记，不能提前登记。"),
        (f"{VILLAGE},{SECOND},,2019-01-01,文", "第 2 行 on 列：许庄社区居委会从 2020-01-01 起启用，变更日期要晚于这一天。"),
        (f"{VILLAGE},{SECOND},,2026-07-01,", "第 2 行 document 列：没有填文件依据，例如：任政字〔2026〕12号。"),
        (f"{VILLAGE},{SECOND},,,文", "第 2 行 on 列：没有填变更日期。"),
    ],
)  # fmt: skip
def test_every_fault_is_told_with_line_and_column_and_nothing_is_recorded(tmp_path, row, fault):
    assert refused(table(tmp_path, row))[-1] == fault
    assert not RegionSuccessor.objects.exists()
    assert valid(CHANGE) == {VILLAGE, SECOND}


def test_an_heir_that_ends_itself_and_two_days_for_one_village_are_told(tmp_path):
    lines = refused(table(tmp_path, f"{VILLAGE},{SECOND},,{DOC}", f"{SECOND},{HEIR},新村,{DOC}"))
    assert lines == ["第 2 行 new 列：新区划北许庄村委会也停用了，请填最后承接的区划。"]
    lines = refused(table(tmp_path, f"{VILLAGE},{SECOND},,{DOC}", f"{VILLAGE},{HEIR},新村,2026-06-01,文"))
    assert "第 3 行 on 列：许庄社区居委会的变更日期和第 2 行不一样。" in lines


def test_what_an_import_ended_is_recorded_for_that_day_only(tmp_path):
    Region.objects.filter(pk=VILLAGE).update(valid_to=CHANGE)
    wrong = f"{VILLAGE},{SECOND},,2026-06-01,文"
    assert refused(table(tmp_path, wrong)) == [
        "第 2 行 on 列：许庄社区居委会已于 2026-07-01 停用，变更日期应为这一天。"
    ]
    assert load(table(tmp_path, f"{VILLAGE},{SECOND},,{DOC}"))["recorded"] == 1
