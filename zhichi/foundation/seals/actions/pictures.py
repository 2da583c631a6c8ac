"""Pictures of seals: a PNG that was handed in, read and made anew; its inked pixels counted."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.seals.rules.geometry import Inked

SIDE, LOOKED = 900, 200
MOST_BYTES, MOST_PIXELS = 2 * 1024 * 1024, 16_000_000
RED = (204, 18, 30)


def read_png(data: bytes) -> Image.Image:
    """White paper under it, as RGB. RefusedError when it is no sound PNG of a size that can be."""
    if len(data) > MOST_BYTES:
        raise RefusedError("印模图片不能超过 2 MB。", "picture")
    try:
        picture = Image.open(BytesIO(data), formats=["PNG"])
        if picture.width * picture.height > MOST_PIXELS:
            raise RefusedError("印模图片太大了，边长不要超过 4000 点。", "picture")
        picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, RefusedError):
            raise
        raise RefusedError("请交 PNG 格式的印模图片。", "picture") from error
    plain = picture.convert("RGBA")
    paper = Image.new("RGBA", plain.size, "white")
    paper.alpha_composite(plain)
    return paper.convert("RGB")


def inked(picture: Image.Image) -> Inked:
    """Its inked pixels on a grid of some hundred."""
    scale = LOOKED / max(picture.size)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    small = picture.resize(size, Image.Resampling.BILINEAR)
    points, red = [], 0
    for y in range(small.height):
        for x in range(small.width):
            colours = small.getpixel((x, y))
            if not isinstance(colours, tuple) or min(colours) > 170:
                continue
            points.append((x, y))
            red += colours[0] > colours[1] + 40 and colours[0] > colours[2] + 40
    return Inked(points, red)


def made_anew(picture: Image.Image) -> bytes:
    """Cut to its ink, one red, transparent where there is none; nothing of what the file carried besides."""
    ink = picture.convert("L").point([255 if level < 20 else max(0, 255 - level) for level in range(256)])
    box = ink.point([0 if level < 60 else 255 for level in range(256)]).getbbox() or (0, 0, *picture.size)
    ink = ink.crop(box)
    ink.thumbnail((SIDE, SIDE))
    strongest = max(level for level, count in enumerate(ink.histogram()) if count) or 1
    ink = ink.point([min(255, level * 255 // strongest) for level in range(256)])
    whole = Image.new("RGBA", ink.size, (*RED, 0))
    whole.putalpha(ink)
    kept = BytesIO()
    whole.save(kept, "PNG", optimize=True)
    return kept.getvalue()
