"""A tracking code as it is read aloud over the telephone: 幺 for one, groups of four."""

DIGITS = "零幺二三四五六七八九"


def spoken_words(code: str) -> str:
    """`1234567890123456` as 幺二三四，五六七八，九零幺二，三四五六."""
    words = [DIGITS[int(digit)] for digit in code if digit.isdigit()]
    return "，".join("".join(words[at : at + 4]) for at in range(0, len(words), 4))
