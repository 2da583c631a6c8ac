from importlib import import_module

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    """Room `foundation.appointments`: one ledger of time at windows, video rooms and duty lawyers."""

    name = "zhichi.foundation.appointments"
    label = "appointments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("zhichi.foundation.appointments.plugs").plug_in()
