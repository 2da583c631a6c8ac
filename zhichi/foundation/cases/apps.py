from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Room `foundation.cases`: the spine: one case, many kinds."""

    name = "zhichi.foundation.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
