"""Regular expressions of the schemas. All are our own and need one pass: a form cannot bring one along."""

from collections.abc import Iterator

from zhichi.foundation.forms.rules.limits import DEAREST

# Signs that nobody sees: the schema refuses them, but for the ends of lines and tabs in longer texts.
CONTROLS = r"[\u0000-\u001f\u007f-\u009f\ud800-\udfff]"
CONTROLS_BUT_LINES = r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]"
SOMETHING = r"\S"
DAY = "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
CITIZEN_ID = "^[1-9][0-9]{16}[0-9X]$"
USCC = "^[0-9A-HJ-NPQRTUWXY]{18}$"
REGION = "^[0-9]{12}$"
# A county at least, a township at least, a village (levels 3 to 5).
REGIONS = {3: "^[0-9]{4}(?!00)[0-9]{8}$", 4: "^[0-9]{6}(?!000)[0-9]{6}$", 5: "^[0-9]{9}(?!000)[0-9]{3}$"}
SHA256 = "^[0-9a-f]{64}$"
RESULT = r"^-?(0|[1-9][0-9]{0,14})\.[0-9]{2}$"


def money_pattern(least: int = 0, most: int = DEAREST) -> str:
    """Yuan with two decimals, from `least` to `most` (whole yuan, 0 or more)."""
    if (least, most) == (0, DEAREST):
        return r"^(0|[1-9][0-9]{0,11})\.[0-9]{2}$"
    if most == DEAREST:
        return rf"^({_wholes(least, most)})\.[0-9]{{2}}$"
    below = rf"({_wholes(least, most - 1)})\.[0-9]{{2}}|" if least < most else ""
    return rf"^({below}{most}\.00)$"


def _wholes(least: int, most: int) -> str:
    """Digits of every whole number from `least` to `most`, as alternatives of equal length."""
    return "|".join(_digits(low, high) for low, high in _spans(least, most))


def _spans(least: int, most: int) -> Iterator[tuple[int, int]]:
    """Spans in which each digit runs over a range of its own: 23–178 is 23–29, 30–99, 100–169, 170–178."""
    ends = {most}
    for power in range(1, len(str(most)) + 1):
        step = 10**power
        if least <= (end := least // step * step + step - 1) < most:
            ends.add(end)
        if least < (end := (most + 1) // step * step - 1) <= most:
            ends.add(end)
    low = least
    for end in sorted(ends):
        yield low, end
        low = end + 1


def _digits(low: int, high: int) -> str:
    pairs = list(zip(str(low), str(high), strict=True))
    return "".join(a if a == b else f"[{a}-{b}]" for a, b in pairs)
