"""Mounted at /office/calendar/."""

from django.urls import path

from zhichi.foundation.timelimits.views import admin

app_name = "timelimits"
urlpatterns = [path("", admin.calendar, name="calendar")]
