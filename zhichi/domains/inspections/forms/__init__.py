"""Forms of the room."""

from zhichi.domains.inspections.forms.sheet import SheetForm

__all__ = ["SheetForm"]
