"""李明 assesses his village room on a cheap phone without script; 潘丽 and 高芳 look; what is missing is put right."""

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.standards.public import Assessment
from zhichi.domains.standards.tests.factories import room
from zhichi.foundation.files.tests.factories import picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PARTS = ("统一标识", "基本要素", "发挥作用", "基本设施")


def choose(person: Visitor, item: str, answer: str, why: str = "") -> None:
    card = person.main.locator("section.card").filter(has_text=item)
    card.get_by_label(answer, exact=True).check()
    if why:
        card.get_by_label("说明").fill(why)


def fill_in(person: Visitor, unmet: tuple[str, ...]) -> None:
    """Answer every item that stands there: what the register says, else met unless it is in `unmet`."""
    for card in person.main.locator("section.card").all():
        title = card.locator("h2").inner_text()
        if not card.locator("input[type=radio]:checked").count():
            card.get_by_label("不符合" if title in unmet else "符合", exact=True).check()


def test_from_the_phone_to_the_grade(enter: Entering, city: City):
    point = room(city, 7)
    unmet = ("公示栏有 12348 热线和网上服务的二维码",)
    keeper = enter(360, script=False)
    keeper.log_in("liming")
    keeper.go("/office/standards/")
    keeper.sees("现在没有等您办的评定")
    keeper.look("standards-empty")
    keeper.follow("没有评定的服务点")
    keeper.sees(point.name)
    keeper.look("standards-unassessed")
    keeper.main.get_by_role("button", name="开始自评").click()
    for number, part in enumerate(PARTS):
        keeper.titled(part)
        fill_in(keeper, unmet)
        if not number:
            photo = {"name": "标牌.jpg", "mimeType": "image/jpeg", "buffer": picture()}
            keeper.main.get_by_text("写说明，传材料").first.click()
            keeper.main.locator("input[type=file]").first.set_input_files(photo)
            keeper.look("standards-mark")
        keeper.press("保存，去提交" if part == PARTS[-1] else "保存，下一部分")
    keeper.sees("自评填写中", "已填 4 / 4")
    keeper.look("standards-assessment-draft")
    keeper.follow("提交自评")
    keeper.press("提交自评")
    keeper.sees("等待县级复核", "这一步不由您办。")
    assessment = Assessment.objects.get()
    county = enter(1280)
    county.log_in("panli")
    judges(county, assessment.pk, "完成县级复核")
    city_desk = enter(1280)
    city_desk.log_in("gaofang")
    judges(city_desk, assessment.pk, "完成实地核查")
    city_desk.sees("限期整改")
    city_desk.look("standards-assessment-rectify", 1280, 360)
    puts_right(keeper, assessment)
    city_desk.go(f"/office/standards/{assessment.pk}/do/recheck/")
    city_desk.look("standards-recheck", 1280, 360)
    for box in city_desk.main.get_by_label("整改到位", exact=True).all():
        box.check()
    city_desk.press("复查整改")
    city_desk.sees("达标")
    chief = enter(1280)
    chief.log_in("zheng")
    chief.go(f"/office/standards/{assessment.pk}/do/certify/")
    chief.press("认定示范点")
    chief.sees("市级示范点")
    for name in (
        "",
        "?tab=all",
        "tasks/",
        "distance/",
        "checklists/pls.village/1/",
        f"{assessment.pk}/sheet/",
    ):
        chief.go(f"/office/standards/{name}")
        chief.look(f"standards-{''.join(c for c in name if c.isalpha()) or 'list'}", 1280, 360)
    assessment.refresh_from_db()
    assert assessment.expires_on > timezone.localdate()


def judges(person: Visitor, pk: int, verb: str) -> None:
    """Veto items are marked by hand, the rest is taken over."""
    for head in ("signage", "elements"):
        person.go(f"/office/standards/{pk}/mark/{head}/")
        if head == "elements":
            choose(person, "有在聘的村（居）法律顾问", "不符合" if "实地" in verb else "符合")
            choose(person, "有固定的服务场所", "符合")
        else:
            choose(person, "门口挂有", "符合")
            person.look(f"standards-mark-{'city' if '实地' in verb else 'county'}", 1280, 360)
        person.press("保存，下一部分")
    person.go(f"/office/standards/{pk}/")
    person.follow(verb)
    person.press(verb)


def puts_right(keeper: Visitor, assessment: Assessment) -> None:
    keeper.go("/office/standards/tasks/")
    keeper.look("standards-tasks-phone")
    for task in assessment.rectifications.all():
        keeper.go(f"/office/standards/{assessment.pk}/tasks/{task.pk}/")
        keeper.write("整改情况", "已于今天办好。")
        keeper.press("保存")
    keeper.look("standards-assessment-proved")
    keeper.follow("提交整改")
    keeper.press("提交整改")
    keeper.sees("整改待复查")
