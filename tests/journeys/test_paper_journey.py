"""From a case to a paper, from the paper to what everybody may read, and back again: four people in their browsers."""

import pypdfium2
import pytest

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import under_review
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.papers.tests.factories import ACCEPTANCE
from zhichi.foundation.redaction.public import Publication

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def case(city: City) -> Case:
    return under_review(city)


def issue(clerk: Visitor, case: Case) -> Paper:
    clerk.log_in("zhaojing")
    clerk.go(f"/office/papers/of/{case.number}/")
    clerk.look("papers-of-case", 1280, 360)
    clerk.go(f"/office/papers/of/{case.number}/new/{ACCEPTANCE}/")
    clerk.write("联系人", "王秀英的侄子赵小二")
    clerk.write("联系电话", "138 0013 8000")
    clerk.press("出文")
    clerk.sees("已出文", "援受字", "摘要")
    return Paper.objects.get()


def mask(clerk: Visitor, case: Case) -> str:
    clerk.go(f"/office/cases/{case.number}/")
    clerk.follow("做公开本")
    clerk.press("开始")
    clerk.sees("逐处决定", "姓名", "手机号码")
    clerk.write("还要遮住的字", "赵小二")
    clerk.press("添加")
    clerk.sees("人工添加")
    clerk.look("copy-masking", 1280, 360)
    clerk.press("逐处看过了，交另一个人审核")
    clerk.sees("等另一个人审核", "公开本由经办单位负责人")
    return clerk.path


def words_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    told = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(told.split())


def test_a_paper_is_issued_masked_cleared_read_and_taken_down(enter: Entering, case: Case) -> None:
    clerk, head, citizen = enter(1280), enter(1280), enter(360)
    issue(clerk, case)
    here = mask(clerk, case)
    head.log_in("sunli")
    head.follow("公开本等您审核")
    head.follow("受理通知书")
    head.look("copy-clearing", 1280, 360)
    head.press("审核无误，公开")
    head.sees("已公开")
    one = Publication.objects.get()
    citizen.go("/open/papers/")
    citizen.look("open-papers", 360, 1280)
    citizen.write("找什么", "援受字")
    citizen.page.keyboard.press("Enter")
    citizen.follow("受理通知书")
    citizen.sees("王某某", "公开本", "××××")
    citizen.misses("王秀英", "赵小二", "0013")
    citizen.look("open-paper", 360, 1280)
    data = citizen.page.request.get(f"{citizen.page.url}pdf/").body()
    told = words_of(data)
    assert [secret for secret in ("王秀英", "赵小二", "13800138000") if secret in told] == []
    assert "王某某" in told
    clerk.go(here)
    clerk.write("理由", "当事人打电话要求撤下")
    clerk.press("撤下")
    clerk.sees("已撤下")
    citizen.page.goto(f"{citizen.page.url}", wait_until="load")
    citizen.sees("这份公开本已经撤下")
    citizen.misses("王某某")
    citizen.go("/open/papers/")
    citizen.sees("还没有公开的文书")
    assert one.commitment
