"""Writing the next version of a template in the browser: a look first, every fault beside its field, then from a day on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zhichi.foundation.ledger.public import Entry
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.tests.factories import ACCEPTANCE, current
from zhichi.foundation.papers.tests.factories_of_forms import typed as sent

pytestmark = pytest.mark.django_db
PAGE = f"/office/papers/templates/{ACCEPTANCE}/"


def typed(client, **changes):
    return sent(client, PAGE, **changes)


def test_the_desk_looks_publishes_and_the_new_words_hold_from_the_day(city):
    writer, tomorrow = city.client("gaofang"), timezone.localdate() + timedelta(1)
    body = "<p>您的申请【案号】已经受理。联系人：【联系人】，【联系电话】。</p>"
    looked = writer.post(PAGE, typed(writer, body=body, effective_from=tomorrow, preview="1"))
    assert "LA-000000-2026-000001已经受理" in looked.content.decode()
    assert PaperTemplate.objects.filter(key=ACCEPTANCE).count() == 1
    made = writer.post(PAGE, typed(writer, body=body, effective_from=tomorrow, publish="1"))
    assert made.status_code == 302
    newest = PaperTemplate.objects.get(key=ACCEPTANCE, version=2)
    assert "{number}" in newest.document["body"]
    assert (newest.document["to"], newest.document["states"]) == ("{applicant}", ["under_review"])
    assert newest.document["fields"] == current(ACCEPTANCE).document["fields"]
    assert current(ACCEPTANCE).version == 1
    entry = Entry.objects.filter(subject=f"paper:{ACCEPTANCE}").order_by("-seq")[0]
    assert entry.code == "papers.template.published"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"body": "<p>{{ settings.SECRET_KEY }}</p>"}, "不能运行程序"),
        ({"body": "<p><script>x</script></p>"}, "不能用 &lt;script&gt;"),
        ({"body": "<p>【对方身份证】</p>"}, "【对方身份证】不认识"),
        ({"body": "<p>【申请人电话】</p>"}, "个人隐私"),
        ({"body": "<p>【代理人】</p>"}, "可能没有内容"),
        ({"basis": "法律援助法§4300"}, "法律援助法"),
        ({"effective_from": "2020-01-01"}, "只能从今天或者以后起用"),
        ({"number": "{place}援决字〔{year}〕{n}号"}, "已经用了这个文号"),
        ({"number": "受{n}"}, "六角括号"),
        ({"to": "【全部填写内容】"}, "整块的要写在正文里"),
        ({"copy_to": "【没有】"}, "不认识"),
        ({"layout": "poster"}, "poster"),
        ({"kind": "nothing"}, "nothing"),
        ({"record": "la.nothing"}, "la.nothing"),
        ({"record": "la.grant_decision"}, "《给予法律援助决定书》已经印这份文书"),
        ({"states": ["nowhere"]}, "nowhere"),
        ({"ask-0-title": "联系【人】"}, "名称里不能有"),
        ({"ask-1-title": "联系人"}, "上面已经有一个叫这个名称的"),
        ({"ask-0-type": "choice"}, "请写选项"),
        ({"ask-0-minimum": "30"}, "最大值比最小值还小"),
        ({"ask-0-maximum": "1e9"}, "输入整数"),
        ({"ask-0-DELETE": "on"}, "没有的"),
        ({"ask-TOTAL_FORMS": "x"}, "出文时要问的"),
        ({"body": "<p>好\x00</p>"}, "空字符"),
    ],
)
def test_a_fault_is_told_and_nothing_is_published(city, changes, said):
    writer = city.client("gaofang")
    answer = writer.post(PAGE, typed(writer, publish="1", **changes))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert PaperTemplate.objects.filter(key=ACCEPTANCE).count() == 1


def test_the_second_of_two_who_write_at_once_is_told(city):
    writer = city.client("gaofang")
    first, second = typed(writer, title="受理通知书"), typed(writer, title="受理告知书")
    writer.post(PAGE, {**first, "publish": "1"})
    late = writer.post(PAGE, {**second, "publish": "1"})
    assert "刚才已经由别人定下" in late.content.decode()
    assert PaperTemplate.objects.get(key=ACCEPTANCE, version=2).title == "受理通知书"


def test_others_read_and_may_not_write(city):
    for who in ("zhaojing", "zheng", "panli"):
        client = city.client(who)
        assert client.get(PAGE).status_code == 200
        assert client.post(PAGE, {"publish": "1"}).status_code == 403
        assert client.get(f"{PAGE}sample/").status_code == 403
    assert city.client("feng").get(PAGE).status_code == 403
