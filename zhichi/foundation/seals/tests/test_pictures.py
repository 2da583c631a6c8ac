"""Impressions: drawn by us or handed in, round and red, made anew, and shown to few."""

from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image, ImageDraw, PngImagePlugin

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.seals.actions import draw_impression, set_impression
from zhichi.foundation.seals.models import Impression
from zhichi.foundation.seals.tests.factories import kept, registered

pytestmark = pytest.mark.django_db
RED = (200, 20, 30)


def png(shape="round", colour=RED, star=True, note=""):
    picture = Image.new("RGB", (400, 400), "white")
    pen = ImageDraw.Draw(picture)
    box = (10, 10, 390, 390) if shape != "wide" else (10, 110, 390, 290)
    (pen.rectangle if shape == "square" else pen.ellipse)(box, outline=colour, width=12)
    if star:
        pen.ellipse((150, 150, 250, 250), fill=colour)
    out, told = BytesIO(), PngImagePlugin.PngInfo()
    told.add_text("Comment", note or "-")
    picture.save(out, "PNG", pnginfo=told)
    return out.getvalue()


def put(city, seal, data, who="fuju"):
    return set_impression(seal=seal, picture=data, by=city.actor(who), at=timezone.now())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (png("square"), "应是圆形的"),
        (png("wide"), "长和宽不一样"),
        (png(colour=(10, 10, 200)), "应是红色的"),
        (png(star=False), "应有五角星"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG 格式"),
        (b"%PDF-1.7", "PNG 格式"),
        (bytes(3_000_000), "不能超过 2 MB"),
    ],
)
def test_a_picture_that_cannot_be_a_formal_seal_is_refused(office, data, why):
    seal = registered(office, "370811", kind="organ", name="任城区司法局")
    with pytest.raises(RefusedError, match=why):
        put(office, seal, data)
    assert not Impression.objects.exists()


def test_what_was_handed_in_is_made_anew_and_sealed(office):
    seal = registered(office, "370811", kind="organ", name="任城区司法局")
    held = put(office, seal, png(note="secret comment"))
    made = Image.open(BytesIO(held.picture))
    assert (made.format, made.mode, made.info.get("Comment")) == ("PNG", "RGBA", None)
    assert made.getpixel((0, 0))[3] == 0
    assert b"PNG" not in bytes(Impression.objects.get().sealed)


def test_drawn_by_us_it_passes_our_own_check(office):
    formal = registered(office, "370811", kind="organ", name="任城区司法局")
    special = registered(office)
    for seal in (formal, special):
        assert draw_impression(seal=seal, by=office.actor("fuju"), at=timezone.now()).drawn


def test_only_who_manages_or_keeps_a_seal_sees_its_picture(office):
    seal = kept(office)
    draw_impression(seal=seal, by=office.actor("fuju"), at=timezone.now())
    url = f"/office/seals/{seal.pk}/picture/"
    codes = {
        who: office.client(who).get(url).status_code
        for who in ("fuju", "baoyin", "zhaojing", "sunli", "hanmei")
    }
    assert codes == {"fuju": 200, "baoyin": 200, "zhaojing": 403, "sunli": 403, "hanmei": 404}
    with pytest.raises(RefusedError, match="由本单位或者上级"):
        put(office, seal, png(), "baoyin")
