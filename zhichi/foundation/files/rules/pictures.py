"""A picture as others may see it: upright, without position, camera, comment or anything else that is not
pixels."""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps

from zhichi.foundation.files.enums import Mime
from zhichi.foundation.files.rules.faults import FileFault

# A phone takes 50 megapixels at most in normal use; more is refused before a single pixel is unpacked.
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 2400
_FORMATS = {Mime.JPEG: "JPEG", Mime.PNG: "PNG", Mime.WEBP: "WEBP"}
_OPTIONS: dict[Mime, dict[str, int]] = {Mime.JPEG: {"quality": 85}, Mime.PNG: {}, Mime.WEBP: {"quality": 85}}


def shown_picture(file: BinaryIO, mime: Mime) -> bytes:
    """Encode the pixels anew in the same format; raises FileFault when the picture is broken or too large."""
    file.seek(0)
    try:
        with Image.open(file, formats=[_FORMATS[mime]]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise FileFault("图片的尺寸太大，请用手机相机的普通模式重新拍照，或者缩小后上传。")
            # Large photographs are read at the smaller scale the format already holds.
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture)
            return _encoded(upright, mime)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileFault("图片的尺寸太大，请用手机相机的普通模式重新拍照，或者缩小后上传。") from error
    except FileFault:
        raise
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        KeyError,
        IndexError,
        TypeError,
        OverflowError,
    ) as error:
        # Pillow has no common base for what a damaged file can raise.
        raise FileFault("图片不完整或者已损坏，请重新拍照后上传。") from error


def _encoded(picture: Image.Image, mime: Mime) -> bytes:
    clear = mime is not Mime.JPEG and (picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info)
    pixels = picture.convert("RGBA" if clear else "RGB")
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new picture, because an encoder copies comments and colour profiles from the old one.
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    out = BytesIO()
    clean.save(out, _FORMATS[mime], **_OPTIONS[mime])
    return out.getvalue()
