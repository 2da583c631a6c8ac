"""Each element of the national list has its place: in the editor, in the guide, on paper, in the JSON, in what ships."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.item_drafts import start_draft
from zhichi.domains.catalogue.actions.items import publish_item
from zhichi.domains.catalogue.forms.item_rows import MaterialRow
from zhichi.domains.catalogue.models import ItemDraft
from zhichi.domains.catalogue.rules.item_elements import unsaid
from zhichi.domains.catalogue.rules.item_known import KnownToItems
from zhichi.domains.catalogue.rules.item_shape import faults_of_item
from zhichi.domains.catalogue.tests.item_documents import SOUND, changed
from zhichi.foundation.accounts.public import SYSTEM

FILES = sorted((Path(settings.DATA) / "catalogue" / "items").glob("*.yaml"))
ASKED = {
    "booking": "yes",
    "booking_words": "打 0537-1234567 约。",
    "delivery": "no",
    "scope": "city",
    "enquiry": "打电话问\n到窗口问",
    "quota": "yes",
    "quota_words": "每天二十个。",
    "quota_basis": "公证法§30",
    "intermediary": "no",
    "joint_said": "no",
}
KEPT = {
    "booking": {"there": True, "words": "打 0537-1234567 约。"},
    "delivery": {"there": False},
    "range": {"scope": "city"},
    "enquiry": ["打电话问", "到窗口问"],
    "quota": {"there": True, "words": "每天二十个。", "basis": "公证法§30"},
    "intermediary": {"there": False},
    "joint": [],
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_ships_says_everything_that_can_be_known_here(path: Path):
    file = yaml.safe_load(path.read_text(encoding="utf-8"))
    if file.get("enabled", True):
        assert [element.title for element in unsaid(file["item"]) if not element.ours] == []


@pytest.mark.parametrize(
    ("key", "held", "sentence"),
    [
        ("booking", {"there": True}, "预约·说明：有预约的，请写清楚"),
        ("quota", {"there": True, "words": "每天二十个"}, "数量限制·依据：有数量限制的要有依据"),
        ("intermediary", {"there": True, "words": "找评估机构"}, "中介服务·依据：有中介服务的要有依据"),
        ("visits", 0, "到现场次数：只能到窗口办的，至少要跑一次"),
    ],
)
def test_what_is_claimed_is_told_with_its_basis(key: str, held: Any, sentence: str):
    found = faults_of_item({**SOUND, key: held}, KnownToItems())
    assert sentence in "；".join(map(str, found))


def test_a_material_begins_without_a_source_so_that_none_is_forgotten():
    assert [MaterialRow()[name].value() for name in ("source", "form")] == [None, None]
    mark = render_to_string("components/form_field/mark.html", {"field": MaterialRow()["title"]})
    assert "发布前要填" in mark


@pytest.mark.django_db
def test_the_clerk_says_it_and_people_read_it(city: City, client: Client):
    now = timezone.now()
    start_draft(document=SOUND, by=SYSTEM, at=now)
    client.force_login(city.people["gaofang"])
    page = client.get("/office/items/booking/draft/").content.decode()
    assert "由本单位填写" in page
    answer = client.post("/office/items/booking/draft/parts/service/", {**ASKED, "revision": 1})
    assert answer.status_code == 302
    document = ItemDraft.objects.get(code="booking").document
    assert {key: document[key] for key in KEPT} == KEPT
    publish_item(document=document, effective_from=timezone.localdate(), by=SYSTEM, at=now)
    for address in ("/guides/booking/", "/guides/booking/sheet/"):
        told = client.get(address).content.decode()
        for words in (
            "打 0537-1234567 约",
            "全市通办",
            "每天二十个",
            "个人和单位",
            "公共服务",
            "不用找中介机构",
        ):
            assert words in told, (address, words)
    assert client.get("/guides/booking.json").json()["range"] == {"scope": "city"}


@pytest.mark.django_db
def test_the_list_tells_what_runs_and_what_waits(city: City, client: Client):
    now, today = timezone.now(), timezone.localdate()
    publish_item(document=SOUND, effective_from=today, by=SYSTEM, at=now)
    day = today + timedelta(days=9)
    publish_item(document=changed("summary", to="新的说明。"), effective_from=day, by=SYSTEM, at=now)
    client.force_login(city.people["gaofang"])
    for address in ("/office/items/", "/office/items/booking/"):
        page = client.get(address).content.decode()
        assert "将停办" not in page
        assert "正在施行" in page
    assert f"第 2 版 {day.year}年{day.month}月{day.day}日起" in client.get("/office/items/").content.decode()
