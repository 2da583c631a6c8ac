"""From an item to its form and its procedure without typing its name again, and what is still missing on its page."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.cast import City
from zhichi.domains.catalogue.models import ItemVersion
from zhichi.foundation.forms.public import FormDraft
from zhichi.foundation.forms.tests.factories import ask, published
from zhichi.foundation.procedures.public import ProcedureVersion

pytestmark = pytest.mark.django_db
DRAFT = "/office/items/notary_booking/draft/"


@pytest.fixture
def gao(city: City) -> Client:
    client = city.client("gaofang")
    client.post("/office/items/new/", {"title": "公证预约", "code": "notary_booking", "online": "yes"})
    return client


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_item_carries_its_name_into_a_new_form_and_a_new_procedure(gao: Client) -> None:
    form = f"/office/forms/new/?{urlencode({'key': 'notary_booking', 'title': '公证预约'})}"
    procedure = f"/office/procedures/start/?{urlencode({'kind': 'notary_booking', 'title': '公证预约'})}"
    for address, called in ((form, "为本事项编表单"), (procedure, "为本事项编程序")):
        shown = page(gao, DRAFT)
        assert f'<a href="{address.replace("&", "&amp;")}">' in shown
        assert called in shown
        assert 'value="公证预约"' in page(gao, address)
        assert 'value="notary_booking"' in page(gao, address)


def test_each_step_says_how_far_it_is(gao: Client) -> None:
    gao.post("/office/forms/new/", {"title": "公证预约", "key": "notary_booking"})
    assert "有草稿，还没有发布" in page(gao, DRAFT)
    assert 'href="/office/forms/notary_booking/"' in page(gao, DRAFT)
    published(ask("day", "date", "哪一天"), key="notary_booking")
    assert "已发布第 1 版" in page(gao, DRAFT)
    FormDraft.objects.all().delete()
    answers = {
        "title": "公证预约",
        "kind": "notary_booking",
        "letters": "GZ",
        "pattern": "accept_decide_close",
    }
    assert gao.post("/office/procedures/start/", answers).status_code == 302
    assert 'href="/office/procedures/drafts/notary_booking/"' in page(gao, DRAFT)


def test_the_page_of_a_published_item_says_what_is_missing_to_file_it(city: City) -> None:
    gao = city.client("gaofang")
    assert "现在可以在网上办" in page(gao, "/office/items/consultation/")
    assert "程序自己带了要填的内容" in page(gao, "/office/items/consultation/")
    later = date(2099, 3, 1)
    ProcedureVersion.objects.filter(kind="consultation").update(effective_from=later)
    shown = page(gao, "/office/items/consultation/")
    assert "现在还不能在网上办，差 1 处" in shown
    assert "3月1日起施行" in shown


def test_who_only_reads_is_led_to_no_page_of_writing(city: City) -> None:
    shown = page(city.client("panli"), "/office/items/consultation/")
    assert "现在可以在网上办" in shown
    assert "/office/forms/new/" not in shown


def test_a_guide_only_needs_neither(city: City) -> None:
    guide: Any = ItemVersion.objects.filter(kind="").select_related("item").first()
    assert "在网上办" not in page(city.client("gaofang"), f"/office/items/{guide.item.code}/")
