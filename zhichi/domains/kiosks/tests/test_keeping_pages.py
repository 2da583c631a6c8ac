"""The office's pages: registering, the code and the key shown once, figures with assisted use apart."""

import re

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.kiosks.actions import begin_task, call_clerk, end_use
from zhichi.domains.kiosks.actions.calling import answer_call
from zhichi.domains.kiosks.models import Kiosk
from zhichi.domains.kiosks.tests.factories import hall, kiosk_of

pytestmark = pytest.mark.django_db


def test_a_kiosk_is_registered_and_its_code_shown_once(city: City):
    place, desk = hall(city), city.client("panli")
    wrong = desk.post("/office/kiosks/add/", {"point": place.pk, "code": "小一号"})
    assert (wrong.status_code, "只用大写字母" in wrong.content.decode()) == (422, True)
    desk.post("/office/kiosks/add/", {"point": place.pk, "code": "JN-RC-02", "place": "东门"})
    kiosk = Kiosk.objects.get()
    given = desk.post(f"/office/kiosks/{kiosk.pk}/code/")
    code = re.search(r"启用码：([2-9A-Z]{5})-([2-9A-Z]{5})", given.content.decode())
    assert code is not None
    assert given["Cache-Control"] == "no-store"
    assert code[1] not in desk.get(f"/office/kiosks/{kiosk.pk}/").content.decode()
    key = re.search(r"[0-9a-f]{64}", desk.post(f"/office/kiosks/{kiosk.pk}/reader/").content.decode())
    kiosk.refresh_from_db()
    assert key is not None
    assert key[0] == kiosk.reader_key
    assert desk.post(f"/office/kiosks/{kiosk.pk}/retire/").status_code == 302
    assert "已停用" in desk.get("/office/kiosks/").content.decode()


def test_a_clerk_sees_but_does_not_manage(city: City):
    kiosk, desk = kiosk_of(city), city.client("liming")
    assert "生成启用码" not in desk.get(f"/office/kiosks/{kiosk.pk}/").content.decode()
    for verb in ("code", "reader", "retire"):
        assert desk.post(f"/office/kiosks/{kiosk.pk}/{verb}/").status_code == 403
    assert desk.get("/office/kiosks/add/").status_code == 403


def test_figures_keep_helped_uses_apart(city: City):
    kiosk, at = kiosk_of(city), timezone.now()
    for n in range(3):
        use = begin_task(kiosk=kiosk, use_id=None, task="guides", at=at)
        if n == 0:
            answer_call(call=call_clerk(kiosk=kiosk, use=use, at=at), by=city.actor("liming"), at=at)
        end_use(kiosk=kiosk, because="idle" if n == 1 else "button", at=at)
    page = city.client("panli").get(f"/office/kiosks/{kiosk.pk}/").content.decode()
    assert "共 3 次：自己办 2 次，有人帮助 1 次。走开后自动清除的 1 次。" in page
    assert "看指南：3 次" in page


def test_the_list_asks_as_much_for_many_as_for_one(city: City, django_assert_max_num_queries):
    for n in range(8):
        kiosk_of(city, code=f"JN-{n:02}")
    desk = city.client("panli")
    desk.get("/office/kiosks/")
    with django_assert_max_num_queries(7):
        desk.get("/office/kiosks/")
