"""Numbers that people copy from paper: random digits and a check digit by Damm.

Damm (2004): a totally anti-symmetric quasigroup of order 10; finds every wrong digit and every swap of neighbours.
"""

import secrets

_QUASIGROUP = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def check_digit(digits: str) -> int:
    """The digit that completes ASCII digits; 0 when they end in their own check digit already."""
    state = 0
    for digit in digits:
        state = _QUASIGROUP[state][int(digit)]
    return state


def new(digits: int) -> str:
    """So many random digits from the system's secure source, all equally likely, and their check digit."""
    body = f"{secrets.randbelow(10**digits):0{digits}d}"
    return body + str(check_digit(body))
