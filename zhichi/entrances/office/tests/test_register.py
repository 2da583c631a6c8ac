"""登记: the desk writes down who came and what for; the case begins where it belongs, once, and nothing typed is lost."""

from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.cast import City
from zhichi.foundation.cases.public import Case, PartyRole, track
from zhichi.foundation.cases.tests.factories import QUESTION, WAGES
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db

HOME, FOREIGN = "370811002001", "370812001001"
PLACE = {"county": "370811000000", "township": "370811002000", "village": HOME}
CALLER = {"who-name": "王秀英", "who-phone": "13800138000"}
AGENT = {"agent-name": "王小丽", "agent-relation": "child", "agent-phone": "13900139000"}
KEY = {"key": "k" * 32}


def page(item: str = "consultation", channel: str = "phone", region: str = HOME) -> str:
    return f"/office/register/form/?{urlencode({'item': item, 'channel': channel, 'region': region})}"


def sent(client: Client, *parts: dict[str, Any], address: str = "", **changes: Any):
    given: dict[str, Any] = {}
    for part in (*(parts or (QUESTION, CALLER)), KEY, changes):
        given |= part
    return client.post(address or page(), given)


def picture() -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "white").save(drawn, "PNG")
    return SimpleUploadedFile("欠条.png", drawn.getvalue(), "image/png")


def test_the_first_page_begins_with_the_place_of_ones_own_desk(city: City):
    shown = city.client("liming").get("/office/register/").content.decode()
    assert '<option value="370811002000" selected>许庄街道</option>' in shown
    assert '<option value="370811000000" selected>任城区</option>' in shown


def test_an_item_and_how_it_came_lead_to_the_page_that_asks_the_rest(city: City):
    answer = city.client("liming").post(
        "/office/register/", PLACE | {"channel": "phone", "item": "consultation"}
    )
    assert (answer.status_code, answer["Location"]) == (302, page())


def test_another_county_brings_its_townships_and_finds_no_fault(city: City):
    answer = city.client("liming").post("/office/register/", PLACE | {"county": "370812000000"})
    assert answer.status_code == 200
    assert "鼓楼街道" in answer.content.decode()
    assert "有几处需要您再看看" not in answer.content.decode()


def test_what_was_not_chosen_is_said(city: City):
    answer = city.client("liming").post(
        "/office/register/", {"item": "consultation", "county": "370811000000"}
    )
    assert answer.status_code == 422
    assert "请选择怎么来的。" in answer.content.decode()


def test_a_call_is_registered_at_ones_own_desk_with_its_channel(city: City):
    answer = sent(city.client("liming"))
    case = Case.objects.get()
    assert answer["Location"] == f"/office/register/done/{case.tracking_code}/"
    assert (case.channel, case.unit.name, case.origin_unit.name) == ("phone", "许庄司法所", "许庄司法所")
    entry = entries_of(case.subject)[0]
    assert entry.actor == f"officer:{city.people['liming'].pk}@unit:370811-town"
    assert payload_of(entry)["channel"] == "phone"


@pytest.mark.parametrize("channel", ["window", "phone", "letter", "hotline"])
def test_each_way_to_come_is_kept(city: City, channel: str):
    sent(city.client("liming"), address=page(channel=channel))
    assert Case.objects.get().channel == channel


def test_a_channel_that_is_not_of_the_desk_does_not_exist(city: City):
    assert city.client("liming").get(page(channel="web")).status_code == 404


def test_the_centre_registers_at_its_own_desk(city: City):
    sent(city.client("zhaojing"))
    assert Case.objects.get().unit.name == "任城区法律援助中心"


def test_a_foreign_place_begins_at_its_own_desk_and_the_clerk_is_told_which(city: City):
    client = city.client("liming")
    assert "这件由鼓楼司法所办理" in client.get(page(region=FOREIGN)).content.decode()
    answer = sent(client, address=page(region=FOREIGN))
    assert Case.objects.get().unit.name == "鼓楼司法所"
    told = client.get(answer["Location"]).content.decode()
    assert "由鼓楼司法所办理" in told
    assert "打开这一件" not in told
    assert "打印回执" in told


def test_a_desk_that_cannot_work_the_case_leaves_it_to_the_one_responsible(city: City):
    sent(city.client("panli"))
    assert Case.objects.get().unit.name == "许庄司法所"


@pytest.mark.parametrize("who", ["chen", "feng"])
def test_who_sits_at_no_desk_of_the_procedure_is_refused_with_a_sentence(city: City, who: str):
    client = city.client(who)
    for address in ("/office/register/", page()):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "登记，您不在这样的单位" in answer.content.decode()
    assert sent(client).status_code == 403
    assert not Case.objects.exists()
    assert "/office/register/" not in client.get("/office/me/").content.decode()


