from datetime import UTC, datetime

import pytest

from zhichi.config.management.commands.housekeep import run_due
from zhichi.foundation.sockets.public import Periodic, Socket

AT = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    made: list[str] = []
    socket: Socket[Periodic] = Socket("test")
    socket.register("often", Periodic("每次", 10, lambda at: made.append("often")))
    socket.register("broken", Periodic("出错", 10, lambda at: 1 / 0))
    socket.register("seldom", Periodic("偶尔", 100, lambda at: made.append("seldom")))
    monkeypatch.setattr("zhichi.config.management.commands.housekeep.PERIODIC", socket)
    return made


def test_work_runs_when_it_comes_round_and_not_before(calls: list[str]) -> None:
    last: dict[str, float] = {}
    for now in (0.0, 9.0, 10.0, 99.0, 100.0):
        run_due(last, now=now, at=AT)
    assert calls == ["often", "seldom", "often", "often", "seldom"]


def test_one_fault_does_not_stop_the_others(calls: list[str]) -> None:
    assert run_due({}, now=0.0, at=AT) == ["broken"]
    assert calls == ["often", "seldom"]
