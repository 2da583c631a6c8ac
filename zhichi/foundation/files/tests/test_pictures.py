"""What others see of a picture: upright, in its pixels only; bombs and broken ones are refused."""

from io import BytesIO

import pytest
from PIL import Image

from zhichi.foundation.files.enums import Mime
from zhichi.foundation.files.rules import FileFault, shown_picture
from zhichi.foundation.files.tests.factories import bomb_picture, phone_photo, picture


def test_a_phone_photo_is_turned_upright_and_tells_no_place():
    original = phone_photo(orientation=6)
    assert b"SecretCameraMaker" in original
    shown = shown_picture(BytesIO(original), Mime.JPEG)
    with Image.open(BytesIO(shown)) as image:
        assert image.size == (40, 60)
        top, bottom = image.getpixel((20, 5)), image.getpixel((20, 55))
        assert top[0] > 200 > bottom[0]
        assert bottom[2] > 200 > top[2]
        assert not image.getexif()
    for secret in (b"Secret", b"secret comment", b"Exif", b"GPS"):
        assert secret not in shown


def test_profiles_and_text_chunks_do_not_travel():
    from_png = picture("PNG", icc_profile=b"profile of one certain phone" * 10)
    shown = shown_picture(BytesIO(from_png), Mime.PNG)
    with Image.open(BytesIO(shown)) as image:
        assert "icc_profile" not in image.info


@pytest.mark.parametrize(
    ("form", "mime", "mode", "colour", "kept"),
    [
        ("PNG", Mime.PNG, "RGBA", (255, 0, 0, 0), "RGBA"),
        ("PNG", Mime.PNG, "L", 200, "RGB"),
        ("PNG", Mime.PNG, "I;16", 900, "RGB"),
        ("WEBP", Mime.WEBP, "RGB", "red", "RGB"),
        ("JPEG", Mime.JPEG, "CMYK", (0, 255, 255, 0), "RGB"),
        ("JPEG", Mime.JPEG, "L", 100, "RGB"),
    ],
)
def test_every_mode_of_picture_can_be_shown(form, mime, mode, colour, kept):
    shown = shown_picture(BytesIO(picture(form, mode=mode, colour=colour)), mime)
    with Image.open(BytesIO(shown)) as image:
        assert (image.format, image.mode) == (form, kept)


def test_a_large_photo_is_shown_smaller():
    shown = shown_picture(BytesIO(picture(size=(4000, 3000))), Mime.JPEG)
    with Image.open(BytesIO(shown)) as image:
        assert max(image.size) == 2400


def test_a_picture_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(FileFault, match="尺寸太大"):
        shown_picture(BytesIO(bomb_picture()), Mime.PNG)
    with pytest.raises(FileFault, match="尺寸太大"):
        shown_picture(BytesIO(bomb_picture(side=8000)), Mime.PNG)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_breaks_off_is_refused(form):
    whole = picture(form, size=(300, 300))
    for share in (10, 3, 2):
        with pytest.raises(FileFault, match="损坏"):
            shown_picture(BytesIO(whole[: len(whole) - len(whole) // share]), Mime(f"image/{form.lower()}"))
