"""How a document answers a query."""

from enum import IntEnum


class How(IntEnum):
    """The closest way in which it answers, the best first; from SOUND on it is a guess and the page says so."""

    SAME = 0  # the query is the title
    TITLE = 1
    MEANT = 2  # the data says that this is what the words are for
    TEXT = 3
    OTHER_WORDS = 4
    SCATTERED = 5
    SOUND = 6
    NEAR = 7
    LOOSE = 8


# What is as good as each other, so that what can be filed here stands before the rest of it.
STRENGTH = {
    How.SAME: 0,
    How.TITLE: 1,
    How.MEANT: 1,
    How.TEXT: 2,
    How.OTHER_WORDS: 2,
    How.SCATTERED: 3,
    How.SOUND: 4,
    How.NEAR: 5,
    How.LOOSE: 6,
}
