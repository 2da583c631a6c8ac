"""The demo city's network in the order in which it comes to be."""

from collections.abc import Callable
from datetime import datetime
from itertools import chain
from typing import Any

from zhichi.config.demo.desks import assessments, plans, proposals, samples
from zhichi.config.demo.facts import facts
from zhichi.config.demo.inside import parts
from zhichi.config.demo.kiosks import kiosks
from zhichi.config.demo.network import Net, build_network
from zhichi.config.demo.people import load_actors, names_without_end
from zhichi.config.demo.proofs import proofs
from zhichi.config.demo.reception import halls
from zhichi.config.demo.slips import slips
from zhichi.domains.network.public import Window, take_over
from zhichi.foundation.accounts.public import SYSTEM

SOURCE = "演示数据"


def load_network(
    net: Net,
    city: dict[str, Any],
    *,
    begin: datetime,
    until: datetime,
    progress: Callable[[int], object],
    told: Callable[[str], object],
) -> None:
    """Points with what is in them, what was done there, and what officers did about it; inside a transaction."""
    actors = load_actors()
    told("服务点")
    build_network(net, actors, begin=begin, progress=progress)
    told("窗口和人员")
    inside = list(parts(net, names_without_end(city)))
    take_over(by=SYSTEM, at=begin, rows=inside, source=SOURCE)
    told("服务记录")
    windows = [part for part in inside if isinstance(part, Window)]
    rows = chain(facts(net, windows, actors, until), proofs(net, actors))
    take_over(by=SYSTEM, at=until, rows=rows, source=SOURCE)
    slips(net, actors, until=until)
    kiosks(net, actors, until=until)
    told("计划、申报、抽样、评定")
    plans(net, actors, until=until)
    list(proposals(net, actors, until=until))
    samples(net, actors, until=until)
    assessments(net, actors, until=until)
    told("大厅和预约")
    halls(net, actors, until=until)
