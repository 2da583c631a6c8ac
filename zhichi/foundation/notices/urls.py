"""Messages of citizens and officers, the log, templates, channels, and where gateways call back."""

from django.urls import path

from zhichi.foundation.notices import api
from zhichi.foundation.notices.views import admin, citizen, officer, supervisor

app_name = "notices"
urlpatterns = [
    path("n/<slug:token>/", citizen.link, name="link"),
    path("cases/<slug:code>/notices/", citizen.told, name="told"),
    path("notices/receipts/<slug:channel>/", api.receipts, name="receipts"),
    path("office/notices/", officer.mine, name="mine"),
    path("office/notices/read/", officer.read, name="read"),
    path("office/notices/wishes/", officer.wishes, name="wishes"),
    path("office/notices/log/", officer.log, name="log"),
    path("office/notices/log/<int:pk>/settle/", officer.settled, name="settle"),
    path("office/notices/templates/", supervisor.templates, name="templates"),
    path("office/notices/templates/<str:key>/", supervisor.template, name="template"),
    path("office/notices/hours/", supervisor.hours, name="hours"),
    path("office/notices/channels/", admin.channels, name="channels"),
    path("office/notices/channels/test/", admin.test, name="test"),
]
