"""登记 with a mandate: the desk and a village's helper file for somebody, on the same page as ever."""

from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.cast import City
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import QUESTION
from zhichi.foundation.mandates.tests.factories import helper

pytestmark = pytest.mark.django_db
CALLER = {"who-name": "王秀英", "who-phone": "13800138000", "key": "k" * 32}
SPOKEN = {"mandate-way": "spoken", "mandate-witness": "刘邻居", "mandate-scope": ["file"]}


def page(region: str = "370811002001") -> str:
    asked = {"item": "consultation", "channel": "window", "region": region}
    return f"/office/register/form/?{urlencode(asked)}"


def until(client, address: str) -> dict[str, str]:
    """The last day that the page proposes, as a browser sends it back."""
    form = client.get(address).context["sheet"].mandate
    return {"mandate-until": form["until"].initial.isoformat()}


def picture() -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "white").save(drawn, "PNG")
    return SimpleUploadedFile("委托书.png", drawn.getvalue(), "image/png")


def test_an_ordinary_registration_asks_for_no_mandate(city: City):
    client = city.client("liming")
    assert client.post(page(), QUESTION | CALLER | until(client, page())).status_code == 302
    assert not hasattr(Case.objects.get(), "mandate")


def test_the_desk_files_for_somebody_with_a_witness(city: City):
    client = city.client("liming")
    answer = client.post(page(), QUESTION | CALLER | SPOKEN | until(client, page()))
    assert answer.status_code == 302
    assert Case.objects.get().mandate.witness == "刘邻居"
    done = client.get(answer["Location"]).content.decode()
    assert "打印大字纸条" in done


def test_what_is_missing_is_said_and_nothing_typed_is_lost(city: City):
    client = city.client("liming")
    wrong = {**SPOKEN, "mandate-witness": "", "mandate-until": "昨天"}
    answer = client.post(page(), QUESTION | CALLER | wrong)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "口头委托要有见证人" in shown
    assert "王秀英" in shown
    assert not Case.objects.exists()


def test_a_signed_paper_goes_into_the_file_and_survives_a_fault(city: City):
    client = city.client("liming")
    signed = {"mandate-way": "signed", "mandate-scope": ["file"], **until(client, page())}
    answer = client.post(page(), QUESTION | CALLER | signed)
    assert "请上传签了名的委托书" in answer.content.decode()
    first = client.post(
        page(), {**QUESTION, **CALLER, **signed, "who-phone": "1", "paper-mandate": picture()}
    )
    assert first.status_code == 422
    token = first.context["sheet"].token
    again = client.post(page(), {**QUESTION, **CALLER, **signed, "papers_held": token})
    assert again.status_code == 302
    case = Case.objects.get()
    assert case.mandate.paper.digest == case.materials.get(kind="mandate").file.digest


def test_a_villages_helper_must_bring_a_mandate_and_stays_in_his_village(city: City):
    helper(city)
    client = city.client("zhoubang")
    first = client.get("/office/register/").content.decode()
    assert '<option value="370811002001" selected>' in first
    days = until(client, page())
    refused = client.post(page(), QUESTION | CALLER | days)
    assert "请选择委托是怎么给的" in refused.content.decode()
    elsewhere = client.get(page("370812001001"))
    assert (elsewhere.status_code, "您只能替" in elsewhere.content.decode()) == (403, True)
    done = client.post(page(), QUESTION | CALLER | SPOKEN | days)
    assert done.status_code == 302
    slip = f"/cases/{Case.objects.get().tracking_code}/slip/"
    assert slip in client.get(done["Location"]).content.decode()
    assert client.get(slip).status_code == 200
