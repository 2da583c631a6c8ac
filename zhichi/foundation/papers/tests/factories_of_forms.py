"""The page of a template as a browser would send it."""

from typing import Any

from django.forms import BaseForm
from django.test import Client

TEMPLATES = "/office/papers/templates/"


def typed(client: Client, page: str, **changes: Any) -> dict[str, Any]:
    """What the page holds, with changes; `None` for what is not sent."""
    shown = client.get(page).context
    rows = shown["rows"]
    held = _sent(shown["form"]) | _sent(rows.management_form)
    for row in rows:
        held |= _sent(row)
    return {
        name: value for name, value in {**held, **changes}.items() if value is not None and value is not False
    }


def _sent(form: BaseForm) -> dict[str, Any]:
    found = {form.add_prefix(name): form[name].value() for name in form.fields}
    return {name: "on" if value is True else value for name, value in found.items()}


def asking(n: int, **said: Any) -> dict[str, Any]:
    """One row of what is asked."""
    return {f"ask-{n}-{name}": value for name, value in said.items()}
