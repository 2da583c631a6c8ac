from django.apps import AppConfig


class StatementsConfig(AppConfig):
    """Room `foundation.statements`: SQL that is built once and run many times."""

    name = "zhichi.foundation.statements"
    label = "statements"
    default_auto_field = "django.db.models.BigAutoField"
