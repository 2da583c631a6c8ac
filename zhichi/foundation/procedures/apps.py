from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Room `foundation.procedures`: procedures as data and the engine that runs them."""

    name = "zhichi.foundation.procedures"
    label = "procedures"
    default_auto_field = "django.db.models.BigAutoField"
