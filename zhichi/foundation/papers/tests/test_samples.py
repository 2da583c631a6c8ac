"""Every template that ships, set with its sample in one run of the press; the pictures lie in test-output/papers."""

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from django.utils import timezone

from zhichi.foundation.papers.actions import printed, words_of
from zhichi.foundation.papers.actions.sampling import sample_content
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.tests.factories import lines_of, words_of_page
from zhichi.foundation.procedures.public import current_id, procedure_of

PICTURES = Path(__file__).parents[4] / "test-output" / "papers"
pytestmark = pytest.mark.django_db
# domain.md §2.1, Annex C: what SF/T 0024 lists for legal aid and its consultation, and the minimum of four other modules.
LISTED = {
    "legal_aid": (
        "申请表 委托书 经济困难状况说明表 经济困难状况核查表 材料接收凭证 补充材料通知书 协作函 审批表 给予法律援助决定书 "
        "不予法律援助决定书 送达回证 指派通知书 委托代理（辩护）协议 公函 结案报告"
    ),
    "consultation": "咨询登记表",
    "complaint": (
        "投诉登记表 补充材料通知书 受理通知书 不予受理告知书 转办函 转办告知书 延长投诉办理期限审批表 "
        "延长投诉办理期限告知书 调查笔录 调查报告 处理决定书 答复书 送达回证"
    ),
    "inspection": (
        "行政检查审批表 行政检查通知书 现场检查笔录 抽样取证凭证 勘验笔录 询问笔录 结果告知书 抽查通知 抽查结果公示 "
        "责令改正通知书 案件线索移送函"
    ),
    "remedy": "答复书 答辩状 证据目录 授权委托书 负责人出庭情况说明 应诉审批表 履行情况报告",
    "document": "发文稿纸 收文处理单 传阅单 催办单 会签单 通知 通报 报告 请示 批复 公告 纪要",
}


def test_every_template_is_set_and_its_picture_kept(law):
    today = timezone.localdate()
    templates = PaperTemplate.objects.current(today)
    contents = [sample_content(one.document, words_of(one.document, on=today)) for one in templates]
    PICTURES.mkdir(parents=True, exist_ok=True)
    for one, content, (data, pages) in zip(templates, contents, printed(contents), strict=True):
        told = "".join(words_of_page(page) for page in lines_of(data))
        assert content["title"].replace(" ", "") in told, one
        assert not set("{}【】") & set(told), one
        assert 1 <= pages <= 3, one
        document = pypdfium2.PdfDocument(data)
        page = document[0]
        page.render(scale=1.2).to_pil().save(PICTURES / f"{one.key}.png")
        page.close()
        document.close()


def test_everything_that_the_procedures_write_has_its_template(law):
    held = {one.record for one in PaperTemplate.objects.current(timezone.localdate())}
    verbs = procedure_of(current_id("legal_aid", timezone.localdate())).verbs.values()
    assert {verb.record.key for verb in verbs if verb.record} <= held


def test_the_catalogue_of_papers_is_whole_and_no_two_are_numbered_alike(law):
    templates = PaperTemplate.objects.current(timezone.localdate())
    for kind, names in LISTED.items():
        titles = [one.title for one in templates if one.kind == kind]
        assert [name for name in names.split() if not any(name in title for title in titles)] == [], kind
    numbers = Counter(one.document["number"] for one in templates if "number" in one.document)
    assert [number for number, times in numbers.items() if times > 1] == []
