from django.apps import AppConfig


class TimelimitsConfig(AppConfig):
    """Room `foundation.timelimits`: legal time limits and clocks."""

    name = "zhichi.foundation.timelimits"
    label = "timelimits"
    default_auto_field = "django.db.models.BigAutoField"
