"""A visit: a code drawn when it begins, an end once and in time, by somebody of another unit; a self report never counts."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from zhichi.domains.network.public import FactError, Point, begin_visit, finish_visit, report_self
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.files.public import FileFault
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def room(city):
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"])


def picture():
    kept = BytesIO()
    Image.linear_gradient("L").resize((64, 48)).save(kept, "JPEG")
    return ContentFile(kept.getvalue(), name="门牌.jpg")


def begin(city, room, who="panli", method="on_site"):
    return begin_visit(by=city.actor(who), at=NOW, point=room, method=method)


def finish(city, visit, who="panli", hours=1, **changes):
    told = {"outcome": "real", "photos": [picture()]} | changes
    return finish_visit(by=city.actor(who), at=NOW + timedelta(hours=hours), visit=visit, **told)


@pytest.mark.parametrize(("method", "days"), [("on_site", 180), ("video", 90)])
def test_a_verification_holds_for_as_long_as_its_method_does(city, room, method, days):
    visit = begin(city, room, method=method)
    done = finish(city, visit, position=(116.58, 35.41))
    assert done.expires_on == timezone.localdate(NOW + timedelta(hours=1)) + timedelta(days=days)
    assert (done.challenge, len(done.challenge), done.by_name) == (visit.challenge, 4, "潘丽")
    photo = done.photos.get()
    entry = entries_of(f"point:{room.code}").last()
    assert payload_of(entry)["photos"] == [{"file": photo.file.digest, "phash": str(photo.phash)}]


@pytest.mark.parametrize("outcome", ["shut", "missing"])
def test_what_was_found_shut_or_missing_verifies_nothing(city, room, outcome):
    assert finish(city, begin(city, room), outcome=outcome, photos=[]).expires_on is None


def test_codes_of_visits_differ(city, room):
    assert len({begin(city, room).challenge for _ in range(12)}) > 6


def test_nobody_verifies_the_point_of_his_own_unit(city, room):
    with pytest.raises(PermissionDenied, match="由县（市、区）或者市司法局办理"):
        begin(city, room, who="liming")
    centre = point(Region.objects.get(code="370811000000"), city.units["370811"], tier="county")
    with pytest.raises(PermissionDenied, match="不能核验本单位的服务点"):
        begin(city, centre)
    assert begin(city, centre, who="gaofang").pk


def test_a_foreign_county_verifies_nothing_here(city, room):
    foreign = point(Region.objects.get(code="370812001001"), city.units["370812-town"])
    with pytest.raises(PermissionDenied, match="不在您管理的范围内"):
        begin(city, foreign)


def test_a_visit_ends_once_in_time_and_by_who_began_it(city, room):
    visit = begin(city, room)
    with pytest.raises(PermissionDenied, match="别人开始的"):
        finish(city, visit, who="gaofang")
    with pytest.raises(FactError, match="口令作废"):
        finish(city, visit, hours=13)
    finish(city, visit)
    with pytest.raises(FactError, match="已经登记过"):
        finish(city, visit)
    assert room.verifications.count() == 1


def test_without_a_photo_it_says_in_words_what_was_seen(city, room):
    with pytest.raises(FactError, match="写明"):
        finish(city, begin(city, room), photos=[])
    assert finish(city, begin(city, room), photos=[], note="见到值班人员李明").expires_on


def test_a_file_that_is_no_picture_keeps_nothing(city, room):
    pdf = ContentFile(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n", name="a.pdf")
    with pytest.raises(FileFault):
        finish(city, begin(city, room), photos=[picture(), pdf])
    assert not room.verifications.exists()


def test_a_position_abroad_is_refused(city, room):
    with pytest.raises(FactError, match="不在我国境内"):
        finish(city, begin(city, room), position=(2.35, 48.85))


def test_a_self_report_is_kept_and_never_verifies(city, room):
    report = report_self(by=city.actor("liming"), at=NOW, point=room, note="一切正常", photos=[picture()])
    assert (report.method, report.expires_on, report.challenge) == ("self_report", None, "")
    with pytest.raises(FactError, match="请选择"):
        begin(city, room, method="self_report")


def test_a_position_far_from_the_point_wants_a_reason_and_is_told_beside_the_verification(city, room):
    Point.objects.filter(pk=room.pk).update(lon=116.58, lat=35.41)
    visit = begin(city, room)
    with pytest.raises(FactError, match="离登记的地方约 47 公里"):
        finish(city, visit, position=(116.9, 35.08))
    done = finish(city, visit, position=(116.9, 35.08), note="手机定位不准，人在现场。")
    assert done.off_m == pytest.approx(46_800, abs=500)
    assert payload_of(entries_of(f"point:{room.code}").last())["off_m"] == done.off_m
    page = city.client("panli").get(f"/office/points/{room.code}/").content.decode()
    assert "登记的核验位置离这个服务点约 47 公里" in page


def test_a_position_at_the_door_is_nothing_odd(city, room):
    Point.objects.filter(pk=room.pk).update(lon=116.58, lat=35.41)
    done = finish(city, begin(city, room), position=(116.5805, 35.4103))
    assert (done.off_m, done.far_words) == (56, "")
