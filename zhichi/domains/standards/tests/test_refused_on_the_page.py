"""What goes wrong on a page is said beside its field, keeps what was typed and changes nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.cast import City
from zhichi.domains.standards.actions import reckon_distances
from zhichi.domains.standards.enums import AssessmentState
from zhichi.domains.standards.tests.factories import furnished, room, walked
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.files.tests.factories import picture

pytestmark = pytest.mark.django_db
S = AssessmentState


def test_a_contradiction_is_told_beside_the_item(city: City):
    assessment = walked(city, room(city), until=S.DRAFT)
    answer = city.client("liming").post(
        f"/office/standards/{assessment.pk}/mark/elements/", {"e6_met": "yes", "e7_met": "yes"}
    )
    assert answer.status_code == 422
    assert "e6_remark" in answer.context["form"].errors
    assert not assessment.marks.filter(item="e7").exists()
    assert answer.context["form"]["e7_met"].value() == "yes"


def test_a_remark_without_an_answer_is_not_lost(city: City):
    assessment = walked(city, room(city), until=S.DRAFT)
    answer = city.client("liming").post(
        f"/office/standards/{assessment.pk}/mark/signage/", {"s2_remark": "褪色了"}
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors["s2_met"] == ["请选择符合还是不符合。"]
    assert "褪色了" in answer.content.decode()


def test_a_second_tab_is_told_and_may_save_again(city: City):
    assessment = walked(city, room(city), until=S.DRAFT)
    client, address = city.client("liming"), f"/office/standards/{assessment.pk}/mark/signage/"
    client.post(address, {"s2_met": "yes", "revision": 1})
    stale = client.post(address, {"s2_met": "no", "s2_remark": "褪色了", "revision": 1})
    assert stale.status_code == 409
    assert "您填写的内容没有丢" in stale.content.decode()
    again = client.post(
        address, {"s2_met": "no", "s2_remark": "褪色了", "revision": stale.context["assessment"].revision}
    )
    assert again.status_code == 302
    assert assessment.marks.get(item="s2").remark == "褪色了"


def test_a_picture_is_kept_and_a_program_refused(city: City):
    assessment = walked(city, room(city), until=S.DRAFT)
    client, address = city.client("liming"), f"/office/standards/{assessment.pk}/mark/signage/"
    bad = SimpleUploadedFile("标牌.jpg", b"MZ\x90\x00" + b"\0" * 64)
    answer = client.post(address, {"s2_met": "yes", "s2_file": bad})
    assert answer.status_code == 422
    assert "s2_file" in answer.context["form"].errors
    good = SimpleUploadedFile("标牌.jpg", picture())
    assert client.post(address, {"s2_met": "yes", "s2_file": good}).status_code == 302
    mark = assessment.marks.get(item="s2")
    shown = city.client("panli").get(f"/office/standards/{assessment.pk}/files/{mark.pk}/")
    assert shown["Content-Type"] == "image/jpeg"
    client.post(address, {"s2_met": "yes", "s2_remark": "换了新的"})
    assert assessment.marks.get(item="s2").file_id == mark.file_id


def test_insiders_without_the_right_are_refused_and_strangers_find_nothing(city: City):
    assessment = walked(city, furnished(city), until=S.SELF_ASSESSED)
    address = f"/office/standards/{assessment.pk}/"
    for name, status in (("liming", 403), ("gaofang", 403), ("qianwei", 404)):
        for where in ("mark/signage/", "do/review/"):
            assert city.client(name).post(address + where, {"words": ""}).status_code == status, (name, where)
    looked = city.client("liming").get(address + "do/review/")
    assert looked.status_code == 302
    assert city.client("panli").post(address + "do/dance/").status_code == 404
    assert city.client("zhouhong").get(address).status_code == 403


def test_a_missing_opinion_is_asked_for(city: City):
    assessment = walked(city, furnished(city), until=S.SELF_ASSESSED)
    answer = city.client("panli").post(f"/office/standards/{assessment.pk}/do/send_back/", {"words": " "})
    assert answer.status_code == 422
    assert answer.context["form"].errors["words"] == ["请填写“哪里要改”。"]


@pytest.mark.parametrize("query", ["tier=town", "county=999999", "state=asleep", "tab=nowhere&page=99"])
def test_a_filter_that_makes_no_sense_finds_nothing_and_breaks_nothing(city: City, query: str):
    walked(city, furnished(city), until=S.DRAFT)
    for page in ("", "points/", "tasks/", "distance/"):
        assert city.client("gaofang").get(f"/office/standards/{page}?{query}").status_code == 200


def test_the_distance_page_counts_what_is_missing_and_leads_to_the_points(city: City):
    furnished(city, 1)
    room(city, 2)
    walked(city, furnished(city, 3), until=S.COUNTY_REVIEWED, unmet=("s3",))
    reckon_distances(by=SYSTEM, at=timezone.now())
    client = city.client("panli")
    page = client.get("/office/standards/distance/")
    counts = {row["item"].code: (row["missing"], row["unknown"]) for row in page.context["lacking"]}
    assert counts["e6"] == (1, 0)
    assert counts["s3"] == (1, 2)
    assert page.context["count"] == 3
    rows = client.get("/office/standards/distance/?item=e6").context["rows"]
    assert [row["point"].name for row in rows] == ["第2工作室"]
    nearest = client.get("/office/standards/distance/?order=near").context["rows"][0]
    assert (nearest["point"].name, nearest["score"]) == ("第3工作室", 960)
    assert nearest["way"] is None
    assert city.client("qianwei").get("/office/standards/distance/").context["count"] == 0
