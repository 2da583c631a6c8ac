"""The checklists that ship are sound; a broken file says where and why; a published version keeps its content."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from zhichi.domains.network.public import EquipmentKind, Facility, PersonKind, ServiceItem, Zone
from zhichi.domains.standards.actions import ChecklistError, load_checklists
from zhichi.domains.standards.enums import Grade, GradeGiver
from zhichi.domains.standards.models import Checklist
from zhichi.domains.standards.rules.documents import sheet_faults
from zhichi.domains.standards.rules.sheet import read_sheet
from zhichi.domains.standards.tests.factories import NOW, TODAY
from zhichi.foundation.ledger.public import entries_of

FOLDER = Path(settings.DATA) / "law" / "network" / "checklists"
SHIPPED = sorted(FOLDER.glob("*.yaml"))
KNOWN = {
    "has": Facility.values,
    "all": [*ServiceItem.values, *Zone.values, *EquipmentKind.values],
    "kinds": PersonKind.values,
}


def read(name: str) -> dict[str, Any]:
    read_in: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return read_in | {"effective_from": str(read_in["effective_from"])}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_checklist_that_ships_is_sound_and_marked_as_an_example(path: Path):
    shipped = read(path.stem)
    assert sheet_faults(path.name, shipped) == []
    assert shipped["tier"] == path.stem
    assert shipped["example"] is True
    sheet = read_sheet(shipped)
    assert sheet.rule(Grade.PROVINCE_DEMO).by == GradeGiver.PROVINCE
    assert all(item.source for item in sheet.items)
    for item in sheet.items:
        for parameter, words in KNOWN.items():
            given = item.figure.get(parameter, [])
            assert set([given] if isinstance(given, str) else given) <= set(words), item.code


def broken(**changes: Any) -> dict[str, Any]:
    made = copy.deepcopy(read("village"))
    for place, value in changes.items():
        if place.startswith("item_"):
            made["items"][0][place.removeprefix("item_")] = value
        elif place.startswith("grade_"):
            made["grades"][0][place.removeprefix("grade_")] = value
        else:
            made[place] = value
    return made


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"tier": "town"}, "tier：应是 city、county、township、village 之一"),
        ({"version": 0}, "version：应是从 1 起的整数"),
        ({"rectification_days": True}, "rectification_days：应是天数"),
        ({"effective_from": "2026-13-01"}, "effective_from：应是日期"),
        ({"colour": "red"}, "colour：不认识这一项"),
        ({"grade_from": 960}, "grades：from 应一级比一级高"),
        ({"grade_by": "ministry"}, "grades 第 1 行：by 应是 city 或 province"),
        ({"items": []}, "items：应有 15 到 30 条，现在是 0 条"),
        ({"item_weight": 0}, "条目 s1：weight 应是 1 到 100 的整数"),
        ({"item_weight": 2.5}, "条目 s1：weight"),
        ({"item_head": "roof"}, "条目 s1：head 应是"),
        ({"item_source": " "}, "条目 s1：source 要写一句话"),
        ({"item_code": "s2"}, "条目 s2：写了 2 次"),
        ({"item_figure": {"name": "weather"}}, "条目 s1：figure 的 name 应是"),
        ({"item_figure": {"name": "area"}}, "条目 s1：figure area 应正好有参数：at_least"),
        ({"item_figure": {"name": "area", "at_least": "100"}}, "figure 的 at_least 应是从 1 起的整数"),
    ],
)
def test_a_broken_checklist_says_where_and_why(changes: dict[str, Any], said: str):
    faults = [str(fault) for fault in sheet_faults("village.yaml", broken(**changes))]
    assert any(fault.startswith("village.yaml：") and said in fault for fault in faults), faults


def test_what_is_no_mapping_is_refused():
    assert "最外层" in str(sheet_faults("x.yaml", ["a"])[0])


def write(folder: Path, made: dict[str, Any]) -> Path:
    place = folder / "network" / "checklists"
    place.mkdir(parents=True, exist_ok=True)
    (place / "village.yaml").write_text(yaml.safe_dump(made, allow_unicode=True), "utf-8")
    return folder


@pytest.mark.django_db
def test_the_same_file_again_changes_nothing_and_other_content_under_its_version_is_refused(tmp_path: Path):
    made = read("village") | {"key": "test.village"}
    assert load_checklists(write(tmp_path, made), at=NOW) == {"清单": 1, "新增": 1}
    assert load_checklists(tmp_path, at=NOW) == {"清单": 1, "新增": 0}
    assert len(list(entries_of("checklist:test.village"))) == 1
    with pytest.raises(ChecklistError, match="第 1 版已经公布过，内容不能改；请另写一个新的 version"):
        load_checklists(write(tmp_path, made | {"note": "改了"}), at=NOW)
    assert load_checklists(write(tmp_path, made | {"version": 2}), at=NOW) == {"清单": 1, "新增": 1}


@pytest.mark.django_db
def test_a_folder_without_checklists_is_no_fault_and_a_file_that_is_no_yaml_says_where(tmp_path: Path):
    assert load_checklists(tmp_path, at=NOW) == {"清单": 0, "新增": 0}
    write(tmp_path, {})
    (tmp_path / "network" / "checklists" / "village.yaml").write_text("items: [", "utf-8")
    with pytest.raises(ChecklistError, match=r"village\.yaml：读不出来"):
        load_checklists(tmp_path, at=NOW)


@pytest.mark.django_db
def test_the_version_in_force_is_the_newest_that_has_begun(law: None, tmp_path: Path):
    later = read("village") | {"version": 2, "effective_from": "2027-01-01"}
    load_checklists(write(tmp_path, later), at=NOW)
    current = Checklist.objects.current(TODAY)
    assert {(one.tier, one.version) for one in current} == {
        ("city", 1),
        ("county", 1),
        ("township", 1),
        ("village", 1),
    }
    assert Checklist.objects.current(TODAY.replace(year=2027)).get(tier="village").version == 2
