"""What a table may say: faults with row and column, nothing taken while there is one."""

from datetime import date

import pytest

from zhichi.domains.catalogue.public import Article, Law
from zhichi.domains.inspections.actions import DirectoryError, plan_of, take_sheet
from zhichi.domains.inspections.models import EntryVersion
from zhichi.domains.inspections.tests.factories import (
    AT,
    FIRM,
    INSPECTOR,
    ITEM,
    SAMPLES,
    bureau,
    kept,
    taken,
)

pytestmark = pytest.mark.django_db
CODE = "统一社会信用代码或者执业证号"


def faults(directory, *rows):
    home = bureau()
    sheet = kept(home, directory, *rows)
    plan = plan_of(sheet, AT.date())
    if plan.faults:
        with pytest.raises(DirectoryError):
            take_sheet(sheet=sheet, token=plan.token, looked=True, by=home.keeper, at=AT)
    return [str(fault) for fault in plan.faults]


@pytest.mark.parametrize("directory", SAMPLES)
def test_a_good_row_has_no_fault(directory):
    assert faults(directory, SAMPLES[directory]) == []


def test_an_item_without_legal_basis_is_refused():
    (said,) = faults("items", ITEM | {"检查依据": "按有关规定"})
    assert said == "第2行「检查依据」：请写明法律名称和第几条，没有法律依据不得检查。"
    (said,) = faults("items", ITEM | {"检查依据": ""})
    assert said == "第2行「检查依据」：这一格必须填写。"


def test_a_basis_that_the_register_of_laws_does_not_know_is_refused():
    law = Law.objects.create(
        key="lawyers",
        title="中华人民共和国律师法",
        aliases=["律师法"],
        kind="law",
        issuer="全国人民代表大会常务委员会",
    )
    version = law.versions.create(name="2017", effective_from=date(2018, 1, 1), source="全国人大")
    Article.objects.create(law=law, version=version, number="52")
    assert faults("items", ITEM) == []
    (said,) = faults("items", ITEM | {"检查依据": "律师法第九百条"})
    assert said.startswith("第2行「检查依据」")


@pytest.mark.parametrize("ratio", ["0", "0%", "100.5%", "101", "-5", "一半"])
def test_a_ratio_of_nothing_or_of_more_than_all_is_refused(ratio):
    (said,) = faults("items", ITEM | {"抽查比例": ratio})
    assert "抽查比例要大于 0%" in said


def test_a_credit_code_with_a_wrong_check_digit_is_refused():
    (said,) = faults("objects", FIRM, FIRM | {CODE: "91350100M000100Y44", "名称": "别的所"})
    assert said.startswith(f"第3行「{CODE}」")


def test_the_same_body_under_two_codes_is_found_in_the_table_and_in_the_directory():
    other = FIRM | {CODE: "91110000600037341L", "名称": "鸿雁 律师事务所"}
    (said,) = faults("objects", FIRM, other)
    assert "和第2行是同一个对象" in said
    home = bureau()
    taken(home, "objects", FIRM)
    plan = plan_of(kept(home, "objects", other), AT.date())
    assert "名录里的 91350100M000100Y43" in str(plan.faults[0])


def test_the_same_code_twice_and_an_unknown_column_are_refused():
    assert "和第2行写的是同一个" in faults("objects", FIRM, FIRM)[0]
    assert faults("objects", FIRM | {"颜色": "红"}) == ["第1行「颜色」：不认识这一列，请使用下载的模板。"]


def test_a_lapsed_certificate_is_a_doubt_that_somebody_must_look_at():
    home = bureau()
    sheet = kept(home, "inspectors", INSPECTOR | {"执法证有效期至": "2026-11-19"})
    plan = plan_of(sheet, AT.date())
    assert "已经到期" in str(plan.doubts[0])
    with pytest.raises(DirectoryError, match="疑点"):
        take_sheet(sheet=sheet, token=plan.token, looked=False, by=home.keeper, at=AT)
    assert not EntryVersion.objects.exists()
