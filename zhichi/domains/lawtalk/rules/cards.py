"""Bank card numbers: 15 to 19 digits whose last one fits (Luhn, ISO/IEC 7812-1)."""


def is_card(digits: str) -> bool:
    if not (15 <= len(digits) <= 19 and digits.isascii() and digits.isdigit()):
        return False
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if at % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
