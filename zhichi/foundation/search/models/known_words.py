"""The words of the data folder, read once a process."""

from functools import cache
from pathlib import Path

from django.conf import settings

from zhichi.foundation.procedures.public import load_file
from zhichi.foundation.search.rules.words import Words, read_words

FILE = Path("search") / "words.yaml"


@cache
def known_words() -> Words:
    """Synonyms, readings and words that say nothing. ValueError where the file cannot be read."""
    return read_words(load_file(settings.DATA / FILE))
