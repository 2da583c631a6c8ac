from django.urls import path

from zhichi.ui import views
from zhichi.ui.worker import worker

app_name = "ui"
urlpatterns = [
    path("elder/", views.elder, name="elder"),
    path("language/", views.language, name="language"),
    path("worker.js", worker, {"name": "worker"}, name="worker"),
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/sample/<slug:kind>/", views.sample, name="sample"),
]
