"""The signals that ship, read once a process."""

from collections.abc import Iterator, Mapping
from functools import cache

from django.conf import settings

from zhichi.foundation.procedures.public import load_file
from zhichi.foundation.risks.rules import Signal, read_signals
from zhichi.foundation.sockets.public import RISK_SOURCES, Citing


@cache
def signals(kind: str) -> Mapping[str, Signal]:
    """Of one kind of case, by key; empty where none ship."""
    path = settings.DATA / "law" / "risks" / f"{kind}.yaml"
    return read_signals(load_file(path)) if path.exists() else {}


def signal_of(kind: str, key: str) -> Signal:
    """One that is kept but ships no more is still shown, under its key."""
    return signals(kind).get(key) or Signal(key, key, "low", "这一条规则已经停用。", source="已停用的规则")


def signals_cited() -> Iterator[Citing]:
    """Fits `sockets.CITERS`."""
    for source in RISK_SOURCES:
        for one in signals(source.kind).values():
            if one.basis and one.enabled:
                yield Citing("风险信号", f"{source.kind}.{one.key}", one.title, one.basis)
