"""Numbers of articles as people write them: 第四十三条, 43, ４３, 一百〇五."""

import re

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000}
SIGNS = "零〇一二两三四五六七八九十百千"
LARGEST = 9999


def value_of(text: str) -> int:
    """The number that a numeral stands for, in Chinese or Arabic; ValueError for anything else."""
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or set(text) - set(SIGNS):
        raise ValueError(f"不是数目：{text!r}")
    if not set(text) & set(SCALES):
        # Digit by digit, as in 二〇二四.
        return int("".join(str(DIGITS[sign]) for sign in text))
    total, digit = 0, None
    for sign in text:
        if sign in SCALES:
            # 十五 is fifteen: the one is not said.
            total += (1 if digit is None else digit) * SCALES[sign]
            digit = None
        elif DIGITS[sign]:
            digit = DIGITS[sign]
    return total + (digit or 0)


def chinese(n: int) -> str:
    """43 -> 四十三, 105 -> 一百零五, as statutes print it; 0 < n <= 9999."""
    if not 0 < n <= LARGEST:
        raise ValueError(f"条号超出范围：{n}")
    said, names = "", ("千", "百", "十", "")
    for figure, name in zip(f"{n:04d}", names, strict=True):
        said += "零" if figure == "0" else "零一二三四五六七八九"[int(figure)] + name
    said = re.sub("零+", "零", said).strip("零")
    return said.removeprefix("一") if said.startswith("一十") else said


def article_words(number: str) -> str:
    """ "43" -> 第四十三条, "12之1" -> 第十二条之一; what is no number stays as it is."""
    head, mark, tail = number.partition("之")
    try:
        words = f"第{chinese(int(head))}条"
        return f"{words}之{chinese(int(tail))}" if mark else words
    except ValueError:
        return number


def article_order(number: str) -> tuple[int, int, str]:
    """Sorts 9 before 12 before 12之1."""
    head, _, tail = number.partition("之")
    return (int(head) if head.isdigit() else LARGEST, int(tail) if tail.isdigit() else 0, number)
