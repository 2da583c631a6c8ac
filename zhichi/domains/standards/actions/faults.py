"""Why an act was refused; the text is the sentence the person reads."""

from zhichi.domains.standards.rules.documents import SheetFault


class RefusedError(ValueError):
    """Not possible now or with what was given. `field` names the item at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class StaleError(RefusedError):
    """Somebody else acted first; the sentence says who and when."""


class ChecklistError(ValueError):
    """Files of checklists that cannot be loaded; `faults` lists every file, place and reason."""

    def __init__(self, faults: list[SheetFault]) -> None:
        super().__init__("；".join(str(fault) for fault in faults))
        self.faults = faults
