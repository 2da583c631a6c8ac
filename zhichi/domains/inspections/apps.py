from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Room `domains.inspections`."""

    name = "zhichi.domains.inspections"
    label = "inspections"
    default_auto_field = "django.db.models.BigAutoField"
