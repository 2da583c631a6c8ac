"""Readings of characters and phrases, taken from pypinyin's tables and kept small.

The package itself keeps 47,000 phrases with tones as lists, 46 MiB a process. Without tones only some 3,400 read
otherwise than their characters one by one: those and the readings of the characters are kept, and made when somebody
first asks (a third of a second). The tables are read as files of the package, so that it does not load itself.
"""

import gc
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Readings without tones, ü written v: the commonest of each character, and of phrases that read otherwise."""

    characters: dict[str, str]
    phrases: dict[str, list[str]]

    def character(self, one: str) -> str:
        """A character that no dictionary knows stands for itself."""
        return self.characters.get(one, one)


@cache
def dictionary() -> Dictionary:
    """Made once a process. ImportError when the package is not installed."""
    tones = _table("pinyin_dict")
    characters = {chr(code): toneless(read.partition(",")[0]) for code, read in tones.items()}
    phrases = {}
    for phrase, told in _table("phrases_dict").items():
        read = [toneless(each[0]) for each in told]
        if len(read) == len(phrase) and read != [characters.get(one, one) for one in phrase]:
            # A copy: one string of the table would keep the memory around it.
            phrases["".join(list(phrase))] = read
    # Forty MiB of tables hang in a circle with their module: they go now, not at some later time.
    gc.collect()
    return Dictionary(characters, phrases)


def toneless(read: str) -> str:
    """lǜ -> lv; the few hundred readings are each kept once."""
    apart = unicodedata.normalize("NFD", read).replace("u\u0308", "v")
    return sys.intern("".join(sign for sign in apart if not unicodedata.combining(sign)))


def _table(name: str) -> dict[Any, Any]:
    """One table of the package, not left behind among the modules."""
    package = find_spec("pypinyin")
    if package is None or not package.submodule_search_locations:
        raise ImportError("pypinyin is not installed")
    place = Path(package.submodule_search_locations[0]) / f"{name}.py"
    spec = spec_from_file_location(f"zhichi_{name}", place)
    if spec is None or spec.loader is None:
        raise ImportError(f"pypinyin has no {name}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    table: dict[Any, Any] = getattr(module, name)
    return table
