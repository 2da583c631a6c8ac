from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Room `domains.casework`: legal consultation and legal aid."""

    name = "zhichi.domains.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"
