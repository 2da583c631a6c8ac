"""The kiosk's own pages at /kiosk/, and the office's list of kiosks."""

from django.urls import path

from zhichi.domains.kiosks.views.citizen import card, enrolling, home
from zhichi.domains.kiosks.views.officer import keeping, kiosks

app_name = "kiosks"
urlpatterns = [
    path("kiosk/", home.home, name="home"),
    path("kiosk/begin/", home.begin, name="begin"),
    path("kiosk/end/", home.end, name="end"),
    path("kiosk/call/", home.call, name="call"),
    path("kiosk/called/", home.called, name="called"),
    path("kiosk/card/", card.card, name="card"),
    path("kiosk/card/read/", card.read, name="card_read"),
    path("kiosk/enrol/", enrolling.enrolling, name="enrol"),
    path("office/kiosks/", kiosks.kiosks, name="kiosks"),
    path("office/kiosks/add/", keeping.add, name="add"),
    path("office/kiosks/<int:pk>/", kiosks.kiosk, name="kiosk"),
    path("office/kiosks/<int:pk>/code/", keeping.code, name="code"),
    path("office/kiosks/<int:pk>/reader/", keeping.reader_key, name="reader_key"),
    path("office/kiosks/<int:pk>/retire/", keeping.retire, name="retire"),
    path("office/kiosks/<int:pk>/helped/", keeping.helped, name="helped"),
    path("office/kiosks/calls/<int:pk>/answer/", keeping.answer, name="answer"),
]
