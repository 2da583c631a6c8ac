"""Rules about models: their keys point down, their names stand in the glossary."""

import re
import tomllib
from collections.abc import Iterable, Mapping

from django.apps import apps

from tests.house.rules.imports import room_of
from tests.house.rules.tree import ROOT


def heights() -> dict[str, int]:
    """Package -> height, read from the layers contracts, so that the order is written once. Lower is lower."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    placed: dict[str, int] = {}
    for contract in config["tool"]["importlinter"]["contracts"]:
        if contract["type"] != "layers" or len(contract["containers"]) != 1:
            continue
        for height, layer in enumerate(reversed(contract["layers"])):
            for name in re.findall(r"\w+", layer):
                placed[f"{contract['containers'][0]}.{name}"] = height
    return placed


def foreign_keys() -> list[tuple[str, str, str]]:
    """(module of the model, "Model.field", module of the model it points to) for every relation of ours."""
    return [
        (model.__module__, f"{model.__name__}.{field.name}", field.related_model.__module__)
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("zhichi.")
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model
        and not isinstance(field.related_model, str)
    ]


def key_faults(keys: Iterable[tuple[str, str, str]], placed: Mapping[str, int]) -> list[str]:
    """A key points into its own room or to a lower one; never up, never to a neighbour on the same floor."""
    faults = []
    for source, field, target in keys:
        if not target.startswith("zhichi.") or room_of(source) == room_of(target):
            continue
        floors = ".".join(source.split(".")[:2]), ".".join(target.split(".")[:2])
        if floors[0] == floors[1]:
            higher, lower = placed.get(room_of(source), -1), placed.get(room_of(target), -1)
        else:
            higher, lower = placed.get(floors[0], -1), placed.get(floors[1], -1)
        if higher <= lower:
            faults.append(f"{source}: {field} points to {target}, which does not lie below")
    return faults


def glossary_faults(models: Iterable[str], glossary: str) -> list[str]:
    """Each model's name stands in a row of the glossary together with Chinese (house style 6)."""
    rows = {
        word: line
        for line in glossary.splitlines()
        if line.startswith("|")
        for word in re.findall(r"`(\w+)`", line)
    }
    return [
        f"{name} is not in docs/glossary.md with its Chinese"
        for name in sorted(set(models))
        if not re.search(r"[一-鿿]", rows.get(name, ""))
    ]
