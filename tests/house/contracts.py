"""Contract types of our own for import-linter, named in pyproject.toml."""

from typing import Any

import grimp
from importlinter import Contract, ContractCheck, output

from tests.house.rules.imports import door_faults, pure_faults


class ListedFaults(Contract):
    """Kept when `faults` finds nothing."""

    def faults(self, graph: grimp.ImportGraph) -> list[str]:
        raise TypeError("a contract says how it finds its faults")

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        found = self.faults(graph)
        return ContractCheck(kept=not found, metadata={"faults": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        faults: list[Any] = check.metadata["faults"]
        for fault in faults:
            output.print_error(fault)


class DoorContract(ListedFaults):
    type_name = "door"

    def faults(self, graph: grimp.ImportGraph) -> list[str]:
        return door_faults(graph)


class PureContract(ListedFaults):
    type_name = "pure"

    def faults(self, graph: grimp.ImportGraph) -> list[str]:
        return pure_faults(graph)
