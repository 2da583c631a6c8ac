from datetime import datetime
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from zhichi.domains.network.rules.phash import phash, taken_at
from zhichi.domains.network.rules.similar import BITS, distance, simhash
from zhichi.kernel.workdays import BEIJING


def picture(seed=1, *, kind="PNG", size=(320, 240), brighter=1.0, quality=90, exif=None):
    image = Image.new("RGB", (320, 240), "white")
    draw = ImageDraw.Draw(image)
    for n in range(12):
        x, y = (seed * 97 + n * 53) % 280, (seed * 61 + n * 37) % 200
        draw.rectangle((x, y, x + 20 + n * 5, y + 15 + n * 4), fill=(n * 20, seed * 40 % 256, 255 - n * 20))
    image = ImageEnhance.Brightness(image).enhance(brighter).resize(size)
    kept = BytesIO()
    more = {"exif": exif} if exif else {}
    image.save(kept, kind, **({"quality": quality} | more if kind == "JPEG" else more))
    return kept


def test_a_copy_is_found_after_resizing_brightening_and_another_format():
    first = phash(picture())
    for copy in (
        picture(kind="JPEG", quality=60),
        picture(size=(160, 120)),
        picture(brighter=1.2, kind="JPEG"),
    ):
        assert distance(first, phash(copy)) <= 8


def test_different_pictures_are_far_apart():
    hashes = [phash(picture(seed)) for seed in range(1, 6)]
    assert all(distance(a, b) > 16 for i, a in enumerate(hashes) for b in hashes[:i])


def test_fingerprints_fit_a_signed_bigint():
    for value in (phash(picture()), simhash("解答土地承包合同纠纷问题")):
        assert -(1 << 63) <= value < 1 << 63


def test_copied_notes_are_near_and_others_far():
    note = simhash("解答村民土地承包合同纠纷，建议先向村委会申请调解。")
    assert distance(note, simhash("解答村民土地承包合同纠纷,建议先向村委会申请调解")) == 0
    assert distance(note, simhash("解答村民李某土地承包合同纠纷，建议先向村委会申请调解。")) < 12
    assert distance(note, simhash("协助老人填写法律援助申请表，复印低保证明。")) > 18


def test_a_note_of_one_character_has_no_fingerprint():
    assert simhash("好。") is None
    assert distance(0, -1) == BITS


def test_the_time_in_a_photo_is_read_as_beijing_time():
    exif = Image.Exif()
    exif[0x8769] = {0x9003: "2026:03:02 09:30:00"}
    assert taken_at(picture(kind="JPEG", exif=exif)) == datetime(2026, 3, 2, 9, 30, tzinfo=BEIJING)
    assert taken_at(picture(kind="JPEG")) is None


def test_what_is_no_picture_is_refused():
    with pytest.raises(OSError, match="cannot identify"):
        phash(BytesIO(b"not a picture"))
