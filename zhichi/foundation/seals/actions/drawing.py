"""Drawing a seal as the state describes it: round, the name in an arc, a star (国发〔1999〕25号 §1, §13)."""

import shutil
import subprocess
from functools import cache
from math import cos, pi, sin

from PIL import Image, ImageDraw, ImageFont

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.seals.actions.pictures import RED, SIDE

BIG = SIDE * 2
FACES = ("Noto Serif CJK SC", "Noto Sans CJK SC")


def drawn(arc: str, beneath: str, *, star: bool) -> Image.Image:
    """The seal on white: `arc` around, `beneath` under the star, or in the middle where there is none."""
    picture = Image.new("RGB", (BIG, BIG), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((8, 8, BIG - 8, BIG - 8), outline=RED, width=BIG // 32)
    if star:
        pen.polygon(_star(BIG / 2, BIG / 2, BIG * 0.17), fill=RED)
    _arc(picture, arc)
    if beneath:
        size = min(BIG // 10, int(BIG * 0.5 / len(beneath)))
        middle = BIG * (0.74 if star else 0.69)
        pen.text((BIG / 2, middle), beneath, font=_font(size), fill=RED, anchor="mm")
    return picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    corners = []
    for n in range(10):
        away = radius * (1 if n % 2 == 0 else 0.382)
        corners.append((x + away * sin(n * pi / 5), y - away * cos(n * pi / 5)))
    return corners


def _arc(picture: Image.Image, words: str) -> None:
    """Feet to the middle, evenly over at most two thirds of the circle."""
    size = min(BIG // 7, int(BIG * 1.75 / max(6, len(words))))
    step = min(0.42, 1.3 * pi / max(1, len(words)))
    for n, sign in enumerate(words):
        angle = (n - (len(words) - 1) / 2) * step
        tile = Image.new("RGBA", (size * 2, size * 2), (*RED, 0))
        ImageDraw.Draw(tile).text((size, size), sign, font=_font(size), fill=(*RED, 255), anchor="mm")
        tile = tile.rotate(-angle * 180 / pi, resample=Image.Resampling.BICUBIC)
        away = BIG * 0.375
        at = int(BIG / 2 + away * sin(angle) - size), int(BIG / 2 - away * cos(angle) - size)
        picture.paste(tile, at, tile)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_face()[0], size, index=_face()[1])


@cache
def _face() -> tuple[str, int]:
    """The file of a Chinese face and its place in it. RefusedError where the machine has none."""
    finder = shutil.which("fc-match")
    for name in FACES if finder else ():
        command = [finder or "", "--format", "%{file}\n%{index}\n%{family}", f"{name}:lang=zh-cn"]
        found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        told = found.stdout.split("\n")
        if len(told) == 3 and "CJK" in told[2]:
            return told[0], int(told[1])
    raise RefusedError("这台机器没有中文字体，不能绘制印模，请上传印模图片。")
