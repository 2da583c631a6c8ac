"""要办什么: from questions to the right service, by addresses alone."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from zhichi.foundation.guidance.public import WayVersion, walk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
WAGES = "/guide-me/wages/"


def body(address, status=200):
    answer = Client().get(address)
    assert answer.status_code == status
    return answer.content.decode()


def doors(page):
    return [link.replace("&amp;", "&") for link in re.findall(r'class="way-door[^"]*" href="([^"]+)"', page)]


def test_every_common_trouble_has_a_door():
    page = body("/guide-me/")
    for words in (
        "拿不到工资",
        "离婚",
        "打人",
        "邻居",
        "借钱不还",
        "征地",
        "被抓",
        "公证",
        "鉴定",
        "调解",
        "投诉",
    ):
        assert words in page


def test_tapping_through_leads_to_legal_aid_with_the_reasons():
    page = body(WAGES)
    page = body(doors(page)[0])
    page = body(next(link for link in doors(page) if "talk=law" in link or "talk=" not in link))
    page = body(f"{WAGES}?stage=none&talk=law&migrant=yes")
    for words in (
        "申请法律援助",
        "/apply/legal_aid/",
        "/guides/legal_aid/",
        "/legal-aid/check/",
        "item=legal_aid",
        "tel:12348",
        "办的时候带",
        "劳动合同",
        "您是不是从农村进城打工的",
        "法律援助法§42",
        "以受理的机构审查为准",
    ):
        assert words in page, words


def test_an_earlier_answer_is_changed_and_the_others_stay():
    page = body(f"{WAGES}?stage=none&talk=law&migrant=yes&again=stage")
    assert "您刚才选的" in page
    changed = next(link for link in doors(page) if "stage=court" in link)
    assert "migrant=yes" in changed
    assert "申请法律援助" in body(changed)


def test_back_goes_one_step():
    page = body(f"{WAGES}?stage=none&talk=law")
    assert f'href="{WAGES}?stage=none"' in page
    assert 'href="/guide-me/"' in body(WAGES)


def test_the_outcome_prints_on_a_sheet():
    sheet = body("/guide-me/wages/sheet/?stage=none&talk=law&migrant=yes")
    assert "办的时候带" in sheet
    assert "您是不是从农村进城打工的？是" in sheet
    body("/guide-me/wages/sheet/?stage=none", status=404)


@pytest.mark.parametrize(
    "query",
    [
        "stage=x",
        "stage=<script>",
        "again=nothing",
        "name=王秀英&phone=13812345678",
        "stage=none&talk=law&migrant=\x00",
    ],
)
def test_nonsense_asks_the_question_again_and_is_not_repeated(query):
    page = body(f"{WAGES}?{query}")
    assert "way-list" in page
    assert "王秀英" not in page.split("<main")[1]
    assert "<script>" not in page.split("<main")[1].split("</main")[0]


def test_an_unknown_way_is_not_found():
    body("/guide-me/nothing/", status=404)


def test_a_walk_keeps_no_identity():
    answer = Client().get(f"{WAGES}?stage=none&talk=law&migrant=yes")
    assert "sessionid" not in answer.cookies
    assert answer["Cache-Control"] == "private, no-store" or "no-store" in answer["Cache-Control"]


def test_an_ended_item_is_left_out_instead_of_leading_nowhere():
    row = WayVersion.objects.get(code="wages")
    row.document["outcomes"]["aid"]["items"][1]["item"] = "gone"
    row.save()
    assert "gone" not in body(f"{WAGES}?stage=none&talk=law&migrant=yes")


def test_every_answer_of_every_way_leads_to_a_page_that_names_a_service_and_a_telephone():
    """Each outcome once, by the first way of answering that reaches it."""
    for version in WayVersion.objects.all():
        way, seen, waiting = version.way, set(), [{}]
        while waiting:
            given = waiting.pop()
            step = walk(way, given)
            if step.question:
                waiting += [{**given, step.question.key: one.value} for one in step.question.options]
            elif step.row.outcome not in seen:
                seen.add(step.row.outcome)
                page = Client().get(f"/guide-me/{way.code}/", given).content.decode()
                assert escape(way.outcomes[step.row.outcome].title) in page
                assert "/guides/" in page.split("<main")[1]
                assert "tel:12348" in page
        assert seen == set(way.outcomes)
