"""Whether a picture can be the impression of a seal (国发〔1999〕25号 §1, §13): round, red, no larger than it may be.

Works on counts of inked pixels, so that it knows no library of pictures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

Point = tuple[int, int]
ROUND, INSIDE, CENTRE = 0.06, 0.01, 0.35


@dataclass(frozen=True)
class Inked:
    """Every inked pixel of a picture, and how many of them are red."""

    points: Sequence[Point]
    red: int


def impression_fault(inked: Inked, *, width_mm: int, most_mm: int, star: bool) -> str:
    """One sentence saying what is wrong, or ""."""
    if not 10 <= width_mm <= most_mm:
        return f"这种印章的直径应在 10 到 {most_mm} 毫米之间。"
    if len(inked.points) < 400:
        return "图上几乎没有印迹，请换一张清楚的印模。"
    if inked.red < 0.9 * len(inked.points):
        return "印模应是红色的，底色是白的或者透明的。"
    across = [x for x, _ in inked.points]
    down = [y for _, y in inked.points]
    wide, high = max(across) - min(across) + 1, max(down) - min(down) + 1
    if abs(wide - high) > ROUND * max(wide, high):
        return "印章应是圆形的，这张图的长和宽不一样。"
    middle, radius = (min(across) + wide / 2, min(down) + high / 2), max(wide, high) / 2
    away = [hypot(x + 0.5 - middle[0], y + 0.5 - middle[1]) for x, y in inked.points]
    if sum(one > radius * 1.03 for one in away) > INSIDE * len(away):
        return "印章应是圆形的，圆的外面不能有别的印迹。"
    if sum(one > radius * 0.9 for one in away) < 0.05 * len(away):
        return "看不到印章外面的一圈，请换一张完整的印模。"
    if star and sum(one < radius * CENTRE for one in away) < 0.02 * len(away):
        return "这种印章中间应有五角星。"
    return ""
