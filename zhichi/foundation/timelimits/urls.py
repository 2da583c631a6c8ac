"""Mounted at /office/: the calendar of the system administrator, and the limits."""

from django.urls import path

from zhichi.foundation.timelimits.views import admin, officer

app_name = "timelimits"
urlpatterns = [
    path("calendar/", admin.calendar, name="calendar"),
    path("limits/", officer.limits, name="limits"),
    path("limits/new/", officer.write, name="new_limit"),
    path("limits/<str:key>/", officer.limit, name="limit"),
    path("limits/<str:key>/change/", officer.write, name="change_limit"),
    path("limits/<str:key>/off/", officer.off, name="limit_off"),
    path("limits/<str:key>/on/", officer.on, name="limit_on"),
]
