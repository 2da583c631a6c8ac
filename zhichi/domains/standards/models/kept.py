"""How far each point is from its next grade, as the night reckoned it."""

from collections import Counter
from collections.abc import Iterable

from django.db import models
from django.db.models.functions import Substr

from zhichi.domains.network.public import Point
from zhichi.domains.standards.enums import Standing
from zhichi.domains.standards.models.checklist import Checklist
from zhichi.domains.standards.rules.scoring import tally
from zhichi.domains.standards.rules.sheet import Sheet
from zhichi.domains.standards.rules.standing import Distance

# One letter an item, in the order of the checklist: thousands of points are counted without reading documents.
LETTERS = {Standing.MET: "+", Standing.MISSING: "-", Standing.UNKNOWN: "?"}
STANDINGS = {letter: standing for standing, letter in LETTERS.items()}


class KeptDistance(models.Model):
    """One row a point that was operating; replaced as a whole with every reckoning."""

    point = models.OneToOneField(
        Point, verbose_name="服务点", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    checklist = models.ForeignKey(Checklist, verbose_name="清单", on_delete=models.CASCADE, related_name="+")
    score = models.PositiveIntegerField("得分（千分）")
    known = models.CharField("逐条情况", max_length=400)
    reckoned_at = models.DateTimeField("计算时间")

    class Meta:
        verbose_name = verbose_name_plural = "离下一等次"
        indexes = [models.Index(fields=["checklist", "score", "point"], name="distance_by_score")]

    def distance(self, sheet: Sheet) -> Distance:
        return unpacked(sheet, self.known)


def packed(far: Distance) -> str:
    return "".join(LETTERS[far.known[item.code]] for item in far.sheet.items)


def unpacked(sheet: Sheet, known: str) -> Distance:
    standing = {item.code: STANDINGS[letter] for item, letter in zip(sheet.items, known, strict=True)}
    met = {code for code, how in standing.items() if how == Standing.MET}
    return Distance(sheet, standing, tally(sheet.items, met))


def lacking(rows: models.QuerySet[KeptDistance], sheet: Sheet, code: str) -> models.QuerySet[KeptDistance]:
    """Those that do not meet the item, or of which nobody knows."""
    place = [item.code for item in sheet.items].index(code) + 1
    return rows.alias(letter=Substr("known", place, 1)).exclude(letter=LETTERS[Standing.MET])


def counted(sheet: Sheet, known: Iterable[str]) -> dict[str, Counter[Standing]]:
    """By item how many points stand how: strings that are alike are read once."""
    found: dict[str, Counter[Standing]] = {item.code: Counter() for item in sheet.items}
    for text, times in Counter(known).items():
        for item, letter in zip(sheet.items, text, strict=True):
            found[item.code][STANDINGS[letter]] += times
    return found
