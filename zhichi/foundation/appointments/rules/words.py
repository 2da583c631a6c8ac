"""What is said aloud in the hall and stands on a ticket."""

DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))


def shown(number: int | None) -> str:
    """`012`: the same for everybody, whatever the reason for which somebody is called."""
    return f"{number:03d}" if number is not None else ""


def read_out(text: str) -> str:
    """Digits one by one, as numbers are called out: 012 -> 零一二."""
    return "".join(DIGITS.get(sign, sign) for sign in text)


def call_words(number: int | None, place: str) -> str:
    """`请 零一二 号，到 三 号窗口`."""
    return f"请{read_out(shown(number))}号，到{read_out(place)}"
