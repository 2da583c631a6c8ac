"""Files on their way."""

from django.urls import path

from zhichi.foundation.files.views.citizen import sending

app_name = "files"
urlpatterns = [
    path("uploads/", sending.begin_sending, name="arrivals"),
    path("uploads/<str:code>/", sending.arrival, name="arrival"),
]
