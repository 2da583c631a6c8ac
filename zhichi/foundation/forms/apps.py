from importlib import import_module

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """Room `foundation.forms`: forms as data, built without code."""

    name = "zhichi.foundation.forms"
    label = "forms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("zhichi.foundation.forms.plugs").plug_in()
