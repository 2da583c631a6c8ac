"""What a page sent, in the shape of answers: everything, whether it is asked for or not. Nothing is judged here."""

from typing import Any

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.forms.choosing import Choosing
from zhichi.foundation.forms.forms.found import picked
from zhichi.foundation.forms.forms.places import chosen
from zhichi.foundation.forms.forms.veils import Veils
from zhichi.foundation.forms.rules import Form, FormField, limits
from zhichi.foundation.forms.rules.wording import PART_FIELDS


class Typed:
    """The data of a page; `veils` tells what a masked input stands for, `choosing` what was found by a name."""

    def __init__(self, data: Any, choosing: Choosing, veils: Veils) -> None:
        self.data, self.choosing, self.veils = data, choosing, veils

    def answers(self, form: Form) -> dict[str, Any]:
        return {
            field.name: value
            for _, field in form.placed
            if field.type not in {FieldType.CALCULATED, FieldType.FILE}
            and (value := self._one(field)) not in (None, "", {}, [])
        }

    def _one(self, field: FormField) -> Any:
        if field.type == FieldType.TABLE:
            return self._rows(field)
        if parts := PART_FIELDS.get(field.type):
            names = {part.name: f"{field.name}-{part.name}" for part in parts}
            return {
                part: self.veils.restore(name, text)
                for part, name in names.items()
                if (text := self.data.get(name))
            }
        if field.type == FieldType.CHOICES and hasattr(self.data, "getlist"):
            return self.data.getlist(field.name)
        if field.type == FieldType.REGION:
            return self.data.get(field.name) or self._place(field)
        return self.veils.restore(field.name, self.data.get(field.name))

    def _place(self, field: FormField) -> str:
        """The place chosen: of what was found by its name, else the smallest of the lists."""
        found = picked(self.data, field, self.choosing)
        return chosen(self.data, field.name) if found is None else found

    def _rows(self, field: FormField) -> list[dict[str, str]]:
        numbers = {
            int(n)
            for key in self.data
            if key.startswith(f"{field.name}-") and (n := key.split("-")[1]).isdigit() and len(n) < 4
        }
        rows = [
            {column.name: self.data.get(f"{field.name}-{n}-{column.name}", "") for column in field.columns}
            for n in sorted(numbers)[: limits.ROWS + 1]
        ]
        if self.data.get("_add") == field.name:
            rows.append({})
        name, _, n = str(self.data.get("_drop", "")).partition("-")
        if name == field.name and n.isdigit() and int(n) < len(rows):
            del rows[int(n)]
        return rows