def test_the_menu_and_the_inbox_lead_there(city: City):
    shown = city.client("liming").get("/office/").content.decode()
    assert shown.count('href="/office/register/"') >= 3


def test_nobody_need_give_a_name_for_a_consultation(city: City):
    sent(city.client("liming"), QUESTION, {"who-pin": "4321"})
    case = Case.objects.get()
    assert track(code=case.tracking_code, ending="4321", address="::1", at=case.filed_at) == case


def test_without_telephone_and_code_the_page_asks_for_one_of_them(city: City):
    answer = sent(city.client("liming"), QUESTION)
    assert answer.status_code == 422
    assert "老板不给工钱怎么办？" in answer.content.decode()
    assert not Case.objects.exists()


def test_an_agent_is_a_party_of_his_own_with_what_he_is_to_the_other(city: City):
    client = city.client("liming")
    sent(client, QUESTION, AGENT, {"who-name": "王秀英"})
    case = Case.objects.get()
    agent = case.parties.get(role=PartyRole.AGENT)
    assert (agent.name, agent.relation) == ("王小丽", "child")
    assert track(code=case.tracking_code, ending="9000", address="::1", at=case.filed_at) == case
    assert "代理人（当事人的子女）" in client.get(f"/office/cases/{case.number}/").content.decode()


@pytest.mark.parametrize(
    ("missing", "said"),
    [("agent-name", "请填写代理人姓名。"), ("agent-relation", "请选择代理人是当事人的什么人。")],
)
def test_half_an_agent_is_asked_for_the_rest(city: City, missing: str, said: str):
    answer = sent(city.client("liming"), QUESTION, CALLER, AGENT, {missing: ""})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "13900139000" in answer.content.decode()


def test_pressing_twice_registers_once(city: City):
    client = city.client("liming")
    assert sent(client)["Location"] == sent(client)["Location"]
    assert Case.objects.count() == 1


def test_a_page_sent_again_with_other_words_is_not_taken_for_the_first(city: City):
    client = city.client("liming")
    sent(client)
    answer = sent(client, question="另一个人问别的事。")
    assert answer.status_code == 409
    assert "这一页刚才已经登记过一件" in answer.content.decode()
    assert "另一个人问别的事。" in answer.content.decode()
    assert KEY["key"] not in answer.content.decode()
    assert Case.objects.count() == 1


def test_the_same_key_of_another_officer_is_another_filing(city: City):
    sent(city.client("liming"))
    sent(city.client("zhaojing"))
    assert Case.objects.count() == 2


def test_legal_aid_asks_for_name_and_number_and_keeps_what_was_typed(city: City):
    client, address = city.client("liming"), page("legal_aid", "window")
    wrong = sent(client, WAGES, CALLER, {"who-id_number": "110105194912310021"}, address=address)
    assert wrong.status_code == 422
    assert "欠我两万块工钱" in wrong.content.decode()
    sent(client, WAGES, CALLER, {"who-id_number": "11010519491231002X"}, address=address)
    assert Case.objects.get().kind == "legal_aid"


def test_a_paper_survives_a_fault_elsewhere(city: City):
    client, address = city.client("liming"), page("legal_aid", "window")
    paper = picture()
    wrong = sent(client, WAGES, {"papers": paper}, address=address)
    shown = wrong.content.decode()
    assert "欠条.png" in shown
    token = shown.split('name="papers_held" value="')[1].split('"')[0]
    right = {"who-id_number": "11010519491231002X", "papers_held": token}
    sent(client, WAGES, CALLER, right, address=address)
    assert [paper.name for paper in Case.objects.get().materials.all()] == ["欠条.png"]


def test_a_session_that_ran_out_keeps_the_page(city: City):
    answer = sent(Client())
    assert answer.status_code in {200, 401, 403}
    assert 'name="carried"' in answer.content.decode()
    assert not Case.objects.exists()


def test_the_answer_is_one_link_away_and_ends_it(city: City):
    client = city.client("liming")
    told = client.get(sent(client)["Location"]).content.decode()
    case = Case.objects.get()
    link = f"/office/cases/{case.number}/do/answer_and_close/"
    assert link in told
    said = {
        "answer": "去仲裁。",
        "qualification": "officer",
        "channel": "phone",
        "minutes": "5",
        "understood": "on",
    }
    assert client.post(link, said | {"revision": case.revision}).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.is_done) == ("closed", True)


def test_the_slip_is_the_citizens_receipt(city: City):
    client = city.client("liming")
    told = client.get(sent(client)["Location"]).content.decode()
    case = Case.objects.get()
    address = f"/cases/{case.tracking_code}/receipt/"
    assert address in told
    assert case.number in client.get(address).content.decode()
    assert city.client("zhaojing").get(f"/office/register/done/{case.tracking_code}/").status_code == 404
