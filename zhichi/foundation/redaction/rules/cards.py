"""Bank cards: the Luhn check (ISO/IEC 7812-1)."""


def is_card(digits: str) -> bool:
    """Sixteen to nineteen digits, as cards issued here have, of an issuer's range, that pass the check."""
    if not 16 <= len(digits) <= 19 or digits[0] not in "3456" or len(set(digits)) < 3:
        return False
    total = 0
    for place, sign in enumerate(reversed(digits)):
        value = int(sign) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
