"""How points and what is in them are named in the ledger of time."""

POINT, WINDOW, VIDEO, PERSON = "point:", "window:", "video:", "person:"


def code_of(subject: str) -> str:
    """`point:PLS-370811000000-2-01` -> the code of the point."""
    return subject.removeprefix(POINT)


def key_of(subject: str) -> int:
    """`window:12` -> 12."""
    return int(subject.partition(":")[2])
